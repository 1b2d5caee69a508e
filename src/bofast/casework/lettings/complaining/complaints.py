"""Complaints read back: which wait and until when, and what a family can complain over."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from django.db.models import F, QuerySet

from bofast.casework.access.models import Office
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.lettings.models import Appeal, LettingRun, Offer, Registration

LETTINGS_BACK = 5
"""How many kept lettings back a family is asked which one it complains over."""


class AppealState(StrEnum):
    """What a complaint is on a day; computed from its dates."""

    WAITS = "waits"
    LATE = "late"  # not decided by the day on which it was to be answered
    DECIDED = "decided"


def state_of(appeal: Appeal, *, on: date) -> AppealState:
    if appeal.decided_on is not None:
        return AppealState.DECIDED
    return AppealState.WAITS if on <= appeal.answer_by else AppealState.LATE


def appeals_of(office: Office, *, families: FamilyQuerySet) -> QuerySet[Appeal]:
    """The complaints of some families: those that wait by their deadlines, then the decided ones, newest first."""
    mine = Appeal.objects.filter(office=office, registration__family__in=families.order_by())
    with_names = mine.select_related(
        "registration__family", "offer__vacancy__home__office", "run", "over_decision_of", "decided_by", "received_by"
    )
    return with_names.order_by(F("decided_on").desc(nulls_first=True), "answer_by", "pk")


def offers_to(registration: Registration) -> QuerySet[Offer]:
    """The offers that a registration has had, the newest first."""
    return registration.offers.select_related("vacancy__home__office", "run").order_by("-sent_on", "pk")


def kept_lettings_with(registration: Registration) -> list[LettingRun]:
    """The newest kept lettings that the family was in, whether it got a home or not; the newest first."""
    kept = LettingRun.objects.filter(office=registration.family.office_id, kept_at__isnull=False)
    hers = kept.filter(problem__contains=f'"{registration.family_id}"').order_by("-kept_at", "pk")
    return list(hers[:LETTINGS_BACK])
