"""The board's figures as a workbook: a sheet a table, with what each figure counts on the last one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from bofast.casework.lettings.board.mix import BlockMix
from bofast.design import words
from bofast.design.parts import Bars, Muted, Shown
from bofast.design.parts import Table as Shows
from bofast.desk.letting.board.counted import MEANINGS, NAMES, BoardFigure
from bofast.desk.letting.board.pictures import groups_picture, mix_table, refusals_picture
from bofast.desk.letting.board.presenter import in_days, note_to
from bofast.desk.letting.board.tables import TwoPeriods, appeals_table, families_table, homes_table, plans_table
from bofast.desk.results.report.content import labels
from bofast.reports.content import Cell, Language, Pair, Report, Section, Table
from bofast.reports.excel import write_excel


def workbook(two: TwoPeriods, *, mixes: Sequence[BlockMix], today: date, office: str) -> bytes:
    """The tables of the page as .xlsx, in the reader's language, with what is hidden from these readers hidden."""
    tables = list(_tables(two, mixes=mixes))
    report = Report(
        language=Language(translation.get_language()),
        title=_("What came of the letting"),
        subtitle=office,
        counted=_("Counted on %(day)s") % {"day": words.day(today)},
        counted_on=today,
        facts=(
            Pair(_("The period"), in_days(two.choice.period)),
            Pair(_("The one before"), in_days(two.choice.period.before)),
        ),
        note=note_to(two.readers),
        sections=(Section(_("What came of the letting"), figures=tuple(tables)),),
        definitions=tuple(Pair(str(NAMES[one]), str(MEANINGS[one])) for one in BoardFigure),
        labels=labels(),
    )
    return write_excel(report)


def _tables(two: TwoPeriods, *, mixes: Sequence[BlockMix]) -> Iterator[Table]:
    yield _as_table(homes_table(two))
    yield _as_table(families_table(two))
    yield _of_bars(groups_picture(two), names=_("Group"))
    yield _of_bars(refusals_picture(two), names=_("Why"))
    yield _as_table(appeals_table(two))
    yield _as_table(plans_table(two))
    yield _as_table(mix_table(mixes))


def _as_table(shown: Shows) -> Table:
    return Table(
        caption=shown.caption,
        head=tuple(column.label for column in shown.columns),
        rows=tuple(tuple(_cell(cell) for cell in row.cells) for row in shown.rows),
    )


def _of_bars(bars: Bars, *, names: str) -> Table:
    return Table(
        caption=bars.caption,
        head=(names, *bars.columns),
        rows=tuple((Cell(bar.label), *(_cell(cell) for cell in bar.cells)) for bar in bars.bars),
    )


def _cell(shown: Shown) -> Cell:
    """A count as a number; anything else as it is read, with what stands under it."""
    if isinstance(shown, int):
        return Cell(words.number(shown), number=shown)
    if isinstance(shown, Muted):
        return Cell(", ".join(_cell(one).text for one in (shown.value, shown.under) if one))
    return Cell(words.unknown() if shown is None else str(shown))
