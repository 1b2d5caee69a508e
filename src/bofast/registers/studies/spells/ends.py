"""How stays in a home ended by the day, and beside it by the year: together they must not tell what neither tells."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from bofast.registers.disclosure.linking import Balance, Near
from bofast.registers.disclosure.release import Asked, CurveAsked
from bofast.registers.disclosure.tables import CellTable
from bofast.registers.engines.tables.dated import CountedSpells
from bofast.registers.stays.events import EVENTS
from bofast.registers.stays.question import Place
from bofast.registers.studies.cell_tables import count_table, listed
from bofast.registers.studies.marks import areas_of
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.staying.destinations import (
    HELD,
    INSIDE,
    definition_told,
    destination_tables,
    kinds_told,
)
from bofast.registers.studies.ways import KINDS, FamilyKind, Ints, Way, each_year, family_years, way_of_event

ENDS, BETWEEN = "ends", "between"
SEEN, UNSEEN = "held_a_new_year", "between_new_years"
WAYS_NAMED = tuple(way.name.lower() for way in Way)
ENDED = tuple(way for way in Way if way is not Way.STAYED)
_WAY_OF_EVENT = np.array([way_of_event(event) for event in range(EVENTS)], dtype=np.int64)
_LEAVES = {
    Way.INTERNAL: tuple(f"{INSIDE}_{held}" for held in HELD if held != "owned"),
    Way.BOUGHT: (f"{INSIDE}_owned",),
}
"""The destinations of a year that are the same way; of all others there is one of the same name."""

Keys = dict[tuple[str, ...], str]


def kind_of_patterns() -> Ints:
    """The kind of each pattern (selected, strong, children); -1 for whoever is not asked about."""
    strong, other = KINDS.index(FamilyKind.STRONG), KINDS.index(FamilyKind.OTHER)
    return np.array([-1, -1, -1, -1, -1, other, strong, strong], dtype=np.int64)


def asked_of_ends(counted: CountedSpells, *, setting: Setting, curves: tuple[CurveAsked, ...]) -> Asked:
    """How stays ended, how many held no 1 January, and beside them the destinations that the years tell.

    A family that moves once in a year is in both, so a way of one table is nearly that of the other.
    """
    ends, between = _tables(counted, setting=setting)
    calendar = each_year(setting)
    by_year = family_years(setting, place=Place.DWELLING, by=(calendar,)).sum(axis=2)[:, :-1]
    destinations, _ = destination_tables(by_year, labels=calendar.labels[:-1], setting=setting)
    keys = {table.name: _keys(table) for table in (ends, between, destinations)}
    return Asked(
        (ends, between, destinations),
        balances=tuple(_ended(kind, ends=keys[ENDS], between=keys[BETWEEN]) for kind in KINDS),
        curves=curves,
        near=tuple(
            Near(
                keys[ENDS][kind, way.name.lower()],
                tuple(keys[destinations.name][kind, leaf] for leaf in _leaves(way)),
            )
            for kind in KINDS
            for way in ENDED
        ),
    )


def _leaves(way: Way) -> tuple[str, ...]:
    return _LEAVES.get(way, (way.name.lower(),))


def _ended(kind: FamilyKind, *, ends: Keys, between: Keys) -> Balance:
    """Whatever way a stay ended, it held a 1 January or none."""
    return Balance(
        tuple(ends[kind, way.name.lower()] for way in ENDED), tuple(between[kind, length] for length in (UNSEEN, SEEN))
    )


def _keys(table: CellTable) -> Keys:
    """The key of a cell by its kind and what follows it, as they are printed."""
    names = [dimension.printed.categories for dimension in table.dimensions[:2]]
    return {
        tuple(name[code] for name, code in zip(names, codes, strict=False)): key
        for codes, key in zip(table.codes.tolist(), table.keys(), strict=True)
    }


def _tables(counted: CountedSpells, *, setting: Setting) -> Iterator[CellTable]:
    """How stays in a home ended, and how many of those that ended held no 1 January."""
    ends = counted.ends
    kind, way = kind_of_patterns()[ends["pattern"]], _WAY_OF_EVENT[ends["event"]]
    ended = way != Way.STAYED
    parts = (
        (ENDS, listed("way", WAYS_NAMED), way, kind >= 0),
        (BETWEEN, listed("length", (UNSEEN, SEEN)), ends["crossed"], (kind >= 0) & ended),
    )
    for name, dimension, codes, rows in parts:
        shape = (len(KINDS), len(dimension.categories))
        values, households = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        np.add.at(values, (kind[rows], codes[rows]), ends["n"][rows])
        # Distinct within a pattern and event; over several of them at least as many as in the largest.
        np.maximum.at(households, (kind[rows], codes[rows]), ends["persons"][rows])
        yield count_table(
            name,
            about=f"stays of families in a home by the day, by {dimension.name}",
            dimensions=(
                kinds_told(setting.definition),
                dimension,
                areas_of(setting),
                definition_told(setting.definition),
            ),
            values=values[..., None, None],
            persons=households[..., None, None],
            households=households[..., None, None],
        )
