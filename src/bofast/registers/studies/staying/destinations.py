"""Where families go that leave their home: inside the area and out of it, by how the new home is held."""

from __future__ import annotations

import numpy as np

from bofast.registers.disclosure.tables import CellTable, Dimension, Shown, Sum
from bofast.registers.people.definition import Definition
from bofast.registers.stays.events import EVENTS, Event
from bofast.registers.store import HomeTenure
from bofast.registers.studies.cell_tables import count_table, fewest_over_years, totalled, with_total
from bofast.registers.studies.families.stock import FAMILIES, kind_extents, other, strong
from bofast.registers.studies.marks import areas_of, definition_label
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.ways import KINDS, FamilyKind, Ints

DESTINATIONS, BY_YEAR = "destinations", "leaving_by_year"
STAYED, UNKNOWN, ABROAD, DEAD, INSIDE, OUT, ALL = "stayed", "unknown", "abroad", "dead", "inside", "out", "all"
WHOLE = (STAYED, UNKNOWN, ABROAD, DEAD)
HELD = ("owned", "social", "private", "not_known")
"""How the new home is held; a cooperative home counts as owned."""

_HELD_AS = {
    HomeTenure.UNKNOWN: "not_known",
    HomeTenure.OWNED: "owned",
    HomeTenure.RENTED_SOCIAL: "social",
    HomeTenure.RENTED_PRIVATE: "private",
    HomeTenure.COOPERATIVE: "owned",
}


def _leaf_of(event: int) -> str:
    for first, where in ((Event.INTERNAL, INSIDE), (Event.OUT, OUT)):
        if event >= first:
            return f"{where}_{_HELD_AS[HomeTenure(event - first)]}"
    return {Event.STAYED: STAYED, Event.LOST: UNKNOWN, Event.ABROAD: ABROAD, Event.DEAD: DEAD}[Event(event)]


LEAVES = (*WHOLE, *(f"{where}_{held}" for where in (INSIDE, OUT) for held in HELD))
COARSE = (*WHOLE, INSIDE, OUT)
_LEAF_OF_EVENT = np.array([[_leaf_of(event) == leaf for leaf in LEAVES] for event in range(EVENTS)], dtype=np.int64)
_COARSE_OF_LEAF = np.array(
    [[leaf == coarse or leaf.startswith(f"{coarse}_") for coarse in COARSE] for leaf in LEAVES], dtype=np.int64
)


def destination_tables(years: Ints, *, labels: tuple[str, ...], setting: Setting) -> tuple[CellTable, CellTable]:
    """Every destination over all years, and the coarse ones year by year.

    Shape: years int64[kind, calendar year, event], households; labels, the calendar years.
    """
    leaves = years @ _LEAF_OF_EVENT
    coarse = leaves @ _COARSE_OF_LEAF
    marks = (kinds_told(setting.definition), areas_of(setting), definition_told(setting.definition))
    return _over_all_years(leaves, coarse=coarse, marks=marks), _year_by_year(coarse, labels=labels, marks=marks)


def kinds_told(definition: Definition) -> Dimension:
    """The kinds of families by the names that every count of families bears, printed by their own."""
    called = {FamilyKind.STRONG: strong(definition), FamilyKind.OTHER: other(definition)}
    names = tuple(called[kind] for kind in KINDS)
    return Dimension("kind", names, extents=kind_extents(definition), shown=Shown("kind", tuple(KINDS)))


def definition_told(definition: Definition) -> Dimension:
    """The definition as one category that is printed; the kinds bear its mark."""
    label = definition_label(definition)
    return Dimension("definition", (label,), whole=label)


def _over_all_years(leaves: Ints, *, coarse: Ints, marks: tuple[Dimension, ...]) -> CellTable:
    parts = np.concatenate((leaves, coarse[..., len(WHOLE) :], coarse.sum(axis=2, keepdims=True)), axis=2)
    inside, out = (tuple(f"{where}_{held}" for held in HELD) for where in (INSIDE, OUT))
    sums = (Sum(INSIDE, inside), Sum(OUT, out), Sum(ALL, COARSE))
    kind, *others = marks
    dimensions = (kind, Dimension("destination", (*LEAVES, INSIDE, OUT, ALL), sums, whole=ALL), *others)
    values, fewest = parts.sum(axis=1)[..., None, None], fewest_over_years(parts, axis=1)[..., None, None]
    return count_table(
        DESTINATIONS, about=FAMILIES, dimensions=dimensions, values=values, persons=fewest, households=fewest
    )


def _year_by_year(coarse: Ints, *, labels: tuple[str, ...], marks: tuple[Dimension, ...]) -> CellTable:
    by_year = with_total(coarse, axis=2)
    values = with_total(by_year, axis=1)
    # A family has two members at least, so its households are also the fewest persons.
    fewest = np.concatenate((by_year, fewest_over_years(by_year, axis=1)[:, None]), axis=1)
    kind, *others = marks
    dimensions = (kind, totalled("year", labels), totalled("destination", COARSE), *others)
    values, fewest = values[..., None, None], fewest[..., None, None]
    return count_table(BY_YEAR, about=FAMILIES, dimensions=dimensions, values=values, persons=fewest, households=fewest)
