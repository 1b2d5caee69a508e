"""The board's page, the list behind each figure, and the figures as a workbook."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.board.figures import BoardFigures, figures_of
from bofast.casework.lettings.board.mix import mix_on
from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.record import BoardRecord, record_of
from bofast.desk.letting.board.behind import OF_FAMILIES, list_page, rows_behind
from bofast.desk.letting.board.counted import BoardFigure
from bofast.desk.letting.board.forms import BoardChoice, Readers, board_form
from bofast.desk.letting.board.presenter import board_page
from bofast.desk.letting.board.protecting import protected
from bofast.desk.letting.board.tables import TwoPeriods
from bofast.desk.letting.board.workbook import workbook
from bofast.desk.letting.trial.listing import newest_trial
from bofast.desk.office import Desk, DeskRequest

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """The figures of a period beside those of the one before: counts only."""
    desk = request.desk
    form, choice = board_form(request.GET, today=desk.today)
    mixes = mix_on(desk.office, day=desk.today)
    page = board_page(two_periods(desk, choice=choice), form=form, mixes=mixes, newest=newest_trial(desk))
    return render(request, "letting/board/board.html", {"page": page})


@require_GET
def behind(request: DeskRequest, figure: str) -> HttpResponse:
    """What a figure counts, one by one; the reading is written down first.

    Raises: Http404, for a figure that does not exist.
    """
    if figure not in {each.value for each in BoardFigure}:
        raise Http404
    desk, asked = request.desk, BoardFigure(figure)
    _form, choice = board_form(request.GET, today=desk.today)
    found = rows_behind(asked, desk=desk, record=_record(desk, choice=choice), choice=choice)
    journal.record(
        Deed.FAMILIES_LISTED if asked in OF_FAMILIES else Deed.HOMES_LISTED,
        by=request.user,
        office=desk.office,
        facts={"page": "letting-board-list", "figure": figure, "count": len(found.rows)},
    )
    page = list_page(asked, found=found, choice=choice, number=request.GET.get("page", "1"))
    return render(request, "letting/board/list.html", {"page": page})


@require_GET
def export(request: DeskRequest) -> HttpResponse:
    """The figures as a workbook; the export stands in the journal."""
    desk = request.desk
    _form, choice = board_form(request.GET, today=desk.today)
    written = workbook(
        two_periods(desk, choice=choice),
        mixes=mix_on(desk.office, day=desk.today),
        today=desk.today,
        office=desk.office.name,
    )
    facts = {"what": "letting_board", "readers": choice.readers.value}
    journal.record(Deed.EXPORTED, by=request.user, office=desk.office, facts=facts)
    response = HttpResponse(written, content_type=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="letting.xlsx"'
    return response


def two_periods(desk: Desk, *, choice: BoardChoice) -> TwoPeriods:
    """The figures of a period and of the one before it, as its readers may see them."""
    record = _record(desk, choice=choice)
    now, before = (_figures(desk, record=record, period=each) for each in (choice.period, choice.period.before))
    if choice.readers is Readers.BOARD:
        now, before = protected(now), protected(before)
    return TwoPeriods(choice=choice, now=now, before=before)


def _record(desk: Desk, *, choice: BoardChoice) -> BoardRecord:
    return record_of(desk.office, period=choice.period, today=desk.today)


def _figures(desk: Desk, *, record: BoardRecord, period: Period) -> BoardFigures:
    return figures_of(record, office=desk.office, period=period)
