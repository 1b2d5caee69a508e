"""A policy to be tried, and how often people come, grow, leave and say yes: numbers that can all be changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from bofast.rules.fact_bounds import Bounds
from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.eligibility import HouseRules
from bofast.vocabulary.letting import GroupLevel

_PERCENT = Bounds(least=0, most=100)
_DAYS = Bounds(least=1, most=365)


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedCap:
    """At most so many families of a kind in each stairwell, block or department, as `GroupCap` says it of one.

    Attributes:
        kind: which families count: "nominated", whom the municipality puts forward, or a mark. Of made-up households
            some carry the mark "vulnerable".
    """

    level: GroupLevel
    kind: str
    at_most: Annotated[int, Bounds(least=0, most=10_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One way to let homes.

    Attributes:
        agreement: the same kind of agreement that decides for real: shares, turns and precedences.
        rules: of size, as for real, with the space norm that a family's home must keep.
        caps: a home in a group that is full is offered to nobody who would be one more.
        offers_at_once: to how many a home is offered at a time; of those who say yes the one furthest ahead gets it.
        days_to_answer: with several offers out, the home is let on the last of these days.
        turnaround_days: from the day a home is given up to the first offer.
    """

    name: str
    agreement: Agreement
    rules: HouseRules = field(default_factory=lambda: HouseRules(most_persons_per_room=2, most_rooms_over_persons=1))
    caps: tuple[TriedCap, ...] = ()
    offers_at_once: Annotated[int, Bounds(least=1, most=50)] = 1
    days_to_answer: Annotated[int, _DAYS] = 8
    turnaround_days: Annotated[int, _DAYS] = 21


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How people behave: assumptions, of nobody's register, for an office to replace with its own.

    Attributes:
        leave_percent: tenants who leave the estate, in percent a year.
        arrive_percent: newcomers who join the list, in percent of those who leave.
        give_up_percent: newcomers who leave the list unhoused, in percent a year.
        change_percent: households that gain or lose a person, in percent a year.
        gain_percent: of those, the ones that gain.
        register_percent: tenants who ask for another home when theirs has fewer rooms than persons.
        tenant_yes_percent: tenants who say yes to an offer; newcomer_yes_percent likewise.
        soonest_days, latest_days: from an offer to one alone to its contract.
        nobody_days: until the next try, when nobody on the list may have the home.
    """

    leave_percent: Annotated[int, _PERCENT] = 8
    arrive_percent: Annotated[int, Bounds(least=0, most=1_000)] = 115
    give_up_percent: Annotated[int, _PERCENT] = 12
    change_percent: Annotated[int, _PERCENT] = 10
    gain_percent: Annotated[int, _PERCENT] = 60
    register_percent: Annotated[int, _PERCENT] = 70
    tenant_yes_percent: Annotated[int, _PERCENT] = 55
    newcomer_yes_percent: Annotated[int, _PERCENT] = 45
    soonest_days: Annotated[int, _DAYS] = 2
    latest_days: Annotated[int, _DAYS] = 8
    nobody_days: Annotated[int, _DAYS] = 14
