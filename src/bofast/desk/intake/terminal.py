"""The import page's words for a terminal: what was found as a table, and what was done."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from unicodedata import category

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.intake.faults import Fault
from bofast.casework.intake.models import Sheet
from bofast.casework.intake.questions import asked_of, rows_waiting
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.desk.intake.words import column_name, fault_in_words
from bofast.desk.runs.presenter import progress_of
from bofast.desk.wording import in_words, refusal_in_words
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

FIRST = 20
"""So many faults, and so many questions; the page shows all of them."""
WIDEST_FOUND = 28
NARROWEST = 80
GAP = "  "
INSTEAD = "\N{REPLACEMENT CHARACTER}"


def answer(sheet: Sheet, *, run: Run) -> str:
    """What was found in a sheet and what was done with it; `run` is the last one of it."""
    width = max(NARROWEST, shutil.get_terminal_size((120, 0)).columns)
    findings = [Fault.from_json(kept) for kept in sheet.faults]
    faults = [found for found in findings if not found.is_warning]
    questions = [found for found in findings if found.is_warning]
    lines = [_counted(sheet)]
    lines += _table(_("What to mend"), faults, of=sheet.fault_count or 0, width=width)
    lines += _table(_("Questions"), questions, of=sheet.warning_count or 0, width=width)
    return "\n".join([*lines, "", *_done(sheet, run)])


def how_far(run: Run) -> str:
    """One short line for a run under way."""
    progress = progress_of(run)
    if run.total_count is None and run.done_count:
        return f"{progress.title}: {_rows(run.done_count)}"
    return f"{progress.title}: {progress.words}".rstrip(": ")


def refusal(refused: ShownToUser) -> str:
    """Why nothing was begun."""
    return refusal_in_words(refused)


def _counted(sheet: Sheet) -> str:
    faults, questions = sheet.fault_count or 0, sheet.warning_count or 0
    return ", ".join(
        (
            _rows(sheet.row_count or 0),
            ngettext("%(count)s fault", "%(count)s faults", faults) % {"count": words.number(faults)},
            ngettext("%(count)s question", "%(count)s questions", questions) % {"count": words.number(questions)},
        )
    )


def _rows(count: int) -> str:
    return ngettext("%(count)s row", "%(count)s rows", count) % {"count": words.number(count)}


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as the four cells of a line; the last may need several."""

    row: str
    column: str
    found: str
    to_do: str


def _table(title: str, findings: Sequence[Fault], *, of: int, width: int) -> Iterator[str]:
    if not findings:
        return
    heads = Line(_("Row"), _("Column"), _("Found"), _("What to do"))
    lines = [heads, *(_line(found) for found in findings[:FIRST])]
    widths = [max(len(getattr(line, name)) for line in lines) for name in ("row", "column", "found")]
    before = sum(widths) + (len(widths) + 1) * len(GAP)
    yield from ("", title)
    for line in lines:
        first, *rest = wrap(line.to_do, max(20, width - before)) or [""]
        cells = (line.row.rjust(widths[0]), line.column.ljust(widths[1]), line.found.ljust(widths[2]), first)
        yield (GAP + GAP.join(cells)).rstrip()
        yield from (" " * before + more for more in rest)
    if (left := of - FIRST) > 0:
        yield GAP + _("and %(count)s more on the import page") % {"count": words.number(left)}


def _line(found: Fault) -> Line:
    shown = _harmless(found.found)
    shown = shown if len(shown) <= WIDEST_FOUND else f"{shown[: WIDEST_FOUND - 1]}…"
    row = words.number(found.row) if found.row else "–"
    return Line(row, _harmless(column_name(found.column)), shown or "–", _harmless(fault_in_words(found)))


def _harmless(text: str) -> str:
    """Without signs that a terminal would obey, or that turn the direction of reading."""
    return "".join(sign if sign.isprintable() or category(sign) == "Zs" else INSTEAD for sign in text)


def _done(sheet: Sheet, run: Run) -> Iterator[str]:
    if sheet.state == Sheet.State.BROUGHT_IN:
        yield _("The sheet has come in")
        tally = sheet.tally
        yield GAP + _("New: %(count)s") % {"count": words.number(tally["new"])}
        yield GAP + _("Changed: %(count)s") % {"count": words.number(tally["changed"])}
        yield GAP + _("Unchanged: %(count)s") % {"count": words.number(tally["unchanged"])}
        yield GAP + _("Left out: %(count)s") % {"count": words.number(tally["left_out"])}
        return
    yield _why_not(run)
    waiting = rows_waiting(asked_of(sheet))
    if waiting:
        yield ngettext("%(count)s row waits for an answer.", "%(count)s rows wait for an answer.", waiting) % {
            "count": words.number(waiting)
        }
        yield _("Answer on the import page: %(page)s") % {"page": reverse("intake-sheet", args=[sheet.pk])}


def _why_not(run: Run) -> str:
    if run.state == Run.State.DONE or run.trouble == Reason.SHEET_HAS_FAULTS:
        return _("Nothing was brought in.")
    if run.trouble in set(Reason):
        return in_words(Reason(run.trouble))
    return progress_of(run).words
