"""Whom a vacant home is offered to, and in which order: who gets it by the newest kept letting, then those behind.

The order is the one that was frozen. Who has left the list since, rests, or has another home stands in it still, with
that reason, so that nobody is passed by unseen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.lettings.models import LettingRun, Offer, Registration, Vacancy
from bofast.casework.lettings.plans.frozen import FrozenPair, FrozenPlan, frozen_plan
from bofast.casework.lettings.plans.planned import runs_planned
from bofast.casework.lettings.vacant.ledger import agreement_of
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.letting import Outcome, Precedence

BEHIND = frozenset({Outcome.SOMEBODY_IS_AHEAD, Outcome.NOT_SERVED, Outcome.NEEDED_BY_ANOTHER, Outcome.NOT_PROVEN})
"""What became of those who want the home still when the first says no. Who got a home that she prefers does not; where
a cap is reached, only a new plan says whether she may have it."""


class NotAsked(StrEnum):
    """Why a family in the order cannot be asked now."""

    LEFT_THE_LIST = "left_the_list"
    RESTS = "rests"
    HAS_ANOTHER_HOME = "has_another_home"
    ASKED_ALREADY = "asked_already"


@dataclass(frozen=True, slots=True, kw_only=True)
class InOrder:
    """A family in the order of a home.

    Attributes:
        registration: its newest one; None for a family whose registration is gone.
        not_asked: None for one who can be asked.
        weighs_another: whether an offer of another home waits for its answer.
    """

    pair: FrozenPair
    registration: Registration | None
    not_asked: NotAsked | None
    weighs_another: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderToAsk:
    """The order of a home by a kept letting."""

    run: LettingRun
    families: tuple[InOrder, ...]

    @property
    def can_be_asked(self) -> tuple[Registration, ...]:
        """Those who can be asked now, the first of them furthest ahead."""
        return tuple(one.registration for one in self.families if one.registration and not one.not_asked)

    def passed_by(self, asked: Collection[UUID]) -> tuple[Registration, ...]:
        """Those who can be asked and come before the last of some registrations; all, before one from outside."""
        line = self.can_be_asked
        places = {one.pk: place for place, one in enumerate(line)}
        last = max((places.get(key, len(line)) for key in asked), default=0)
        return tuple(one for one in line[:last] if one.pk not in asked)


def order_to_ask(vacancy: Vacancy, *, on: date) -> OrderToAsk | None:
    """The order of a vacant home by the newest kept letting that has it; None when no kept letting has."""
    kept = runs_planned(vacancy.home.office).filter(kept_at__isnull=False, plan__contains=str(vacancy.home_id))
    for run in kept.order_by("-kept_at"):
        plan = frozen_plan(run)
        if plan.taker_of(vacancy.home_id) is not None:
            return OrderToAsk(run=run, families=_families(plan, vacancy=vacancy, run=run, on=on))
    return None


def _families(plan: FrozenPlan, *, vacancy: Vacancy, run: LettingRun, on: date) -> tuple[InOrder, ...]:
    pairs = [pair for pair in plan.at_home(vacancy.home_id) if pair.code is Outcome.GIVEN or pair.code in BEHIND]
    steps = _steps(vacancy, on=run.on)
    pairs.sort(key=lambda pair: (pair.code is not Outcome.GIVEN, *_place(pair, plan=plan, steps=steps)))
    registrations = _registrations(pairs)
    why = _not_asked(registrations, vacancy=vacancy, on=on)
    weighing = _weighing_another(registrations, vacancy=vacancy)
    return tuple(
        InOrder(
            pair=pair,
            registration=registrations.get(pair.family),
            not_asked=why.get(pair.family, NotAsked.LEFT_THE_LIST),
            weighs_another=pair.family in weighing,
        )
        for pair in pairs
    )


def _place(pair: FrozenPair, *, plan: FrozenPlan, steps: Mapping[str, int]) -> tuple[int, int, int]:
    """The band of the turn, the agreement's precedence, then the place by time or need, lots included."""
    precedence = str(pair.values.get("precedence") or "")
    place = plan.families[pair.family].place_in_line
    return int(pair.values.get("rank") or 0), steps.get(precedence, len(steps)), place


def _steps(vacancy: Vacancy, *, on: date) -> Mapping[str, int]:
    """The precedences of the agreement by which the home was planned, the most important first."""
    try:
        precedences: Sequence[Precedence] = agreement_of(vacancy.home, on=on).as_rule().precedences
    except ShownToUser:
        precedences = ()
    return {precedence.value: step for step, precedence in enumerate(precedences)}


def _registrations(pairs: Sequence[FrozenPair]) -> dict[UUID, Registration]:
    """The newest registration of each family."""
    rows = Registration.objects.filter(family__in=[pair.family for pair in pairs]).select_related("family__office")
    return {row.family_id: row for row in rows.order_by("listed_on", "recorded_at")}


def _not_asked(
    registrations: Mapping[UUID, Registration], *, vacancy: Vacancy, on: date
) -> dict[UUID, NotAsked | None]:
    keys = [one.pk for one in registrations.values()]
    active = set(Registration.objects.active_on(on).filter(pk__in=keys).values_list("pk", flat=True).order_by("pk"))
    asked = set(vacancy.offers.filter(withdrawn_on__isnull=True).values_list("registration", flat=True).order_by("pk"))
    taken = set(Offer.objects.binding().filter(registration__in=keys).values_list("registration", flat=True))

    def why(one: Registration) -> NotAsked | None:
        if one.pk in asked:
            return NotAsked.ASKED_ALREADY
        if one.ended_on is not None:
            return NotAsked.LEFT_THE_LIST
        if one.pk in taken:
            return NotAsked.HAS_ANOTHER_HOME
        return None if one.pk in active else NotAsked.RESTS

    return {family: why(one) for family, one in registrations.items()}


def _weighing_another(registrations: Mapping[UUID, Registration], *, vacancy: Vacancy) -> frozenset[UUID]:
    """The families to whom another home is offered just now."""
    keys = [one.pk for one in registrations.values()]
    elsewhere = Offer.objects.live().filter(registration__in=keys).exclude(vacancy=vacancy).order_by("pk")
    return frozenset(elsewhere.values_list("registration__family", flat=True))


def who_can_be_asked(vacancy: Vacancy, *, families: FamilyQuerySet, on: date) -> QuerySet[Registration]:
    """Those of some families who wait actively, have no other home and were not asked about this one.

    Those whom the municipality puts forward come first, then by time on the list.
    """
    theirs = Exists(families.filter(pk=OuterRef("family")).order_by())
    asked = vacancy.offers.filter(withdrawn_on__isnull=True, registration=OuterRef("pk"))
    taken = Offer.objects.binding().filter(registration=OuterRef("pk"))
    waiting = Registration.objects.active_on(on).filter(theirs, ~Exists(asked), ~Exists(taken))
    return waiting.select_related("family").order_by(F("nominated_on").asc(nulls_last=True), "listed_on", "pk")
