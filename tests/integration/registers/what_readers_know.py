"""What a reader of all studies knows of how their tables hang together, written out from what they say they count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product

from tests.integration.registers.reader import Cell

YEARS = tuple(str(year) for year in range(2019, 2025))
LAST_KNOWN = YEARS[-2]
AREAS = ("1", "2", "3", "4", "5")
WITH, WITHOUT = ("2", "4"), ("1", "3", "5")
CHOSEN = (1, 2, 3)
KINDS = {"resource_strong": "strong mission", "other_families": "other mission"}
SMALLEST = 5
PERIOD = f"{YEARS[0]}-{YEARS[-1]}"
INTO = ("in_from_area", "in_from_outside", "grew_into")
OUT_OF = ("out_to_area", "out_of_register", "lost", "grew_out_of")
STATES = ("not_registered", "here_social", "here_private", "here_owned", "here_other", "away_rented", "away_owned")
WAYS = ("out", "internal", "bought", "abroad", "dead", "unknown")
COARSE = ("stayed", "unknown", "abroad", "dead", "inside", "out", "all")


def destination(kind: str, where: str, *, year: str = "all", of: str = "staying") -> Cell:
    return (of, "leaving_by_year", kind, year, where, "all", "mission")


Equation = tuple[list[Cell], list[Cell]]


def same_families() -> Iterator[Equation]:
    """Families on a 1 January are those whose year begins, in areas with the measure, without it, and in all."""
    for year in YEARS[:-1]:
        strong = ("families", "families with children.by_year", year, "all", "strong mission")
        yield [destination("resource_strong", "all", year=year)], [strong]
        for where in ("out", "all"):
            group = ("measure", "families_by_group", "both", "resource_strong", year, where, "mission")
            yield [group], [destination("resource_strong", where, year=year)]
    for side, areas in (("with", WITH), ("without", WITHOUT)):
        by_area = [("families", "families with children.by_area", YEARS[0], area, "strong mission") for area in areas]
        yield [("measure", "families_by_group", side, "resource_strong", YEARS[0], "all", "mission")], by_area


def same_families_of_some() -> Iterator[Equation]:
    """By area, year and definition, of all areas and of a choice of them."""
    for study, of, where in (("families", "staying", "all"), ("families of some", "staying of some", "chosen")):
        for year in (YEARS[0], YEARS[-1]):
            by_area = (study, "families with children.by_area", year, where, "strong mission")
            yield [by_area], [(study, "families with children.by_year", year, where, "strong mission")]
        for kind, name in KINDS.items():
            known = (study, "families with children.by_definition", LAST_KNOWN, where, name)
            yield [known], [(of, "leaving_by_year", kind, LAST_KNOWN, "all", where, "mission")]
    tables = (("residents.by_area", ()), ("children.by_area", ("0-17",)))
    for year, area in product((YEARS[0], YEARS[-1]), map(str, CHOSEN)):
        cells = [("families with children.by_area", year, area, "strong mission")]
        cells += [(table, year, area, kind, *age) for (table, age), kind in product(tables, (*KINDS.values(), "all"))]
        yield from (([("families of some", *cell)], [("families", *cell)]) for cell in cells)


def same_destinations() -> Iterator[Equation]:
    """Over all years, in three tables of two studies."""
    held = [f"{where}_{how}" for where in ("inside", "out") for how in ("owned", "social", "private", "not_known")]
    for kind in KINDS:
        for where in COARSE:
            for study in ("staying", "spells"):
                yield [(study, "destinations", kind, where, "all", "mission")], [destination(kind, where)]
        for leaf in held:
            one, other = ((study, "destinations", kind, leaf, "all", "mission") for study in ("staying", "spells"))
            yield [one], [other]


def same_people() -> Iterator[Equation]:
    """Stocks in two tables, and the careers that begin with one of them."""
    for kind in KINDS.values():
        stocks = {year: ("change", "yearly_stock", "all", year, kind, "22-59") for year in YEARS}
        for year in (YEARS[0], YEARS[-1]):
            yield [("change", "stock", "all", year, kind, "22-59")], [stocks[year]]
        yield [("change", "at_risk", "all", PERIOD, kind)], [stocks[year] for year in YEARS[:-1]]
    happened = [("passages", "yearly_passages", kind, way) for kind, way in product(KINDS.values(), (*INTO, *OUT_OF))]
    happened += [("own", "yearly_own", "mission", change) for change in ("became", "ceased")]
    for by_area, by_year, *what in happened:
        yield [("change", by_area, "all", PERIOD, *what)], [("change", by_year, "all", PERIOD, *what)]
    followed = ("careers", "followed", "all", YEARS[0], "strong mission", "22-59")
    yield [followed], [("change", "yearly_stock", "all", YEARS[0], "strong mission", "22-59")]
    yield [followed], [("careers", "sizes", "all", "mission", "all", "strong mission")]


def nobody_comes_from_nowhere() -> Iterator[Equation]:
    """Who was there and came is who is there and went; and each move out of an area is one to somewhere."""
    ends = [("stock", "passages", "own", area, YEARS[0], YEARS[-1]) for area in (*AREAS, "all")]
    years = [("yearly_stock", "yearly_passages", "yearly_own", "all", *pair) for pair in pairwise(YEARS)]
    for stock, passages, own, area, before, after in (*ends, *years):
        link = f"{before}-{after}"
        became, ceased = (("change", own, area, link, "mission", change) for change in ("became", "ceased"))
        for kind, gained, lost in (("strong mission", became, ceased), ("other mission", ceased, became)):
            came, went = ([("change", passages, area, link, kind, way) for way in ways] for ways in (INTO, OUT_OF))
            then, now = (("change", stock, area, year, kind, "22-59") for year in (before, after))
            yield [then, *came, gained], [now, *went, lost]
    places = (*AREAS, f"outside {'+'.join(AREAS)}")
    for area in AREAS:
        others = [place for place in places if place != area]
        for way, moves in (
            ("out_to_area", [(area, one) for one in others]),
            ("in_from_area", [(one, area) for one in others]),
        ):
            yield (
                [("change", "moves", PERIOD, *pair) for pair in moves],
                [("change", "passages", area, PERIOD, kind, way) for kind in KINDS.values()],
            )


def careers_hang_together() -> Iterator[Equation]:
    """The same people every year, who go from state to state."""
    for year in YEARS:
        for kind in (*KINDS.values(), "all"):
            yield (
                [("careers", "states", "all", "mission", kind, year, "all")],
                [("careers", "sizes", "all", "mission", "all", kind)],
            )
        for cluster in ("1", "2", "3", "4"):
            yield (
                [("careers", "clusters", "all", "mission", cluster, year, "all")],
                [("careers", "sizes", "all", "mission", cluster, "all")],
            )
        for state in STATES:
            yield (
                [("careers", "states", "all", "mission", "all", year, state)],
                [("careers", "clusters", "all", "mission", "all", year, state)],
            )
    for state in STATES:
        each = [("careers", "states", "all", "mission", "all", year, state) for year in YEARS]
        yield [("careers", "steps", "all", "mission", state, after) for after in STATES], each[:-1]
        yield [("careers", "steps", "all", "mission", before, state) for before in STATES], each[1:]


def ended_some_way() -> Iterator[Equation]:
    """A stay that ended held a 1 January or none."""
    for kind in KINDS:
        ways = [("spells", "ends", kind, way, "all", "mission") for way in WAYS]
        yield (
            ways,
            [("spells", "between", kind, held, "all", "mission") for held in ("between_new_years", "held_a_new_year")],
        )


@dataclass(frozen=True)
class Rest:
    """Somebody who is in a whole and in none of its parts, and stands in no table."""

    whole: Cell
    parts: tuple[Cell, ...]


def who_stands_nowhere() -> Iterator[Rest]:
    """Ages between the ages that are told, and areas outside a choice."""
    by_year = [("by_year", "yearly_stock", year, "all") for year in YEARS]
    by_area = [("by_area", "stock", year, area) for year in (YEARS[0], YEARS[-1]) for area in AREAS]
    for table, stock, *place in (*by_year, *by_area):
        year, area = place
        for kind in KINDS.values():
            children = ("families", f"children.{table}", *place, kind, "0-17")
            aged = ("change", stock, area, year, kind, "22-59")
            yield Rest(("families", f"residents.{table}", *place, kind), (children, aged))
    for table, year, area in (
        *(("by_year", year, "all") for year in YEARS[-5:]),
        *(("by_area", YEARS[-1], area) for area in AREAS),
    ):
        children = ("families", f"children.{table}", year, area, "all", "0-17")
        yield Rest(
            ("families", f"residents.{table}", year, area, "all"),
            (children, ("areas", "ties", area, year, "all", "18-64")),
        )
    for kind, year in product(KINDS, (*YEARS[:-1], "all")):
        for where in COARSE:
            some = ("staying of some", "leaving_by_year", kind, year, where, "chosen", "mission")
            yield Rest(destination(kind, where, year=year), (some,))


def ends_beside_destinations() -> Iterator[tuple[Cell, tuple[Cell, ...]]]:
    """What the days tell of a way, and what the years do."""
    leaves = {"internal": ("inside_social", "inside_private", "inside_not_known"), "bought": ("inside_owned",)}
    for kind, way in product(KINDS, WAYS):
        parts = leaves.get(way, (way,))
        yield (
            ("spells", "ends", kind, way, "all", "mission"),
            tuple(("spells", "destinations", kind, part, "all", "mission") for part in parts),
        )


EQUATIONS = (
    same_families,
    same_families_of_some,
    same_destinations,
    same_people,
    nobody_comes_from_nowhere,
    careers_hang_together,
    ended_some_way,
)
