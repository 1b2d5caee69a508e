"""What every row of a year is: counted or not, of which family, and its covariates as one number, the pattern."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from bofast.registers.compiled import Int8s, Int16s, Int32s, compiled
from bofast.registers.engines.native.households import (
    ALL_FLAGS,
    HAS_CHILD,
    HAS_SUPPORTER,
    KINDS,
    MOST_YEARS,
    ROLES,
    Members,
    Rules,
)
from bofast.registers.people.definition import CODES
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


def see(words: tuple[Int32s, Int32s], members: Members, rules: Rules, population: Population) -> Seen:
    """What each row is, from what it brings and what its household has: the two packed `words`."""
    seen = Seen(*(np.empty(words[0].size, dtype=np.int8) for _ in Seen._fields))
    _see(words, members, (rules, population), seen)
    return seen


@compiled
def _see(words: tuple[Int32s, Int32s], members: Members, by: tuple[Rules, Population], seen: Seen) -> None:
    own, whole = words
    code, role = members.code, members.role
    rules, population = by
    kinds, families, strongs, counts = rules.kinds, rules.families, rules.strong, population.counts
    group, family, strong, children = seen.group, seen.family, seen.strong, seen.children
    age, oldest, lived = seen.age, seen.oldest, seen.lived
    of_all = population.households
    for row in range(own.size):
        mine, ours = own[row], whole[row]
        years = mine >> 8 & MOST_YEARS
        kind = kinds[min(max(code[row], 0), CODES - 1)]
        is_strong_family = families[ours & ALL_FLAGS]
        counted = counts[years * ROLES + (role[row] & (ROLES - 1))]
        group[row] = (is_strong_family + 1) * counted - 1
        family[row] = is_strong_family
        strong[row] = strongs[(years * KINDS + kind) * 2 + (ours & HAS_SUPPORTER) // HAS_SUPPORTER]
        children[row] = ours & HAS_CHILD
        age[row], oldest[row] = years, ours >> 8 & MOST_YEARS
        lived[row] = ours >> 16 if of_all else mine >> 16


def first_pattern(group: Int8s) -> Int32s:
    """0 for those who are counted, before any covariate."""
    return np.minimum(group, 0).astype(np.int32)


def add_covariate(pattern: Int32s, covariate: Covariate, values: npt.NDArray[Any]) -> None:
    """Put one covariate more into the patterns: it varies faster than those before it."""
    _add(pattern, np.array(covariate.groups, dtype=np.int32), covariate.size, values)


@compiled
def _add(pattern: Int32s, groups: Int32s, size: int, values: Int16s) -> None:
    last = groups.size - 1
    for row in range(pattern.size):
        counted = pattern[row]
        longer = counted * size + groups[min(max(values[row], 0), last)]
        pattern[row] = longer if counted >= 0 else counted
