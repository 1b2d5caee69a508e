"""Areas within areas: where one category holds all units of another and a few more, their difference is a group.

A small group of that kind stands in no table, and yet follows from two cells. It is added to the system as a cell that
is hidden from the start, so that one of the two gives way. Areas that overlap without one lying within the other are
held apart by the equations alone, where their units are cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bofast.registers.disclosure.equations import Equations
from bofast.registers.disclosure.former import FormerRelease
from bofast.registers.disclosure.linking import Joining
from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.tables import CellTable

Units = dict[str, dict[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Within:
    """Two categories of one dimension: the larger covers all that the smaller covers, and more."""

    dimension: str
    larger: str
    smaller: str


def units_of(tables: Sequence[CellTable], *, formers: Sequence[FormerRelease] = ()) -> Units:
    """For each dimension, the units of every category that is made of units, in any table or former release. The whole
    of a dimension is called by the empty name.
    """
    found: Units = {}
    for former in formers:
        for name, extents in former.extents.items():
            found.setdefault(name, {}).update({category: frozenset(units) for category, units in extents.items()})
    for table in tables:
        for one in table.dimensions:
            named = {"" if category == one.whole else category: units for category, units in one.units().items()}
            found.setdefault(one.name, {}).update(named)
    return found


def pairs_within(units: Units) -> Iterator[Within]:
    """All pairs of which one lies within the other."""
    for dimension, categories in units.items():
        for larger, many in categories.items():
            for smaller, few in categories.items():
                if few < many:
                    yield Within(dimension, larger, smaller)


def add_small_differences(joining: Joining, *, units: Units) -> None:
    """For every two counts that differ only in such a pair: their difference, if it is small, as a hidden cell."""
    pairs = list(pairs_within(units))
    if not pairs:
        return
    for key, at in list(joining.place.items()):
        marks = key.split("|")
        if not marks[0].startswith(f"{Measure.COUNT.value} "):
            continue
        for pair in pairs:
            if f"{pair.dimension}={pair.smaller}" in marks:
                larger = joining.place.get(_with_category(marks, pair=pair), -1)
                if larger >= 0:
                    _add(joining, larger=larger, smaller=at, key=f"{key}|without {pair.dimension}={pair.larger}")


def _with_category(marks: list[str], *, pair: Within) -> str:
    others = [mark for mark in marks[1:] if mark != f"{pair.dimension}={pair.smaller}"]
    if pair.larger:
        others.append(f"{pair.dimension}={pair.larger}")
    return "|".join([marks[0], *sorted(others)])


def _add(joining: Joining, *, larger: int, smaller: int, key: str) -> None:
    value = joining.values[larger] - joining.values[smaller]
    known = not joining.may_hide[larger] and not joining.may_hide[smaller]
    if 0 < value < joining.smallest and not known:
        at = joining.new_cell(key, value=value)
        joining.ask_by_value(at, width=joining.smallest)
        joining.equations.append(Equations.balance(left=np.array([larger]), right=np.array([smaller, at])))
