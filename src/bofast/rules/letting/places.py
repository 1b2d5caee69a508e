"""How many stand before a family at homes of one kind: counted anew each time somebody asks, never stored.

A family has a place in each turn. Tenants who give up a home stand first in theirs, so its place with that precedence
is another than its place without.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TypeAlias

from bofast.rules.home_fit import Norm
from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.alike import Ground, Kind, grounds_among, kinds_among
from bofast.rules.letting.eligibility import Exclusion, HouseRules, household_on, shut_out
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.rules.letting.lanes import lanes_of
from bofast.rules.letting.line import LAST, band
from bofast.rules.letting.wishes import above_own, has_rooms
from bofast.vocabulary.letting import Lane

Turn: TypeAlias = Lane | None
"""The turn that a place is counted in; None for an office without turns, which goes by need."""

_BY_LIST = (Lane.INTERNAL, Lane.GENERAL, Lane.FLEXIBLE)
_Key: TypeAlias = tuple[int, date]
_BEHIND_ALL = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """All that a place is counted from.

    Attributes:
        families: those who wait actively; the one who asks may be among them.
        departments: the department of each home that one of them lives in, by the home's name.
        agreement: by which these homes are let; None where need alone decides.
    """

    families: Sequence[ListedFamily]
    departments: Mapping[str, str]
    agreement: Agreement | None
    rules: HouseRules
    norm: Norm | None
    on: date


@dataclass(frozen=True, slots=True)
class Standing:
    """How many stand before a family, and how many beside it, whom only a lot would part from it."""

    ahead: int
    level: int

    @property
    def first(self) -> int:
        """The family's place, from 1, when it draws the best lot."""
        return self.ahead + 1

    @property
    def last(self) -> int:
        """The family's place when it draws the worst lot."""
        return self.ahead + self.level + 1


def turns_of(agreement: Agreement | None) -> tuple[Turn, ...]:
    """The turns that a family can wait for, the tenants' first. The municipality's own goes by no order of waiting."""
    if agreement is None:
        return (None,)
    having = lanes_of(agreement)
    return tuple(lane for lane in _BY_LIST if lane in having)


def standings(
    family: ListedFamily, *, homes: Sequence[LetHome], line: Line
) -> Mapping[Turn, Standing] | Exclusion | None:
    """Where a family stands at some homes let by one agreement, in each turn.

    Another family stands before it that wishes one of these homes, may have it as the one who asks may, and has a
    better band there, or the same band and more time. A home once refused counts as any other: a place is one among
    all homes of a kind. Why it may have none of them, when it may not; None when there are none.

    Source: BEK 1360/2018 §§ 2, 7; `rules.letting.line`. By need: class, then time on the list.
    """
    kinds = list(kinds_among(homes, norm=line.norm))
    told = household_on(family, on=line.on, norm=line.norm)
    whys = [shut_out(told, kind.home, rules=line.rules, norm=line.norm) for kind in kinds]
    open_to_her = [kind for kind, why in zip(kinds, whys, strict=True) if why is None]
    if not open_to_her:
        return whys[0] if whys else None
    grounds = grounds_among(open_to_her, agreement=line.agreement)
    rivals = list(_rivals(family, grounds, line=line))
    return {turn: _standing(family, grounds, rivals, turn=turn, line=line) for turn in turns_of(line.agreement)}


@dataclass(frozen=True, slots=True)
class _Rival:
    """Another family who wants some of the same homes, and may have some on each of these grounds."""

    family: ListedFamily
    grounds: Sequence[Ground]


class _Before(IntEnum):
    """Where a rival stands on the ground that is best for it."""

    AHEAD = 0
    LEVEL = 1
    BEHIND = 2


def _rivals(family: ListedFamily, grounds: Sequence[Ground], *, line: Line) -> Iterator[_Rival]:
    for other in line.families:
        if other.name == family.name:
            continue
        if may_have := [ground for ground in grounds if _may_have_one(other, ground, line=line)]:
            yield _Rival(other, may_have)


def _may_have_one(family: ListedFamily, ground: Ground, *, line: Line) -> bool:
    wished = [kind.home for kind in ground.kinds if _wishes(family, kind)]
    if not wished:
        return False
    told = household_on(family, on=line.on, norm=line.norm)
    return any(shut_out(told, home, rules=line.rules, norm=line.norm) is None for home in wished)


def _wishes(family: ListedFamily, kind: Kind) -> bool:
    department = kind.home.department
    return any(
        wish.home in kind.names or (wish.department == department != "" and has_rooms(kind.home, wish))
        for wish in above_own(family)
    )


def _standing(
    family: ListedFamily, grounds: Iterable[Ground], rivals: Iterable[_Rival], *, turn: Turn, line: Line
) -> Standing:
    hers = {ground: _key(family, ground.home, turn=turn, line=line) for ground in grounds}
    stand = Counter(_before(rival, hers, turn=turn, line=line) for rival in rivals)
    return Standing(ahead=stand[_Before.AHEAD], level=stand[_Before.LEVEL])


def _before(rival: _Rival, hers: Mapping[Ground, _Key], *, turn: Turn, line: Line) -> _Before:
    best = _Before.BEHIND
    for ground in rival.grounds:
        theirs = _key(rival.family, ground.home, turn=turn, line=line)
        if theirs < hers[ground]:
            return _Before.AHEAD
        if theirs == hers[ground]:
            best = _Before.LEVEL
    return best


def _key(family: ListedFamily, home: LetHome, *, turn: Turn, line: Line) -> _Key:
    since = family.listed_on or _BEHIND_ALL
    if turn is None or line.agreement is None:
        return family.need_class or LAST, since
    lives_in = line.departments.get(family.home, "") if family.home else None
    stands = band(family, home, lane=turn, agreement=line.agreement, on=line.on, lives_in=lives_in)
    return stands.number, since
