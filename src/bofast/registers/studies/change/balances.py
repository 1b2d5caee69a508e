"""The equations between the tables of a change: whoever knows all parts but one knows that one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bofast.registers.disclosure.linking import Balance
from bofast.registers.disclosure.tables import CellTable
from bofast.registers.studies.change.moves import MOVES
from bofast.registers.studies.change.parts import WAYS_IN, Passage
from bofast.registers.studies.change.tables import (
    AT_RISK,
    CHANGES,
    OWN,
    PASSAGES,
    STOCK,
    YEARLY_OWN,
    YEARLY_PASSAGES,
    YEARLY_STOCK,
    Counted,
)

Keys = Mapping[tuple[str, ...], str]
"""The key of a cell by its categories, but for the ages, which are all the same."""


def balances_of(counted: Counted, tables: tuple[CellTable, ...]) -> tuple[Balance, ...]:
    """What there was and what came is what there is and what went: for each area, and for each year of all areas.

    Also: years begun are the stocks of each year but the last, and who came from other areas is who moved from each.
    """
    keys = {table.name: _keys(table) for table in tables}
    by_area = [
        _balance(keys, (STOCK, PASSAGES, OWN), counted, place=_Place(area, counted.ends, counted.period))
        for area in counted.areas.categories
    ]
    (together,) = counted.together.categories
    years = [(str(year), str(year + 1)) for year in counted.persons.years[:-1]]
    by_year = [
        _balance(keys, (YEARLY_STOCK, YEARLY_PASSAGES, YEARLY_OWN), counted, place=_Place(together, ends, link))
        for ends, link in zip(years, counted.links, strict=True)
    ]
    begun = [_years_begun(keys, counted, group=group, area=together) for group in counted.kinds.categories]
    moved = _moves(keys, counted) if MOVES in keys else ()
    return (*(one for pair in (*by_area, *by_year) for one in pair), *begun, *moved)


def _keys(table: CellTable) -> Keys:
    told_apart = [place for place, one in enumerate(table.dimensions) if one.name != "age"]
    names = [dimension.categories for dimension in table.dimensions]
    return {
        tuple(names[place][codes[place]] for place in told_apart): key
        for codes, key in zip(table.codes.tolist(), table.keys(), strict=True)
    }


@dataclass(frozen=True, slots=True)
class _Place:
    """An area, the years between which something happened, and the mark of what happened between them."""

    area: str
    ends: tuple[str, str]
    link: str


def _balance(
    keys: Mapping[str, Keys], names: tuple[str, str, str], counted: Counted, *, place: _Place
) -> tuple[Balance, Balance]:
    """One equation for the strong, one for the others: what the ones gain by becoming so, the others lose."""
    stock, passages, own = (keys[name] for name in names)
    (definition,) = counted.definition.categories
    became, ceased = (own[place.area, place.link, definition, change] for change in CHANGES)
    rest, strong = counted.kinds.categories
    sides = []
    for kind, gained, lost in ((strong, became, ceased), (rest, ceased, became)):
        came, went = (
            tuple(
                passages[place.area, place.link, kind, way.name.lower()] for way in Passage if (way in WAYS_IN) is into
            )
            for into in (True, False)
        )
        before, after = (stock[place.area, year, kind] for year in place.ends)
        sides.append(Balance((before, *came, gained), (after, *went, lost)))
    return sides[0], sides[1]


def _years_begun(keys: Mapping[str, Keys], counted: Counted, *, group: str, area: str) -> Balance:
    stocks = tuple(keys[YEARLY_STOCK][area, str(year), group] for year in counted.persons.years[:-1])
    return Balance((keys[AT_RISK][area, counted.period, group],), stocks)


def _moves(keys: Mapping[str, Keys], counted: Counted) -> Iterator[Balance]:
    """Into each area of the picture, and out of it."""
    moves, passages = keys[MOVES], keys[PASSAGES]
    for area in {place for pair in moves for place in pair[1:]} & set(counted.areas.categories):
        for at, way in ((1, Passage.OUT_TO_AREA), (2, Passage.IN_FROM_AREA)):
            pairs = tuple(key for pair, key in moves.items() if pair[at] == area)
            both = tuple(passages[area, counted.period, group, way.name.lower()] for group in counted.kinds.categories)
            yield Balance(pairs, both)
