"""Areas held against the law, from the key figures that were brought and from released cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bofast.registers.disclosure.released import ReleasedTable, ShownCell
from bofast.registers.studies.area_figures import AreaFigures
from bofast.registers.studies.areas.outside_work import Tie
from bofast.registers.studies.areas.study import EVERYBODY, TIES
from bofast.registers.studies.findings import Released
from bofast.rules.area_facts import AreaFacts
from bofast.rules.area_status import AreaStatus, area_status
from bofast.rules.law import Law
from bofast.vocabulary.errors import MissingParameter

LIST_MONTH, LIST_DAY = 12, 1
_NOTHING = AreaFacts()
_HUNDRED, _PLACES = Decimal(100), Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class ToldArea:
    """An area in a year.

    Attributes:
        status: None where no criteria are entered for the year.
        from_register: whether the share outside work was counted here, since none was brought.
    """

    area: int
    year: int
    figures: AreaFigures
    status: AreaStatus | None
    from_register: bool


def told_areas(released: Released, *, law: Law) -> tuple[ToldArea, ...]:
    """Every area and year for which a key figure was brought or counted, by area and year."""
    shares = outside_shares(released.table(TIES))
    brought = {(one.area, one.year): one for one in released.ground.area_figures}
    areas = set(released.ground.areas)
    places = {*(place for place in brought if place[0] in areas), *((area, year) for area, year in shares)}
    return tuple(_told(place, brought.get(place), shares=shares, law=law) for place in sorted(places))


def outside_shares(table: ReleasedTable) -> Mapping[tuple[int, int], Decimal]:
    """Percent of those whose tie is known who are outside work and education, where both cells may be told."""
    cells = {cell.categories: cell.value for cell in table.cells if isinstance(cell, ShownCell)}
    shares = {}
    for (area, year, tie, ages), everybody in cells.items():
        if tie != EVERYBODY or not area.isdigit():
            continue
        outside, unknown = (cells.get((area, year, one.name.lower(), ages)) for one in (Tie.OUTSIDE, Tie.NOT_KNOWN))
        known = everybody - (unknown or 0)
        if outside is not None and unknown is not None and known > 0:
            shares[int(area), int(year)] = (_HUNDRED * outside / known).quantize(_PLACES)
    return shares


def _told(
    place: tuple[int, int],
    brought: AreaFigures | None,
    *,
    shares: Mapping[tuple[int, int], Decimal],
    law: Law,
) -> ToldArea:
    area, year = place
    figures = brought or AreaFigures(area, year, _NOTHING)
    lacks = figures.facts.outside_work_percent is None
    if lacks:
        figures = replace(
            figures,
            facts=replace(
                figures.facts,
                outside_work_percent=shares.get(place),
                outside_work_percent_year_before=shares.get((area, year - 1)),
            ),
        )
    return ToldArea(area, year, figures, _status(figures, law=law), lacks and place in shares)


def _status(figures: AreaFigures, *, law: Law) -> AreaStatus | None:
    try:
        return area_status(figures.facts, law=law, on=date(figures.year, LIST_MONTH, LIST_DAY))
    except MissingParameter:
        return None
