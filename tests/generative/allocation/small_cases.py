"""Small made-up lettings, as plain Python: few enough families and homes to write down every plan there is.

As the published comparisons are made: some families rent the first homes, a tenant ranks all homes and her list ends
before her own, an outsider's list is a random turn cut at a random length, and the order of every home is random.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice, permutations
from random import Random

import numpy as np

from bofast.allocation.market import NO_HOME, Market, Plan

TURNS = [list(permutations(range(count))) for count in range(7)]
"""All turns in which so few can stand, so that one of them is quickly drawn."""
Got = tuple[int, ...]
"""The home each family has after a plan, NO_HOME for an outsider without one."""


@dataclass(frozen=True)
class Case:
    """Who wants what (most wanted first), who rents what, and who stands where in line.

    Attributes:
        behind: of each home and family, how many stand ahead of her in that home's order.
        line: the families, the first first.
        worth: of each family and home of her list, what the move is worth.
    """

    lists: tuple[tuple[int, ...], ...]
    own: Got
    homes: int
    behind: tuple[tuple[int, ...], ...]
    line: tuple[int, ...]
    worth: tuple[tuple[int, ...], ...]

    @property
    def families(self) -> int:
        return len(self.own)

    @cached_property
    def market(self) -> Market:
        first = np.array([0, *accumulate(map(len, self.lists))], dtype=np.int64)
        home = np.array([home for wanted in self.lists for home in wanted], dtype=np.int32)
        return Market(first=first, home=home, own=np.array(self.own, dtype=np.int32), homes=self.homes)

    @cached_property
    def key(self):
        pairs = [self.behind[home][family] for family, wanted in enumerate(self.lists) for home in wanted]
        return np.array(pairs, dtype=np.int64)

    @cached_property
    def order(self):
        return np.array(self.line, dtype=np.int32)

    @cached_property
    def worth_of_pairs(self):
        return np.array([worth for row in self.worth for worth in row], dtype=np.int64)

    def plan(self, got: Got) -> Plan:
        return Plan(got=np.array(got, dtype=np.int32))

    def served(self, got: Got) -> tuple[bool, ...]:
        """In line, who moves: of two such rows the one that is greater serves better."""
        return tuple(got[family] != self.own[family] for family in self.line)

    def value(self, got: Got) -> int:
        moves = ((family, home) for family, home in enumerate(got) if home != self.own[family])
        return sum(self.worth[family][self.lists[family].index(home)] for family, home in moves)

    def liking(self, family: int, home: int) -> int:
        """Place of the home in her list; her own, or none, is behind all that she lists."""
        return self.lists[family].index(home) if home != self.own[family] else len(self.lists[family])


def made_up(chance: Random, *, most_families: int, most_homes: int, most_worth: int = 9) -> Case:
    """One case at random, of two families and homes or more."""
    families, homes = chance.randint(2, most_families), chance.randint(2, most_homes)
    tenants = chance.randint(0, min(families, homes))
    own = tuple(family if family < tenants else NO_HOME for family in range(families))
    lists = tuple(_wanted(chance, homes, home) for home in own)
    return Case(
        lists=lists,
        own=own,
        homes=homes,
        behind=tuple(_turn(chance, families) for _home in range(homes)),
        line=_turn(chance, families),
        worth=tuple(tuple(chance.choices(range(most_worth + 1), k=len(wanted))) for wanted in lists),
    )


def _wanted(chance: Random, homes: int, own: int) -> tuple[int, ...]:
    turn = _turn(chance, homes)
    return turn[: chance.randint(1, homes)] if own == NO_HOME else turn[: turn.index(own)]


def _turn(chance: Random, count: int) -> tuple[int, ...]:
    return chance.choice(TURNS[count]) if count < len(TURNS) else tuple(chance.sample(range(count), count))


def cases(count: int, *, seed: int, most_families: int, most_homes: int) -> Iterator[Case]:
    """So many cases, the same for the same seed."""
    chance = Random(seed)  # noqa: S311 - nothing is kept secret by it
    for _case in range(count):
        yield made_up(chance, most_families=most_families, most_homes=most_homes)


def every_plan(case: Case) -> list[Got]:
    """All plans there are: each family has a home of her list, her own or none, and no home is given twice."""
    plans: list[Got] = [()]
    for family, wanted in enumerate(case.lists):
        without = case.own[family]
        plans = [(*plan, home) for plan in plans for home in (*wanted, without) if home == NO_HOME or home not in plan]
    return plans


def renumbered(case: Case, *, seed: int) -> tuple[Case, tuple[int, ...]]:
    """The same letting with the families numbered in another turn, and the new number of each."""
    now = _turn(Random(seed), case.families)  # noqa: S311 - nothing is kept secret by it
    was = sorted(range(case.families), key=lambda family: now[family])
    return (
        Case(
            lists=tuple(case.lists[family] for family in was),
            own=tuple(case.own[family] for family in was),
            homes=case.homes,
            behind=tuple(tuple(places[family] for family in was) for places in case.behind),
            line=tuple(now[family] for family in case.line),
            worth=tuple(case.worth[family] for family in was),
        ),
        now,
    )


def joined(parts: Sequence[Case]) -> Case:
    """One letting made of many that have nothing to do with each other: one search answers all of them.

    It has no order of the homes: for what goes by one line, or by worth alone.
    """
    families, homes = _offsets(parts)
    with_offsets = list(zip(parts, families, homes, strict=True))
    return Case(
        lists=tuple(
            tuple(home + home_from for home in wanted) for part, _, home_from in with_offsets for wanted in part.lists
        ),
        own=tuple(_shifted(home, home_from) for part, _, home_from in with_offsets for home in part.own),
        homes=sum(part.homes for part in parts),
        behind=(),
        line=tuple(family + family_from for part, family_from, _ in with_offsets for family in part.line),
        worth=tuple(row for part in parts for row in part.worth),
    )


def parted(got: Sequence[int], *, parts: Sequence[Case]) -> list[Got]:
    """What a plan of the joined letting gives in each of its parts."""
    return [
        tuple(_shifted(home, -home_from) for home in got[family_from : family_from + part.families])
        for part, family_from, home_from in zip(parts, *_offsets(parts), strict=True)
    ]


def _offsets(parts: Sequence[Case]) -> tuple[list[int], list[int]]:
    families = [0, *accumulate(part.families for part in parts)][:-1]
    homes = [0, *accumulate(part.homes for part in parts)][:-1]
    return families, homes


def _shifted(home: int, by: int) -> int:
    return home if home == NO_HOME else home + by


def hundreds(many: Iterable[Case]) -> Iterator[list[Case]]:
    """The cases, a hundred at a time."""
    remaining = iter(many)
    while together := list(islice(remaining, 100)):
        yield together
