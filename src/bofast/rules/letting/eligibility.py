"""The first rule that shuts a family out from a home, with the values on both sides of it.

The order of the rules is fixed, so that a family is always told the same one. A rule whose facts nobody has told shuts
nobody out, with one exception: a family that needs a step-free or adapted home is not offered one that nobody knows to
be so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

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
    asked = _Asked(household, home, rules, norm)
    for rule, test in _TESTS.items():
        if rule is not waived and (values := test(asked)) is not None:
            return Exclusion(rule, values)
    return None


@dataclass(frozen=True, slots=True)
class _Asked:
    household: Household
    home: LetHome
    rules: HouseRules
    norm: Norm | None

    @property
    def family(self) -> ListedFamily:
        return self.household.family

    @property
    def rooms(self) -> int | None:
        return self.home.facts.rooms


_Values = dict[str, Any] | None


def _refused_before(asked: _Asked) -> _Values:
    return {} if asked.home.name in asked.family.refused else None


def _owes_landlord(asked: _Asked) -> _Values:
    return {} if asked.family.owes_landlord else None


def _barred(asked: _Asked) -> _Values:
    grounds = [bar.ground for bar in asked.family.barred if bar.department == asked.home.department]
    return {"department": asked.home.department, "ground": grounds[0]} if grounds else None


def _too_many_persons(asked: _Asked) -> _Values:
    persons, rooms, most = asked.household.persons, asked.rooms, asked.rules.most_persons_per_room
    if persons is None or rooms is None or most is None or persons <= most * rooms:
        return None
    return {"persons": persons, "rooms": rooms, "most_per_room": most}


def _too_small(asked: _Asked) -> _Values:
    need, norm = asked.household.need, asked.norm
    if need is None or norm is None:
        return None
    has = asked.home.facts.bedrooms if norm.counts is RoomUnit.BEDROOMS else asked.rooms
    if has is None or has >= need.least:
        return None
    return {"needs": need.least, "has": has, "norm": norm.code}


def _too_large(asked: _Asked) -> _Values:
    persons, rooms, most = asked.household.persons, asked.rooms, asked.rules.most_rooms_over_persons
    if persons is None or rooms is None or most is None or rooms <= persons + most:
        return None
    return {"persons": persons, "rooms": rooms, "most_over": most}


def _not_step_free(asked: _Asked) -> _Values:
    if not asked.family.needs_step_free or asked.home.facts.is_step_free:
        return None
    return {"is_known": asked.home.facts.is_step_free is not None}


def _not_adapted(asked: _Asked) -> _Values:
    if not asked.family.needs_adapted or asked.home.facts.is_wheelchair_accessible:
        return None
    return {"is_known": asked.home.facts.is_wheelchair_accessible is not None}


def _rent_too_high(asked: _Asked) -> _Values:
    rent, most = asked.home.rent_per_month, asked.family.most_rent_per_month
    if rent is None or most is None or rent <= most:
        return None
    return {"rent": rent, "most": most}


_TESTS: Mapping[WhyNot, Callable[[_Asked], _Values]] = {
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
