"""A problem made ready: names as numbers, pairs with their places in line, and every exclusion with its rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial

import numpy as np

from bofast.allocation.asked.lanes_in_play import LetLanes, lanes_in_play
from bofast.allocation.asked.problem import Problem
from bofast.allocation.asked.standing import by_need, by_time
from bofast.allocation.market import NO_HOME, Market
from bofast.compiled import Int32s, Int64s
from bofast.rules.home_fit import Norm, norm_on
from bofast.rules.law import Law
from bofast.rules.letting.agreement import agreement_for
from bofast.rules.letting.eligibility import Exclusion, Household, Hurdles, household_on
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.rules.letting.line import Band, Bands, LetBy, let_alike
from bofast.rules.letting.wishes import Wanted, wanted
from bofast.vocabulary.letting import Mode, PutFirst, WhyNot

STANDING_BITS = 32
"""A key is the band above, and below it the place by time on the list: whole numbers that compare at once."""
BEHIND_ALL = 1 << 24
"""The rank of those whom a home's own order does not name."""
MOST_WORTH = 1_000
"""What the first wish is worth where nobody has given points; the next is worth one less, and the last at least 1."""


@dataclass(frozen=True)
class Prepared:
    """A problem as the mechanisms take it.

    Attributes:
        market: the pairs that pass every rule.
        order: int32[families]; in list mode by time on the list, in need mode by need; first in line first.
        key: int64[pairs]; list mode: who is ahead at the pair's home, the lower first.
        worth: int64[pairs]; how well the home fits, in points.
        bands: of each pair, what the key was made of; empty in need mode.
        excluded: the homes that a family wished for and may not have, by numbers of family and home.
        lanes: by which rule each home is let, and where the counters stand after that.
    """

    problem: Problem
    norm: Norm | None
    market: Market
    order: Int32s
    key: Int64s
    worth: Int64s
    bands: tuple[Band, ...]
    excluded: Mapping[tuple[int, int], Exclusion]
    lanes: LetLanes

    @cached_property
    def standing(self) -> Int32s:
        """int32[families]; how many stand before each."""
        standing = np.empty(len(self.order), dtype=np.int32)
        standing[self.order] = np.arange(len(self.order), dtype=np.int32)
        return standing

    @cached_property
    def family_number(self) -> Mapping[str, int]:
        return {family.name: number for number, family in enumerate(self.problem.families)}

    @cached_property
    def home_number(self) -> Mapping[str, int]:
        return {home.name: number for number, home in enumerate(self.problem.homes)}

    @cached_property
    def households(self) -> tuple[Household, ...]:
        return tuple(household_on(one, on=self.problem.on, norm=self.norm) for one in self.problem.families)

    def pair(self, family: int, home: int) -> int | None:
        """The number of the pair of a family and a home; None when the family may not have it or does not want it."""
        start, end = self.market.first[family], self.market.first[family + 1]
        found = np.flatnonzero(self.market.home[start:end] == home)
        return int(start + found[0]) if len(found) else None


@dataclass(frozen=True, slots=True)
class Waiver:
    """One rule that is not asked for one family and one home, to see what would come of it."""

    family: str
    home: str
    rule: WhyNot


def prepared(problem: Problem, *, law: Law) -> Prepared:
    """The problem made ready.

    Raises: MissingParameter, for a space norm without rows on the day; NoAgreement, for a department that none covers.
    """
    norm = norm_on(problem.rules.norm, law=law, on=problem.on) if problem.rules.norm else None
    return _made_ready(problem, norm=norm, waiver=None)


def with_waiver(ready: Prepared, waiver: Waiver) -> Prepared:
    """The same problem with one rule waived for one family and one home."""
    return _made_ready(ready.problem, norm=ready.norm, waiver=waiver)


def _made_ready(problem: Problem, *, norm: Norm | None, waiver: Waiver | None) -> Prepared:
    is_list = problem.mode is Mode.LIST
    order = (by_time if is_list else by_need)(problem.families, seed=problem.lottery_seed)
    lanes = lanes_in_play(problem) if is_list else LetLanes.none()
    pairs = _Pairs(problem, norm=norm, waiver=waiver)
    market = pairs.market()
    bands = tuple(_bands(problem, lanes, pairs)) if is_list else ()
    standing = np.empty(len(order), dtype=np.int64)
    standing[order] = np.arange(len(order))
    numbers = np.array([one.number for one in bands], dtype=np.int64) if is_list else np.zeros(market.pairs, np.int64)
    return Prepared(
        problem=problem,
        norm=norm,
        market=market,
        order=order,
        key=(numbers << STANDING_BITS) | standing[market.family],
        worth=np.array(pairs.worth, dtype=np.int64),
        bands=bands,
        excluded=pairs.excluded,
        lanes=lanes,
    )


