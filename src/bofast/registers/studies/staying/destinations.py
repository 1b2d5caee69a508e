"""Where families go that leave their home: inside the area and out of it, by how the new home is held."""

from __future__ import annotations

import numpy as np

from bofast.registers.disclosure.tables import CellTable, Dimension, Sum
from bofast.registers.stays.events import EVENTS, Event
from bofast.registers.store import HomeTenure
from bofast.registers.studies.cell_tables import count_table, fewest_over_years, listed, totalled, with_total
from bofast.registers.studies.marks import areas_of, defined_by
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.ways import KINDS, Ints

ABOUT = "years of families in a home by what became of them"
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
    marks = (areas_of(setting), defined_by(setting.definition))
    return _over_all_years(leaves, coarse=coarse, marks=marks), _year_by_year(coarse, labels=labels, marks=marks)


def _over_all_years(leaves: Ints, *, coarse: Ints, marks: tuple[Dimension, ...]) -> CellTable:
    parts = np.concatenate((leaves, coarse[..., len(WHOLE) :], coarse.sum(axis=2, keepdims=True)), axis=2)
    inside, out = (tuple(f"{where}_{held}" for held in HELD) for where in (INSIDE, OUT))
    sums = (Sum(INSIDE, inside), Sum(OUT, out), Sum(ALL, COARSE))
    dimensions = (listed("kind", KINDS), Dimension("destination", (*LEAVES, INSIDE, OUT, ALL), sums, whole=ALL), *marks)
    values, fewest = parts.sum(axis=1)[..., None, None], fewest_over_years(parts, axis=1)[..., None, None]
    return count_table(
        DESTINATIONS, about=ABOUT, dimensions=dimensions, values=values, persons=fewest, households=fewest
    )


def _year_by_year(coarse: Ints, *, labels: tuple[str, ...], marks: tuple[Dimension, ...]) -> CellTable:
    by_year = with_total(coarse, axis=2)
    values = with_total(by_year, axis=1)
    # A family has two members at least, so its households are also the fewest persons.
    fewest = np.concatenate((by_year, fewest_over_years(by_year, axis=1)[:, None]), axis=1)
    dimensions = (listed("kind", KINDS), totalled("year", labels), totalled("destination", COARSE), *marks)
    values, fewest = values[..., None, None], fewest[..., None, None]
    return count_table(BY_YEAR, about=ABOUT, dimensions=dimensions, values=values, persons=fewest, households=fewest)
