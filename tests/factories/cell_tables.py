"""Tables of cells by chance: people are drawn, and counted in all the ways that tables are published."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.attack import Known, Ranges, follows_from_equations, ranges_of_all
from bofast.registers.disclosure.linking import Linked, linked, lone
from bofast.registers.disclosure.primary import primary
from bofast.registers.disclosure.profiles import DST, Measure, Profile
from bofast.registers.disclosure.system import System
from bofast.registers.disclosure.tables import CellTable, Dimension, Sum

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Chance = np.random.Generator


def flat(name: str, count: int) -> Dimension:
    """So many categories and their sum."""
    parts = tuple(f"{name}{place}" for place in range(count))
    return Dimension(name, (*parts, "all"), (Sum("all", parts),), "all")


def tree(name: str, *, branches: int, leaves: int) -> Dimension:
    """Branches of leaves: leaves add up to a branch, branches to all."""
    branch = [f"{name}-{place}" for place in range(branches)]
    leaf = [[f"{one}.{place}" for place in range(leaves)] for one in branch]
    sums = (*(Sum(one, tuple(parts)) for one, parts in zip(branch, leaf, strict=True)), Sum("all", tuple(branch)))
    return Dimension(name, (*(part for parts in leaf for part in parts), *branch, "all"), sums, "all")


def overlapping(name: str, count: int) -> Dimension:
    """Units, two areas that share some of them, and all."""
    parts = tuple(f"{name}{place}" for place in range(count))
    half = count // 2
    sums = (Sum("all", parts), Sum("west", parts[: half + 1]), Sum("east", parts[half:]))
    return Dimension(name, (*parts, "west", "east", "all"), sums, "all")


def counted(
    dimensions: Sequence[Dimension], inner: Ints, *, name: str = "table", about: str = "persons", chance: Chance
) -> CellTable:
    """A table with all its sums, from the counts of the finest categories. Households are fewer than persons, by
    chance. Shape: inner int64, one axis a dimension.
    """
    full = np.zeros([len(one.categories) for one in dimensions], dtype=np.int64)
    full[tuple(slice(0, size) for size in inner.shape)] = inner
    for axis, dimension in enumerate(dimensions):
        along = np.moveaxis(full, axis, 0)
        for one in dimension.sums:
            along[dimension.categories.index(one.total)] = sum(
                along[dimension.categories.index(part)] for part in one.parts
            )
    codes = np.argwhere(full >= 0).astype(np.int64)
    values = full.ravel()
    households = values - chance.binomial(values, 0.2)
    return CellTable(name, about, Measure.COUNT, tuple(dimensions), codes, values, values, households)


def drawn_counts(shape: Sequence[int], *, chance: Chance) -> Ints:
    """Counts as tables of areas have them: many small, some none, a few large."""
    level = chance.choice([2.0, 6.0, 15.0, 40.0])
    return np.asarray(chance.poisson(level * chance.lognormal(0.0, 1.0, tuple(shape))), dtype=np.int64)


def one_way(chance: Chance) -> list[CellTable]:
    return [_drawn([flat("area", int(chance.integers(2, 9)))], chance=chance)]


def two_way(chance: Chance) -> list[CellTable]:
    return [
        _drawn([flat("area", int(chance.integers(2, 6))), flat("class", int(chance.integers(2, 6)))], chance=chance)
    ]


def three_way(chance: Chance) -> list[CellTable]:
    sizes = chance.integers(2, 4, 3)
    return [_drawn([flat(name, int(size)) for name, size in zip("abc", sizes, strict=True)], chance=chance)]


def one_tree(chance: Chance) -> list[CellTable]:
    area = tree("area", branches=int(chance.integers(2, 4)), leaves=int(chance.integers(2, 4)))
    return [_drawn([area, flat("class", int(chance.integers(2, 4)))], chance=chance)]


def two_trees(chance: Chance) -> list[CellTable]:
    return [_drawn([tree("area", branches=2, leaves=2), tree("time", branches=2, leaves=2)], chance=chance)]


def areas_that_overlap(chance: Chance) -> list[CellTable]:
    return [_drawn([overlapping("area", int(chance.integers(3, 7))), flat("class", 3)], chance=chance)]


def flows(chance: Chance) -> list[CellTable]:
    """Moves between areas in a few years, without a cell for those who stay; out and in by area and year."""
    areas, years = int(chance.integers(3, 6)), int(chance.integers(1, 3))
    inner = drawn_counts((areas, areas, years), chance=chance)
    inner[np.arange(areas), np.arange(areas)] = 0
    year = Dimension("year", tuple(str(2020 + place) for place in range(years)))
    source, goal = flat("area", areas), flat("area", areas)
    source, goal = (
        Dimension(name, one.categories, one.sums, one.whole) for name, one in (("from", source), ("to", goal))
    )
    return [counted((source, goal, year), inner, about="moves", chance=chance)]


def linked_tables(chance: Chance) -> list[CellTable]:
    """The same people by area and class, by area and year, by class and year: the margins are common cells."""
    sizes = chance.integers(2, 5, 3)
    people = drawn_counts(sizes, chance=chance)
    ways = [flat(name, int(size)) for name, size in zip(("area", "class", "year"), sizes, strict=True)]
    pairs = [(0, 1), (0, 2), (1, 2)]
    return [
        counted((ways[a], ways[b]), people.sum(axis=3 - a - b), name=f"{ways[a].name} {ways[b].name}", chance=chance)
        for a, b in pairs
    ]


KINDS: dict[str, Callable[[Chance], list[CellTable]]] = {
    "one_way": one_way,
    "two_way": two_way,
    "three_way": three_way,
    "one_tree": one_tree,
    "two_trees": two_trees,
    "areas_that_overlap": areas_that_overlap,
    "flows": flows,
    "linked_tables": linked_tables,
}


def _drawn(dimensions: Sequence[Dimension], *, chance: Chance) -> CellTable:
    shape = [sum(not any(one.total == name for one in way.sums) for name in way.categories) for way in dimensions]
    return counted(dimensions, drawn_counts(shape, chance=chance), chance=chance)


def joined(tables: Sequence[CellTable], *, profile: Profile = DST) -> Linked:
    """The tables as one system."""
    firsts = [primary(table, profile=profile) for table in tables]
    if len(tables) == 1:
        return lone(tables[0], first=firsts[0])
    joining, places, own = linked(tables, firsts=firsts, smallest=profile.smallest(Measure.COUNT))
    return joining.linked(places, own=own)


def system_of(number: int, *, seed: int) -> System:
    """The system of one drawn table or set of linked tables; the kinds follow each other."""
    chance = np.random.default_rng([seed, number])
    return joined(KINDS[list(KINDS)[number % len(KINDS)]](chance)).system


@dataclass(frozen=True)
class Release:
    """What an attacker holds, and what the owner asked for."""

    system: System
    hidden: Flags

    @property
    def known(self) -> Known:
        values = np.where(self.hidden, np.nan, self.system.values.astype(np.float64))
        return Known(self.system.equations.dense(self.system.cells), values)

    def told_by_equations(self) -> int:
        return int(follows_from_equations(self.known).size)

    def told_by(self, found: Ranges) -> int:
        """How many of the cells are known better than was asked, or exactly."""
        system, cells = self.system, found.cells
        narrow = (found.least > system.values[cells] - system.down[cells] + 1e-6) | (
            found.most < system.values[cells] + system.up[cells] - 1e-6
        )
        return int(np.sum(narrow | (found.width < 1e-6)))


def recomputed(releases: Sequence[Release], *, every_hidden: bool = False) -> int:
    """How many hidden cells can be worked out: by elimination any, by programme those that ask for a range."""
    cells = [one.known.hidden if every_hidden else one.system.asked[one.hidden[one.system.asked]] for one in releases]
    found = ranges_of_all([one.known for one in releases], cells=cells)
    shown_small = sum(int((one.system.must_hide & ~one.hidden).sum()) for one in releases)
    return shown_small + sum(
        one.told_by_equations() + one.told_by(ranges) for one, ranges in zip(releases, found, strict=True)
    )
