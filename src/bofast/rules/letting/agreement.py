"""How the homes of some departments are let: shares of lanes, precedences and house rules, from a day to a day.

A municipality and a housing organisation agree on most of this, and agree anew; a step model (trappemodel) is several
agreements, one for the departments of each step. Nothing here has a silent default that a law could change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Annotated

from bofast.rules.fact_bounds import Bounds
from bofast.vocabulary.letting import OtherTurn, Precedence

_SHARE = re.compile(r"\d{1,4}(/[1-9]\d{0,3})?", re.ASCII)
_ROOMS = Bounds(least=1, most=20)
_MONTHS = Bounds(least=0, most=600)


def share(text: str) -> Fraction:
    """A share written "1/4", "0" or "1", exactly.

    Raises: ValueError, for anything else.
    """
    if _SHARE.fullmatch(text) is None or not 0 <= (told := Fraction(text)) <= 1:
        raise ValueError(f"{text!r} is no share; write it as a fraction from 0 to 1, such as 1/4")
    return told


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How the vacant homes of some departments are let.

    Attributes:
        departments: those that it covers; empty for all that no other agreement names.
        municipal_share: of all lettings, as a fraction: "1/4".
        flexible_share: of all lettings, by agreed criteria.
        internal_share: of the lettings by list, those in which tenants come first; "1/2" by Danish law since 1 July
            2019 (BEK 1360/2018 § 7 as amended).
        other_turn: whom the list serves in its other turns.
        criteria: any one of these makes a family first in the flexible lane.
        exempts_internal_moves: a tenant of the same department need not meet the criteria.
        precedences: the most important first; they stand between band and time on the list.
        children_from_rooms: the least number of rooms for which families with children have precedence.
        months_before_internal: how long a tenant must have lived here to come before others in the internal lane.
    Raises: ValueError, for shares that are none or that make more than the whole, for days in the wrong order, and for
        a precedence that stands twice or lacks what it goes by.
    """

    name: str
    internal_share: str
    other_turn: OtherTurn
    municipal_share: str = "0"
    flexible_share: str = "0"
    departments: tuple[str, ...] = ()
    first_day: date | None = None
    last_day: date | None = None
    criteria: tuple[str, ...] = ()
    exempts_internal_moves: bool = False
    precedences: tuple[Precedence, ...] = ()
    children_from_rooms: Annotated[int | None, _ROOMS] = None
    months_before_internal: Annotated[int, _MONTHS] = 0
    source: str = ""

    def __post_init__(self) -> None:
        if share(self.municipal_share) + share(self.flexible_share) > 1:
            raise ValueError("The municipal and the flexible share make more than all lettings together")
        share(self.internal_share)
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValueError("The agreement ends before it begins")
        if len(set(self.precedences)) < len(self.precedences):
            raise ValueError("A precedence stands twice: keep the place that holds")
        if Precedence.CHILDREN in self.precedences and self.children_from_rooms is None:
            raise ValueError("Families with children have precedence: say from how many rooms (children_from_rooms)")

    def holds_on(self, day: date) -> bool:
        return (self.first_day or date.min) <= day <= (self.last_day or date.max)


def is_covered(department: str, *, agreements: Sequence[Agreement], on: date) -> bool:
    """Whether any agreement says how the homes of a department are let on a day: by name, or among all the rest."""
    return any(one.holds_on(on) and (not one.departments or department in one.departments) for one in agreements)


class NoAgreement(ValueError):
    """No agreement, or more than one, covers a department on a day.

    Attributes:
        found: the names of those that would answer.
    """

    def __init__(self, department: str, *, on: date, found: tuple[str, ...]) -> None:
        self.department, self.on, self.found = department, on, found
        super().__init__(
            f"One agreement must cover department {department!r} on {on}; found: {', '.join(found) or 'none'}. "
            "Name the department in one of them, or leave the departments of one empty for all the rest."
        )


def agreement_for(department: str, *, agreements: Sequence[Agreement], on: date) -> Agreement:
    """The agreement that covers a department on a day; one that names it goes before one that covers the rest.

    Raises: NoAgreement, when there is none, or two that would answer.
    """
    holding = [one for one in agreements if one.holds_on(on)]
    naming = [one for one in holding if department in one.departments]
    found = naming or [one for one in holding if not one.departments]
    if len(found) != 1:
        raise NoAgreement(department, on=on, found=tuple(one.name for one in found))
    return found[0]
