"""The import pages as parts: the sheets, one sheet with its faults, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bofast.casework.intake.layouts import LAYOUTS, SheetKind
from bofast.casework.intake.models import Sheet
from bofast.casework.intake.questions import Asked, rows_waiting
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.design.parts import (
    Column,
    EmptyState,
    Link,
    Notice,
    Press,
    Row,
    Sent,
    Stat,
    StatTiles,
    Table,
    Tag,
    Tone,
    Weight,
)
from bofast.desk.runs.presenter import progress_of
from bofast.desk.wording import in_words
from bofast.desk.wording.intake import KINDS
from bofast.vocabulary.reasons import Reason

STATES: dict[str, tuple[str | Promise, Tone]] = {
    Sheet.State.UPLOADED: (gettext_lazy("Being checked"), Tone.NEUTRAL),
    Sheet.State.CHECKED: (gettext_lazy("Checked"), Tone.ACCENT),
    Sheet.State.BROUGHT_IN: (gettext_lazy("Brought in"), Tone.SUCCESS),
    Sheet.State.REFUSED: (gettext_lazy("Left out"), Tone.NEUTRAL),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sheet's page says first, and the buttons below it."""

    notice: Notice
    presses: tuple[Press, ...] = ()
    links: tuple[Link, ...] = ()


def sheets_table(sheets: Iterable[Sheet]) -> Table:
    rows = tuple(
        Row(
            (
                sheet.name,
                kind_name(sheet),
                state_tag(sheet),
                words.number(sheet.row_count) if sheet.row_count is not None else "",
                words.number(sheet.fault_count) if sheet.fault_count is not None else "",
                words.day(sheet.uploaded_at.date()),
            ),
            url=reverse("intake-sheet", args=[sheet.pk]),
        )
        for sheet in sheets
    )
    columns = (
        Column(_("Sheet")),
        Column(_("About")),
        Column(_("Stands")),
        Column(_("Rows"), numeric=True),
        Column(_("Faults"), numeric=True),
        Column(_("Uploaded")),
    )
    empty = EmptyState(_("No sheet yet"), _("Upload the homes first, then the families, and last the tenancies."))
    return Table(_("Sheets"), columns, rows, empty=empty)


def kind_name(sheet: Sheet) -> str:
    return str(KINDS[SheetKind(sheet.kind)]) if sheet.kind else ""


def state_tag(sheet: Sheet) -> Tag:
    says, tone = STATES[sheet.state]
    return Tag(str(says), tone)


def templates_table(kinds: Sequence[SheetKind], *, language: str) -> Table:
    """What can be filled in: one empty sheet a kind, in the reader's language, and what must stand in it."""
    rows = tuple(
        Row(
            (
                str(KINDS[kind]),
                ", ".join(column.heading(language) for column in LAYOUTS[kind].columns if column.required),
                words.number(len(LAYOUTS[kind].columns)),
                Link(
                    _("Download the empty sheet"),
                    reverse("intake-template", args=[kind.value, language]),
                    about=str(KINDS[kind]),
                ),
            )
        )
        for kind in kinds
    )
    columns = (
        Column(_("About")),
        Column(_("Must be filled in")),
        Column(_("Columns"), numeric=True),
        Column(_("Empty sheet"), quiet=True),
    )
    return Table(_("Empty sheets to fill in"), columns, rows, caption_shown=False)


def tiles(sheet: Sheet, *, asked: Sequence[Asked]) -> StatTiles:
    has_faults, has_warnings = bool(sheet.fault_count), bool(sheet.warning_count)
    coming = (sheet.good_count or 0) - rows_waiting(asked)
    return StatTiles(
        (
            Stat(_("Rows"), words.number(sheet.row_count or 0)),
            Stat(_("Rows that can come in"), words.number(coming)),
            Stat(_("Faults"), words.number(sheet.fault_count or 0), tone=Tone.DANGER if has_faults else Tone.NEUTRAL),
            Stat(
                _("Questions"),
                words.number(sheet.warning_count or 0),
                under=_what_is_answered(asked, is_in=sheet.state == Sheet.State.BROUGHT_IN),
                tone=Tone.WARNING if has_warnings else Tone.NEUTRAL,
            ),
        )
    )


