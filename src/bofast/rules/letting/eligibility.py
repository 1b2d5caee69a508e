"""The first rule that shuts a family out from a home, with the values on both sides of it.

The order of the rules is fixed, so that a family is always told the same one. A rule whose facts nobody has told shuts
nobody out, with one exception: a family that needs a step-free or adapted home is not offered one that nobody knows to
be so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Self

from bofast.rules.fact_bounds import Bounds
from bofast.rules.home_fit import Norm, RoomNeed, RoomUnit, room_need
from bofast.rules.law import Law
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.vocabulary.letting import WhyNot

RULES_VERSION = "2026-11-22"
"""Raised when a rule is added, taken away or moved, so that a frozen plan says by which rules it was made."""

_MOST_PERSONS = "letting/most_persons_per_room"
_SMALL = Bounds(least=1, most=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRules:
    """The rules of size that hold for every home here; one that is left out does not hold.

    Attributes:
        most_persons_per_room: more shuts out. Danish law has 2 where the municipality has decided so (lov om
            boligregulering § 52 a), and lets landlords of social housing refuse the same.
        norm: the code of a space norm that a family's home must keep, e.g. "eurostat"; its rows are dated data.
        most_rooms_over_persons: a home with more rooms than persons and so many is too large.
    """

    most_persons_per_room: Annotated[int | None, _SMALL] = None
    norm: str = ""
    most_rooms_over_persons: Annotated[int | None, Bounds(least=0, most=20)] = None


def house_rules(law: Law, *, on: date) -> HouseRules:
    """The rules of size of a country, where its law has any."""
    if _MOST_PERSONS not in law.tables:
        return HouseRules()
    return HouseRules(most_persons_per_room=law.row(_MOST_PERSONS, on=on).whole)


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a family may not have a home: the first rule that failed, and its values."""

    rule: WhyNot
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Household:
    """What the rules of size need of a family on the day: reckoned once, asked for every home."""

    family: ListedFamily
    persons: int | None
    need: RoomNeed | None


def household_on(family: ListedFamily, *, on: date, norm: Norm | None) -> Household:
    """How many live in the family on the day, and how many rooms they need by the norm; None where nobody is told."""
    if not family.members:
        return Household(family, None, None)
    present = {one.key for one in family.members if one.here_from() <= on and (one.left_on is None or on < one.left_on)}
    return Household(family, len(present), None if norm is None else room_need(family.members, on=on, norm=norm))


def shut_out(
    household: Household, home: LetHome, *, rules: HouseRules, norm: Norm | None, waived: WhyNot | None = None
) -> Exclusion | None:
    """The first rule that keeps the family from this home, the waived one left out; None when she may have it."""
    return Hurdles.of(household, rules=rules, norm=norm).at(home, waived=waived)


_Values = dict[str, Any] | None
_Test = Callable[[LetHome], _Values]
"""What a rule asks of a home; None where it does not shut the household out."""


@dataclass(frozen=True, slots=True)
class Hurdles:
    """The rules that may keep a household from some home, for who asks about many homes.

    Most rules can keep most households from no home: who has refused nothing is not asked at each home what she has
    refused. They are left out once.
    """

    tests: tuple[tuple[WhyNot, _Test], ...]

    @classmethod
    def of(cls, household: Household, *, rules: HouseRules, norm: Norm | None) -> Self:
        """The rules, in their order."""
        asked = _Asked(household.family, household, rules, norm)
        return cls(tuple((rule, test) for rule, of in _TESTS.items() if (test := of(asked)) is not None))

    def at(self, home: LetHome, *, waived: WhyNot | None = None) -> Exclusion | None:
        """The first rule that keeps the family from this home, the waived one left out; None when she may have it."""
        for rule, test in self.tests:
            if rule is not waived and (values := test(home)) is not None:
                return Exclusion(rule, values)
        return None


@dataclass(frozen=True, slots=True)
class _Asked:
    family: ListedFamily
    household: Household
    rules: HouseRules
    norm: Norm | None


def _refused_before(asked: _Asked) -> _Test | None:
    refused = frozenset(asked.family.refused)
    return (lambda home: {} if home.name in refused else None) if refused else None


def _owes_landlord(asked: _Asked) -> _Test | None:
    return (lambda _home: {}) if asked.family.owes_landlord else None


def _barred(asked: _Asked) -> _Test | None:
    grounds: dict[str, str] = {}
    for bar in asked.family.barred:
        grounds.setdefault(bar.department, bar.ground)

    def test(home: LetHome) -> _Values:
        ground = grounds.get(home.department)
        return None if ground is None else {"department": home.department, "ground": ground}

    return test if grounds else None


def _too_many_persons(asked: _Asked) -> _Test | None:
    persons, most = asked.household.persons, asked.rules.most_persons_per_room
    if persons is None or most is None:
        return None

    def test(home: LetHome) -> _Values:
        rooms = home.facts.rooms
        if rooms is None or persons <= most * rooms:
            return None
        return {"persons": persons, "rooms": rooms, "most_per_room": most}

    return test


def _too_small(asked: _Asked) -> _Test | None:
    need, norm = asked.household.need, asked.norm
    if need is None or norm is None:
        return None

    def test(home: LetHome) -> _Values:
        has = home.facts.bedrooms if norm.counts is RoomUnit.BEDROOMS else home.facts.rooms
        if has is None or has >= need.least:
            return None
        return {"needs": need.least, "has": has, "norm": norm.code}

    return test


def _too_large(asked: _Asked) -> _Test | None:
    persons, most = asked.household.persons, asked.rules.most_rooms_over_persons
    if persons is None or most is None:
        return None

    def test(home: LetHome) -> _Values:
        rooms = home.facts.rooms
        if rooms is None or rooms <= persons + most:
            return None
        return {"persons": persons, "rooms": rooms, "most_over": most}

    return test


def _not_step_free(asked: _Asked) -> _Test | None:
    def test(home: LetHome) -> _Values:
        is_step_free = home.facts.is_step_free
        return None if is_step_free else {"is_known": is_step_free is not None}

    return test if asked.family.needs_step_free else None


def _not_adapted(asked: _Asked) -> _Test | None:
    def test(home: LetHome) -> _Values:
        is_adapted = home.facts.is_wheelchair_accessible
        return None if is_adapted else {"is_known": is_adapted is not None}

    return test if asked.family.needs_adapted else None


def _rent_too_high(asked: _Asked) -> _Test | None:
    most = asked.family.most_rent_per_month
    if most is None:
        return None

    def test(home: LetHome) -> _Values:
        rent = home.rent_per_month
        return None if rent is None or rent <= most else {"rent": rent, "most": most}

    return test


_TESTS: Mapping[WhyNot, Callable[[_Asked], _Test | None]] = {
    WhyNot.REFUSED_BEFORE: _refused_before,
    WhyNot.OWES_LANDLORD: _owes_landlord,
    WhyNot.BARRED: _barred,
    WhyNot.TOO_MANY_PERSONS: _too_many_persons,
    WhyNot.TOO_SMALL: _too_small,
    WhyNot.TOO_LARGE: _too_large,
    WhyNot.NOT_STEP_FREE: _not_step_free,
    WhyNot.NOT_ADAPTED: _not_adapted,
    WhyNot.RENT_TOO_HIGH: _rent_too_high,
}
"""In their order. Each gives what it asks of a home, or None where it can keep the household from none."""
