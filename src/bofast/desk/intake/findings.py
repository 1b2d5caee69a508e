"""What a check found, as tables: the faults to mend in the sheet, and the questions to answer here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import dateformat, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.intake.faults import Fault
from bofast.casework.intake.models import Confirmation, Sheet
from bofast.casework.intake.questions import Asked
from bofast.casework.intake.reading.outline import column_letters
from bofast.design import words
from bofast.design.parts import Column, Pagination, Press, Row, Sent, Shown, Table, Tag, Tone, Weight
from bofast.desk.intake.words import column_name, fault_in_words

ON_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Pages:
    """Which page of each of the two tables is looked at."""

    faults: int = 1
    questions: int = 1


def faults_table(faults: Sequence[Fault], *, pages: Pages) -> Table:
    """One page of the faults, as a reader would look for them in the sheet."""
    rows = tuple(
        Row((_place(fault), column_name(fault.column), fault.found, fault_in_words(fault)))
        for fault in faults[_on_page(pages.faults)]
    )
    columns = (Column(_("Place")), Column(_("Column")), Column(_("Found")), Column(_("What to do")))
    pagination = Pagination(pages.faults, _pages(faults), f"?questions={pages.questions}&page=", label=_("Faults"))
    return Table(_("What to mend"), columns, rows, pagination=pagination)


def questions_table(asked: Sequence[Asked], *, sheet: Sheet, pages: Pages) -> Table:
    """One page of the questions, each with its answer, or the button that gives it."""
    rows = tuple(
        Row(
            (
                _place(one.question),
                column_name(one.question.column),
                one.question.found,
                fault_in_words(one.question),
                _answer(one, sheet=sheet, page=pages.questions),
            )
        )
        for one in asked[_on_page(pages.questions)]
    )
    columns = (
        Column(_("Place")),
        Column(_("Column")),
        Column(_("Found")),
        Column(_("What to look at")),
        Column(_("Answer")),
    )
    pagination = Pagination(pages.questions, _pages(asked), f"?page={pages.faults}&questions=", label=_("Questions"))
    return Table(_("Questions"), columns, rows, caption_shown=False, pagination=pagination)


def _answer(asked: Asked, *, sheet: Sheet, page: int) -> tuple[Shown, ...]:
    is_open = sheet.state == Sheet.State.CHECKED
    sends = (Sent("question", asked.question.key), Sent("page", str(page)))
    about = f"{_place(asked.question)}, {column_name(asked.question.column)}"
    if asked.confirmation is not None:
        label, url = _("Take back"), reverse("intake-withdraw", args=[sheet.pk])
        press = Press(label, url, sends=sends, weight=Weight.TERTIARY, about=about)
        answer: tuple[Shown, ...] = (Tag(_("Confirmed"), Tone.SUCCESS), _by_whom(asked.confirmation))
        return (*answer, press) if is_open else answer
    press = Press(_("Confirm"), reverse("intake-confirm", args=[sheet.pk]), sends=sends, about=about)
    return (press, *_what_waits(asked)) if is_open else _what_waits(asked)


def _by_whom(confirmation: Confirmation) -> str:
    at = timezone.localtime(confirmation.confirmed_at)
    told = {
        "name": str(confirmation.confirmed_by),
        "day": words.day(at.date()),
        "time": dateformat.format(at, "H:i"),
    }
    # Translators: who confirmed, and when: "Kari Nordmann, 22 November 2026 at 10:14"
    return _("%(name)s, %(day)s at %(time)s") % told


def _what_waits(asked: Asked) -> tuple[Tag, ...]:
    if not asked.keeps_out:
        return ()
    rows = asked.question.rows_held
    label = ngettext("Keeps %(count)s row out", "Keeps %(count)s rows out", rows) % {"count": words.number(rows)}
    return (Tag(label, Tone.WARNING),)


def _place(found: Fault) -> str:
    if not found.row:
        return _("The whole sheet")
    return f"{column_letters(found.place)}{found.row}" if found.place else _("Row %(row)s") % {"row": found.row}


def _on_page(page: int) -> slice:
    return slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE)


def _pages(found: Sequence[object]) -> int:
    return max(1, -(-len(found) // ON_A_PAGE))
