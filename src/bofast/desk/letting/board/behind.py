"""The list behind a figure of the board, and the sentence that says what the figure counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.board.families import appeals_in
from bofast.casework.lettings.board.homes import chains_in
from bofast.casework.lettings.board.outgrown import outgrown_on
from bofast.casework.lettings.board.plans import kept_in
from bofast.casework.lettings.board.record import BoardRecord
from bofast.casework.lettings.models import LettingRun
from bofast.design import words
from bofast.design.parts import Breadcrumbs, Column, EmptyState, Link, Notice, PageHeader, Pagination, Row, Table
from bofast.desk.letting.board.counted import MEANINGS, NAMES, BoardFigure
from bofast.desk.letting.board.family_lists import (
    OFFERS,
    FamilyLine,
    family_columns,
    family_rows,
    lines_of,
    lines_of_appeals,
)
from bofast.desk.letting.board.forms import BoardChoice
from bofast.desk.letting.board.home_lists import HOMES, chain_columns, chain_rows, home_columns, home_rows
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import MODES

PAGE_SIZE = 50
OF_FAMILIES = frozenset({*OFFERS, BoardFigure.OUTGROWN, BoardFigure.APPEALS})
"""Figures whose lists name families; the others name homes, or runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """All rows of a list, and how many more there are that the reader may not know of."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    hidden: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """What `letting/board/list.html` shows."""

    crumbs: Breadcrumbs
    header: PageHeader
    table: Table
    hidden: Notice | None


def rows_behind(figure: BoardFigure, *, desk: Desk, record: BoardRecord, choice: BoardChoice) -> Behind:
    """What a figure counts, one by one.

    Raises: MissingParameter, for the outgrown of a day on which no norm was in force.
    """
    period = choice.period
    if figure in HOMES:
        vacancies = HOMES[figure](record, period)
        return Behind(columns=home_columns(), rows=home_rows(vacancies, record=record, period=period))
    if figure is BoardFigure.CHAINS:
        return Behind(columns=chain_columns(), rows=chain_rows(chains_in(record, period)))
    if figure is BoardFigure.PLANS:
        return Behind(columns=_run_columns(), rows=[_run_row(run) for run in kept_in(record, period)])
    return _families(_lines(figure, desk=desk, record=record, choice=choice), desk=desk)


def _lines(figure: BoardFigure, *, desk: Desk, record: BoardRecord, choice: BoardChoice) -> list[FamilyLine]:
    if figure in OFFERS:
        return lines_of(OFFERS[figure](record, choice.period), figure=figure)
    if figure is BoardFigure.APPEALS:
        return lines_of_appeals(appeals_in(record, choice.period))
    day = min(choice.period.last_day, record.today)
    return [FamilyLine(family=key, on=None) for key in outgrown_on(desk.office, day=day)]


def _families(lines: Sequence[FamilyLine], *, desk: Desk) -> Behind:
    known = desk.listed_among([line.family for line in lines])
    hidden = sum(line.family not in known for line in lines)
    return Behind(columns=family_columns(), rows=family_rows(lines, known=known), hidden=hidden)


def _run_columns() -> tuple[Column, ...]:
    return (Column(_("Day")), Column(_("How families are chosen")), Column(_("Decided by")), Column(_("Decided on")))


def _run_row(run: LettingRun) -> Row:
    decided = words.day(timezone.localdate(run.kept_at)) if run.kept_at else "–"
    return Row((run.on, str(MODES[run.mode]), str(run.kept_by), decided), url=reverse("letting-run", args=[run.pk]))


def list_page(figure: BoardFigure, *, found: Behind, choice: BoardChoice, number: str) -> ListPage:
    """A page of the list, with what the figure counts above it."""
    pages = Paginator(found.rows, PAGE_SIZE)
    page = pages.get_page(number)
    board = f"{reverse('letting-board')}?{choice.query}"
    return ListPage(
        crumbs=Breadcrumbs((Link(_("What came of the letting"), board),), str(NAMES[figure])),
        header=PageHeader(str(NAMES[figure]), lead=str(MEANINGS[figure])),
        table=Table(
            caption=str(NAMES[figure]),
            columns=found.columns,
            rows=tuple(page.object_list),
            caption_shown=False,
            empty=EmptyState(_("Nothing here"), _("The figure counts nothing in this period, or nothing you may see.")),
            pagination=Pagination(page.number, pages.num_pages, f"?{choice.query}&page="),
        ),
        hidden=_hidden(found.hidden),
    )


def _hidden(count: int) -> Notice | None:
    if not count:
        return None
    title = ngettext("%(count)s family is not shown", "%(count)s families are not shown", count)
    return Notice(title % {"count": words.number(count)}, _("It is counted, but you may not see which one it is."))
