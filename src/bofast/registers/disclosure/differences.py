"""Groups within groups: where one category holds all units of another and a few more, their difference is a group.

A group of that kind stands in no table, and yet follows from the cells that are told: areas within a choice of areas,
definitions that reach a few more, ages within ages. It is added to the system as a cell that no table tells: a small
one must not follow, so one of the others gives way; a larger one still is not below nobody. The same for what a
category leaves over of two that lie in it apart.
Categories that overlap without one lying within the other are held apart by the equations alone, where their units are
cells.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from bofast.registers.disclosure.equations import Equations
from bofast.registers.disclosure.former import FormerRelease
from bofast.registers.disclosure.linking import Joining
from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.tables import EVERYBODY_BUT, CellTable

Units = dict[str, dict[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class Within:
    """Categories of one dimension: the larger covers all that the smaller, one or two that share no unit, cover, and
    more.
    """

    dimension: str
    larger: str
    smaller: tuple[str, ...]


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


def all_within(units: Units) -> Iterator[Within]:
    """Every category within another, and every two that lie in another apart."""
    for dimension, categories in units.items():
        for larger, many in categories.items():
            inside = [(smaller, few) for smaller, few in categories.items() if _is_within(few, many)]
            for smaller, _ in inside:
                yield Within(dimension, larger, (smaller,))
            for (one, first), (two, second) in combinations(inside, 2):
                if not first & second and first | second < many:
                    yield Within(dimension, larger, (one, two))


def _is_within(few: frozenset[str], many: frozenset[str]) -> bool:
    """Of those whom a category leaves out there are more the fewer it names."""
    if EVERYBODY_BUT in few and EVERYBODY_BUT in many:
        return many < few
    return few < many and EVERYBODY_BUT not in many


@dataclass(frozen=True, slots=True)
class Order:
    """A cell, and one or two others that are part of it, by their keys."""

    whole: str
    parts: tuple[str, ...]


def orders_of(keys: Collection[str], *, units: Units) -> Iterator[Order]:
    """Every count among these cells that holds others, since they differ only in categories of which one lies within
    the other.
    """
    found = list(all_within(units))
    for key in list(keys) if found else ():
        marks = key.split("|")
        if marks[0].startswith(f"{Measure.COUNT.value} "):
            for one in found:
                if f"{one.dimension}={one.smaller[0]}" in marks:
                    named = [_with_category(marks, within=one, category=name) for name in (one.larger, *one.smaller)]
                    if all(name in keys for name in named):
                        yield Order(named[0], tuple(named[1:]))


def _with_category(marks: list[str], *, within: Within, category: str) -> str:
    others = [mark for mark in marks[1:] if mark != f"{within.dimension}={within.smaller[0]}"]
    if category:
        others.append(f"{within.dimension}={category}")
    return "|".join([marks[0], *sorted(others)])


def add_differences(joining: Joining, *, orders: Iterable[Order]) -> None:
    """For all counts of which one holds the others: their difference as a cell that no table tells."""
    for one in orders:
        larger, *smaller = (joining.place[key] for key in (one.whole, *one.parts))
        if any(joining.may_hide[at] for at in (larger, *smaller)):
            _add(joining, larger=larger, smaller=smaller, key=" without ".join((one.whole, *one.parts)))


def _add(joining: Joining, *, larger: int, smaller: list[int], key: str) -> None:
    value = joining.values[larger] - sum(joining.values[at] for at in smaller)
    at = joining.new_cell(key, value=abs(value))
    joining.must_hide[at] = True
    if 0 < abs(value) < joining.smallest:
        joining.ask_by_value(at, width=joining.smallest)
    # A definition that reaches more may still find fewer who became what it asks for.
    more, fewer = ([larger], smaller) if value >= 0 else (smaller, [larger])
    joining.equations.append(Equations.balance(left=np.array(more), right=np.array([*fewer, at])))
