"""The homes behind a figure: each by its address, with its days, and no family beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.homes.words import street_address
from bofast.casework.lettings.board import homes
from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.record import BoardRecord
from bofast.casework.lettings.models import Vacancy
from bofast.design.parts import Column, Row
from bofast.desk.letting.board.counted import BoardFigure
from bofast.desk.wording.letting_names import CAUSES

HOMES: Mapping[BoardFigure, Callable[[BoardRecord, Period], Sequence[Vacancy]]] = {
    BoardFigure.EMPTY: homes.empty_in,
    BoardFigure.LET: homes.let_in,
    BoardFigure.OPEN: homes.open_at_the_end,
    BoardFigure.MOVED_OUT: homes.moved_out_in,
}


def home_columns() -> tuple[Column, ...]:
    return (
        Column(_("Home")),
        Column(_("Vacant from")),
        Column(_("Why")),
        Column(_("Let on")),
        Column(_("Empty days in the period"), numeric=True),
    )


def home_rows(vacancies: Sequence[Vacancy], *, record: BoardRecord, period: Period) -> list[Row]:
    """A vacancy a row, those that stood empty longest first."""
    told = [(homes.empty_days(one, period=period, today=record.today), one) for one in vacancies]
    return [
        Row(
            (street_address(one.home), one.vacant_from, str(CAUSES[Vacancy.Cause(one.cause)]), one.let_on or "–", days),
            url=reverse("letting-vacancy", args=[one.pk]),
        )
        for days, one in sorted(told, key=lambda pair: (-pair[0], pair[1].vacant_from))
    ]


def chain_columns() -> tuple[Column, ...]:
    return (
        Column(_("The first home")),
        Column(_("Let on")),
        Column(_("Homes let"), numeric=True),
        Column(_("The homes after it")),
    )


def chain_rows(chains: Sequence[homes.BoardChain]) -> list[Row]:
    """A chain a row, by the homes that were let because of each other."""
    return [
        Row(
            (
                street_address(chain.first.home),
                chain.first.let_on,
                chain.links,
                ", ".join(street_address(one.home) for one in chain.let[1:]) or "–",
            ),
            url=reverse("letting-vacancy", args=[chain.first.pk]),
        )
        for chain in chains
    ]
