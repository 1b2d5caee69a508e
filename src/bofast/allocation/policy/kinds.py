"""Households alike in everything that the rules ask, and what the rules say of each kind at each size of home.

The rules are those that decide for real. They are asked once for each kind, size of home and lane, and the answer is
kept. Kinds that no rule tells apart stand in one line, each household by its time alone.

A trial knows how many live in a household, and the rules ask for more: two adults are taken for a couple, children for
of ages from small to grown, each of a sex that nobody has told, and one room of a home for no bedroom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from bofast.allocation.policy.estate import NOMINATED_CLASSES
from bofast.allocation.policy.terms import Policy
from bofast.rules.home_fit import HomeFacts, Member, Norm
from bofast.rules.letting.eligibility import HouseRules, household_on, shut_out
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.rules.letting.lanes import lanes_of
from bofast.rules.letting.line import band
from bofast.vocabulary.letting import Lane

TRIED_ON = date(2026, 1, 1)
"""The day that agreements and norms are read on; a trial runs by one day's rules."""
_HERE, _ELSEWHERE = "here", "elsewhere"
_GROWN_UP, _A_COUPLE = date(1985, 1, 1), 2
_CHILDREN_BORN = (2023, 2021, 2018, 2016, 2013, 2011, 2009, 2008)


class From(IntEnum):
    """Where a household comes from, seen from the home that is let."""

    SAME_DEPARTMENT = 0
    OTHER_DEPARTMENT = 1
    OUTSIDE = 2


class Size(NamedTuple):
    """Who moves in."""

    adults: int
    children: int


class Kind(NamedTuple):
    """All that the rules ask of a household at one home.

    Attributes:
        nominated_class: 1 and up where the municipality puts it forward, else 0.
    """

    size: Size
    comes_from: From
    nominated_class: int


@dataclass(frozen=True, eq=False, slots=True)
class Standing:
    """What all kinds have in common that no rule tells apart at homes of one size. There is one of each.

    Attributes:
        bands: where they stand in each lane that has a turn, the lower further ahead.
    """

    comes_from: From
    rooms: int
    bands: Mapping[Lane, int]


@dataclass(frozen=True, slots=True)
class Line:
    """Who may have a home, in groups that stand equal but for their time, those further ahead first."""

    groups: tuple[tuple[Standing, ...], ...]


NOMINATED = (0, *NOMINATED_CLASSES)
"""Classes of need in the municipality's own line, and none."""
_NOT_ASKED = (0, Line(()))


@dataclass
class Verdicts:
    """What the rules of a policy say, for homes of each size in each lane."""

    policy: Policy
    norm: Norm | None
    _standings: dict[tuple[Kind, int], Standing | None] = field(default_factory=dict)
    _alike: dict[tuple[From, int, tuple[int, ...]], Standing] = field(default_factory=dict)
    _lines: dict[tuple[int, Lane], tuple[int, Line]] = field(default_factory=dict)

    def standing(self, kind: Kind, *, rooms: int) -> Standing | None:
        """Where a kind stands at homes of so many rooms, reckoned once; None when it may not have one."""
        question = (kind, rooms)
        if question not in self._standings:
            self._standings[question] = self._reckoned(kind, rooms)
        return self._standings[question]

    def line(self, rooms: int, lane: Lane) -> Line:
        """Those who may have a home of so many rooms, of all whose standing there has been asked for."""
        known, line = self._lines.get((rooms, lane), _NOT_ASKED)
        if known < len(self._alike):
            by_band: defaultdict[int, list[Standing]] = defaultdict(list)
            for one in self._alike.values():
                if one.rooms == rooms:
                    by_band[one.bands[lane]].append(one)
            line = Line(tuple(tuple(by_band[number]) for number in sorted(by_band)))
            self._lines[rooms, lane] = len(self._alike), line
        return line

    def _reckoned(self, kind: Kind, rooms: int) -> Standing | None:
        lanes = lanes_of(self.policy.agreement)
        bands = [found for lane in lanes if (found := self._band(kind, rooms, lane)) is not None]
        if not bands:
            return None
        alike = (kind.comes_from, rooms, tuple(bands))
        standing = Standing(kind.comes_from, rooms, dict(zip(lanes, bands, strict=True)))
        return self._alike.setdefault(alike, standing)

    def _band(self, kind: Kind, rooms: int, lane: Lane) -> int | None:
        family = _family(kind)
        home = _home(rooms)
        household = household_on(family, on=TRIED_ON, norm=self.norm)
        if shut_out(household, home, rules=self.policy.rules, norm=self.norm) is not None:
            return None
        lives_in = {From.SAME_DEPARTMENT: _HERE, From.OTHER_DEPARTMENT: _ELSEWHERE}.get(kind.comes_from)
        agreement = self.policy.agreement
        return band(family, home, lane=lane, agreement=agreement, on=TRIED_ON, lives_in=lives_in).number


def lacks_room(size: Size, *, rooms: int, norm: Norm) -> bool:
    """Whether a home has less room than a norm gives such a household; by the rule that shuts out for real."""
    household = household_on(_family(Kind(size, From.OUTSIDE, 0)), on=TRIED_ON, norm=norm)
    return shut_out(household, _home(rooms), rules=HouseRules(norm=norm.code), norm=norm) is not None


def _home(rooms: int) -> LetHome:
    return LetHome(name="home", department=_HERE, facts=HomeFacts(rooms=rooms, bedrooms=rooms - 1))


def _family(kind: Kind) -> ListedFamily:
    adults = tuple(_adult(one, of=kind.size.adults) for one in range(kind.size.adults))
    born = [_CHILDREN_BORN[one % len(_CHILDREN_BORN)] for one in range(kind.size.children)]
    children = tuple(Member(key=f"child {at}", born_on=date(year, 6, 1)) for at, year in enumerate(born))
    return ListedFamily(
        name="family",
        wishes=(),
        members=adults + children,
        is_nominated=kind.nominated_class > 0,
        need_class=kind.nominated_class or None,
    )


def _adult(one: int, *, of: int) -> Member:
    partner = f"adult {1 - one}" if of == _A_COUPLE else None
    return Member(key=f"adult {one}", born_on=_GROWN_UP, partner=partner)