def _what_is_answered(asked: Sequence[Asked], *, is_in: bool) -> str:
    if not is_in and (waiting := rows_waiting(asked)):
        return ngettext("%(count)s row waits for an answer.", "%(count)s rows wait for an answer.", waiting) % {
            "count": words.number(waiting)
        }
    if confirmed := sum(one.confirmation is not None for one in asked):
        return _("Confirmed: %(count)s") % {"count": words.number(confirmed)}
    return "" if is_in else _("These keep nothing out.")


def standing(sheet: Sheet, *, asked: Sequence[Asked]) -> Standing:
    """What the sheet is worth now, and what can be done."""
    if sheet.state == Sheet.State.BROUGHT_IN:
        return Standing(_brought_in(sheet))
    if not sheet.good_count:
        return Standing(_nothing_comes_in(), links=_links(sheet))
    waiting = rows_waiting(asked)
    if sheet.fault_count or waiting:
        return _in_part(sheet, coming=sheet.good_count - waiting)
    press = Press(_("Bring in %(rows)s") % {"rows": _rows(sheet.good_count)}, _url(sheet), weight=Weight.PRIMARY)
    text = _("Nothing speaks against it. What is in the register already is left alone.")
    notice = Notice(_("The whole sheet fits"), text, Tone.SUCCESS)
    return Standing(notice, (press,), _links(sheet, has_faults=bool(sheet.warning_count)))


def _in_part(sheet: Sheet, *, coming: int) -> Standing:
    """Faults keep rows out, or rows wait for an answer."""
    if sheet.fault_count:
        title = _("Some rows do not fit")
        text = _(
            "Mend the sheet and upload it again, or bring in only the rows that fit. Nothing has been written yet."
        )
    else:
        title = _("Some rows wait for an answer")
        text = _("Answer the questions below, or bring in only the rows that fit. Nothing has been written yet.")
    if not coming:
        text = _("Every row that could come in waits for an answer to a question below. Nothing has been written yet.")
        return Standing(Notice(title, text, Tone.WARNING), links=_links(sheet))
    label = _("Bring in only the %(rows)s that fit") % {"rows": _rows(coming)}
    press = Press(label, _url(sheet), sends=(Sent("only_good_rows", "1"),))
    return Standing(Notice(title, text, Tone.WARNING), (press,), _links(sheet))


def _rows(count: int) -> str:
    return ngettext("%(count)s row", "%(count)s rows", count) % {"count": words.number(count)}


def _url(sheet: Sheet) -> str:
    return reverse("intake-bring-in", args=[sheet.pk])


def _nothing_comes_in() -> Notice:
    text = _("Nothing has been written. Mend what is listed below and upload the sheet again.")
    return Notice(_("The sheet cannot come in as it is"), text, Tone.DANGER)


def _brought_in(sheet: Sheet) -> Notice:
    points = (
        _("New: %(count)s") % {"count": words.number(sheet.tally.get("new", 0))},
        _("Changed: %(count)s") % {"count": words.number(sheet.tally.get("changed", 0))},
        _("Unchanged: %(count)s") % {"count": words.number(sheet.tally.get("unchanged", 0))},
        _("Left out: %(count)s") % {"count": words.number(sheet.tally.get("left_out", 0))},
    )
    return Notice(_("The sheet has come in"), "", Tone.SUCCESS, points=points)


def _links(sheet: Sheet, *, has_faults: bool = True) -> tuple[Link, ...]:
    links = []
    if has_faults:
        links.append(Link(_("Download the marked copy"), reverse("intake-marked-copy", args=[sheet.pk])))
    if sheet.headings_sha256:
        links.append(Link(_("Draw where the columns come from"), reverse("intake-mapping", args=[sheet.pk])))
    return tuple(links)


def failure(run: Run) -> Notice:
    """What to say when a check or bringing in stopped: why, and what of it stands."""
    if run.state == Run.State.CANCELLED:
        return Notice(_("The work on the sheet was stopped"), progress_of(run).words, Tone.WARNING)
    title = _("The sheet could not be checked") if run.kind == "check_sheet" else _("The sheet did not come in")
    why = in_words(Reason(run.trouble)) if run.trouble in set(Reason) else ""
    return Notice(title, why or progress_of(run).words, Tone.DANGER)


def check_again(sheet: Sheet) -> Press:
    """For a sheet whose check did not come to its end."""
    return Press(_("Check the sheet again"), reverse("intake-check", args=[sheet.pk]), weight=Weight.PRIMARY)
