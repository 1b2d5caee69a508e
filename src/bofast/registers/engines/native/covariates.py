"""What every row of a year is: counted or not, of which family, and its covariates as one number, the pattern."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bofast.compiled import Int8s, Int32s, compiled
from bofast.registers.engines.native.households import (
    ALL_FLAGS,
    HAS_CHILD,
    HAS_SUPPORTER,
    KINDS,
    MOST_YEARS,
    ROLES,
    Rules,
)
from bofast.registers.stays.question import Covariate, Question, Source, Subject
from bofast.registers.store import HouseholdRole

NOT_COUNTED = -1
COLUMN_OF = {
    Source.SEX: "sex",
    Source.OWNER: "owner",
    Source.TENURE: "tenure",
    Source.AREA: "area",
    Source.MUNICIPALITY: "municipality",
    Source.WORK: "lmcode",
}
"""Columns of the store that a source is read from as it is."""


class Population(NamedTuple):
    """Who is counted."""

    counts: Int8s  # by age and place in the family
    households: int  # 1: main persons, with the longest stay of any member


class Seen(NamedTuple):
    """One value a row."""

    group: Int8s  # of those who are counted: 1 for a resource-strong family with children; else NOT_COUNTED
    family: Int8s
    strong: Int8s
    children: Int8s
    age: Int8s
    oldest: Int8s
    lived: Int8s


def population_of(question: Question) -> Population:
    ages, households = question.ages, question.subject is Subject.HOUSEHOLD
    counts = [
        ages.youngest <= age <= ages.oldest and (not households or role == HouseholdRole.MAIN)
        for age in range(MOST_YEARS + 1)
        for role in range(ROLES)
    ]
    return Population(np.array(counts, dtype=np.int8), int(households))


@compiled
def see(words: tuple[Int32s, Int32s], by: tuple[Rules, Population], seen: Seen) -> None:
    """What each row is, from what it brings and what its household has: the two packed `words`."""
    own, whole = words
    rules, population = by
    families, strongs, counts = rules.families, rules.strong, population.counts
    group, family, strong, children = seen.group, seen.family, seen.strong, seen.children
    age, oldest, lived = seen.age, seen.oldest, seen.lived
    of_all = population.households
    for row in range(own.size):
        mine, ours = own[row], whole[row]
        years, kind, role = mine >> 8 & MOST_YEARS, mine >> 24 & KINDS, mine >> 26
        is_strong_family = families[ours & ALL_FLAGS]
        group[row] = (is_strong_family + 1) * counts[years * ROLES + role] - 1
        family[row] = is_strong_family
        strong[row] = strongs[(years * KINDS + kind) * 2 + (ours & HAS_SUPPORTER) // HAS_SUPPORTER]
        children[row] = ours & HAS_CHILD
        age[row], oldest[row] = years, ours >> 8 & MOST_YEARS
        lived[row] = (ours if of_all else mine) >> 16 & MOST_YEARS


class Lookup(NamedTuple):
    """What covariates that are read from the same source add to the pattern, by its value."""

    source: Source
    adds: Int32s


def lookups(question: Question, *, by_area: Callable[[Covariate], Int32s | None]) -> tuple[Lookup, ...]:
    """What the covariates of a question add: the last varies fastest. `by_area` is the groups of those that follow from
    the area in the year at hand, by area; else None.
    """
    found: dict[Source, Int32s] = {}
    step = 1
    for covariate in reversed(question.by):
        groups = by_area(covariate)
        source = covariate.source if groups is None else Source.AREA
        adds = step * (np.array(covariate.groups, dtype=np.int32) if groups is None else groups)
        found[source] = _both(found[source], adds) if source in found else adds.astype(np.int32)
        step *= covariate.size
    return tuple(Lookup(source, adds) for source, adds in found.items())


def _both(one: Int32s, other: Int32s) -> Int32s:
    """Two tables added; values past the end of the shorter are its last."""
    values = np.arange(max(one.size, other.size))
    added: Int32s = one[np.minimum(values, one.size - 1)] + other[np.minimum(values, other.size - 1)]
    return added


@compiled
def add_to_patterns(pattern: Int32s, adds: Int32s, values: npt.NDArray[Any]) -> None:
    """Add to every pattern what a source gives. Values past the end belong to the last."""
    last = adds.size - 1
    for row in range(pattern.size):
        pattern[row] += adds[min(max(values[row], 0), last)]


@compiled
def leave_out(pattern: Int32s, group: Int8s) -> None:
    """Whoever is not counted has no pattern. Told last: a question a row and source would cost four times more."""
    for row in range(pattern.size):
        pattern[row] = pattern[row] if group[row] >= 0 else NOT_COUNTED
