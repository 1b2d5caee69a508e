"""The import pages as parts: the sheets, one sheet with its faults, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from bofast.casework.intake.faults import Fault
from bofast.casework.intake.layouts import LAYOUTS, SheetKind
from bofast.casework.intake.models import Sheet
from bofast.casework.intake.reading.outline import column_letters
from bofast.casework.runs.models import Run
from bofast.design import words
from bofast.design.parts import (
    Column,
    EmptyState,
    Link,
    Notice,
    Pagination,
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
from bofast.desk.intake.words import column_name, fault_in_words
from bofast.desk.wording.intake import KINDS

FAULTS_ON_A_PAGE = 100
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


def tiles(sheet: Sheet) -> StatTiles:
    has_faults, has_warnings = bool(sheet.fault_count), bool(sheet.warning_count)
    return StatTiles(
        (
            Stat(_("Rows"), words.number(sheet.row_count or 0)),
            Stat(_("Rows that can come in"), words.number(sheet.good_count or 0)),
            Stat(_("Faults"), words.number(sheet.fault_count or 0), tone=Tone.DANGER if has_faults else Tone.NEUTRAL),
            Stat(
                _("Questions"),
                words.number(sheet.warning_count or 0),
                under=_("These keep nothing out."),
                tone=Tone.WARNING if has_warnings else Tone.NEUTRAL,
            ),
        )
    )


def standing(sheet: Sheet) -> Standing:
    """What the sheet is worth now, and what can be done."""
    if sheet.state == Sheet.State.BROUGHT_IN:
        return Standing(_brought_in(sheet))
    if not sheet.good_count:
        return Standing(_nothing_comes_in(), links=_links(sheet))
    url = reverse("intake-bring-in", args=[sheet.pk])
    rows = ngettext("%(count)s row", "%(count)s rows", sheet.good_count) % {"count": words.number(sheet.good_count)}
    if not sheet.fault_count:
        text = _("Nothing speaks against it. What is in the register already is left alone.")
        press = Press(_("Bring in %(rows)s") % {"rows": rows}, url, weight=Weight.PRIMARY)
        return Standing(
            Notice(_("The whole sheet fits"), text, Tone.SUCCESS), (press,), _links(sheet, has_faults=False)
        )
    text = _("Mend the sheet and upload it again, or bring in only the rows that fit. Nothing has been written yet.")
    press = Press(_("Bring in only the %(rows)s that fit") % {"rows": rows}, url, sends=(Sent("only_good_rows", "1"),))
    return Standing(Notice(_("Some rows do not fit"), text, Tone.WARNING), (press,), _links(sheet))


def _nothing_comes_in() -> Notice:
    text = _("Nothing has been written. Mend what is listed below and upload the sheet again.")
    return Notice(_("The sheet cannot come in as it is"), text, Tone.DANGER)


def _brought_in(sheet: Sheet) -> Notice:
    points = (
        _("New: %(count)s") % {"count": words.number(sheet.tally.get("new", 0))},
        _("Changed: %(count)s") % {"count": words.number(sheet.tally.get("changed", 0))},
        _("Unchanged: %(count)s") % {"count": words.number(sheet.tally.get("unchanged", 0))},
        _("Left out because of faults: %(count)s") % {"count": words.number(sheet.tally.get("left_out", 0))},
    )
    return Notice(_("The sheet has come in"), "", Tone.SUCCESS, points=points)


def _links(sheet: Sheet, *, has_faults: bool = True) -> tuple[Link, ...]:
    links = []
    if has_faults:
        links.append(Link(_("Download the marked copy"), reverse("intake-marked-copy", args=[sheet.pk])))
    if sheet.headings_sha256:
        links.append(Link(_("Draw where the columns come from"), reverse("intake-mapping", args=[sheet.pk])))
    return tuple(links)


def faults_table(faults: Sequence[Fault], *, page: int, page_url: str) -> Table:
    """One page of the faults, as a reader would look for them in the sheet."""
    first = (page - 1) * FAULTS_ON_A_PAGE
    rows = tuple(_fault_row(fault) for fault in faults[first : first + FAULTS_ON_A_PAGE])
    columns = (
        Column(_("Place")),
        Column(_("Column")),
        Column(_("Found")),
        Column(_("What to do")),
        Column(_("Weight")),
    )
    pages = max(1, -(-len(faults) // FAULTS_ON_A_PAGE))
    return Table(_("What to mend"), columns, rows, pagination=Pagination(page, pages, page_url))


def _fault_row(fault: Fault) -> Row:
    place = f"{column_letters(fault.place)}{fault.row}" if fault.place and fault.row else ""
    if not place:
        place = _("Row %(row)s") % {"row": fault.row} if fault.row else _("The whole sheet")
    tag = Tag(_("Question"), Tone.WARNING) if fault.is_warning else Tag(_("Fault"), Tone.DANGER)
    return Row((place, column_name(fault.column), fault.found, fault_in_words(fault), tag))


def failure(run: Run) -> Notice:
    """What to say when bringing in stopped. Nothing of a sheet of ordinary size is half-written."""
    text = _("The register has changed since the check, or somebody else was writing. Check the sheet again.")
    return Notice(_("The sheet did not come in"), text, Tone.DANGER)