class _Pairs:
    """Goes through every family's wishes once, and keeps what passes every rule and what does not."""

    def __init__(self, problem: Problem, *, norm: Norm | None, waiver: Waiver | None) -> None:
        self.problem, self.norm, self.waiver = problem, norm, waiver
        self.number = {home.name: number for number, home in enumerate(problem.homes)}
        self.first, self.home, self.worth = [0], [], []  # type: list[int], list[int], list[int]
        self.excluded: dict[tuple[int, int], Exclusion] = {}
        homes = {home.name: home for home in problem.homes}
        by_department: dict[str, list[LetHome]] = defaultdict(list)
        for home in problem.homes:
            by_department[home.department].append(home)
        for number, family in enumerate(problem.families):
            self._take(number, family, wanted(family, homes=homes, by_department=by_department))

    def _take(self, number: int, family: ListedFamily, wishes: list[Wanted]) -> None:
        household = household_on(family, on=self.problem.on, norm=self.norm)
        hurdles = Hurdles.of(household, rules=self.problem.rules, norm=self.norm)
        waiver = self.waiver if self.waiver and self.waiver.family == family.name else None
        for place, wish in enumerate(wishes):
            home = self.number[wish.home.name]
            waived = waiver.rule if waiver and waiver.home == wish.home.name else None
            why_not = hurdles.at(wish.home, waived=waived)
            if why_not is not None:
                self.excluded[number, home] = why_not
                continue
            self.home.append(home)
            self.worth.append(max(1, MOST_WORTH - place) if wish.worth is None else wish.worth)
        self.first.append(len(self.home))

    def market(self) -> Market:
        own = [self.number[family.home] if family.home else NO_HOME for family in self.problem.families]
        return Market(
            first=np.array(self.first, dtype=np.int64),
            home=np.array(self.home, dtype=np.int32),
            own=np.array(own, dtype=np.int32),
            homes=len(self.problem.homes),
        )

    def each(self) -> Iterator[tuple[ListedFamily, list[int]]]:
        """Each family with the numbers of the homes that it may have."""
        for number, family in enumerate(self.problem.families):
            yield family, self.home[self.first[number] : self.first[number + 1]]


def _bands(problem: Problem, lanes: LetLanes, pairs: _Pairs) -> Iterator[Band]:
    departments = {home.name: home.department for home in problem.homes}
    said = {at: {name: place for place, name in enumerate(home.order)} for at, home in enumerate(problem.homes)}
    let_by = cache(_LetHomes(problem, lanes).by)
    for family, homes in pairs.each():
        bands = Bands(family, on=problem.on, lives_in=departments[family.home] if family.home else None)
        for home in homes:
            order = said[home]
            yield _said(order.get(family.name)) if order else bands.at(let_by(home))


class _LetHomes:
    """How each home is let that has no order of its own; asked once for each that some family may have."""

    def __init__(self, problem: Problem, lanes: LetLanes) -> None:
        self._homes, self._lanes = problem.homes, lanes
        self._agreement_of = cache(partial(agreement_for, agreements=problem.agreements, on=problem.on))
        self._alike: dict[tuple[object, ...], int] = {}

    def by(self, number: int) -> LetBy:
        home = self._homes[number]
        lane, agreement = self._lanes.of[home.name], self._agreement_of(home.department)
        terms = let_alike(home, lane=lane, agreement=agreement)
        return LetBy(home, lane, agreement, alike=self._alike.setdefault(terms, len(self._alike)))


def _said(place: int | None) -> Band:
    """The place in an order that the office has written for one home; who is not in it stands behind all who are."""
    if place is None:
        return Band(BEHIND_ALL, PutFirst.NOTHING, 0, None)
    return Band(place, PutFirst.SAID_BY_THE_OFFICE, 0, None)
