"""Choosing a way home with the family, and what each way would mean for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.followup.actions.decisions import propose
from bofast.casework.followup.actions.following import refresh_status
from bofast.casework.followup.actions.reversal import keep_way_back
from bofast.casework.followup.approval import needs_second_person
from bofast.casework.followup.facts import WayOptionFacts
from bofast.casework.followup.models import Proposal, WayChoice, WayOption
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.ways import Way

SHORTEST_REASON = 10


@transaction.atomic
def choose_way(
    family: Family,
    *,
    way: Way,
    chosen_on: date,
    reason: str,
    own_words: str = "",
    comparison: Mapping[str, Any] | None = None,
    by: User,
) -> WayChoice:
    """Choose a way with the family, or switch to another; earlier choices stay in the history.

    Where the office's policy asks for a second person, the choice waits for that person and the
    earlier one stands meanwhile.

    Raises: ShownToUser, when the reason says nothing.
    """
    if len(reason.strip()) < SHORTEST_REASON:
        raise ShownToUser(Reason.REASON_TOO_SHORT)
    choice = WayChoice.objects.create(
        family=family,
        way=way,
        chosen_on=chosen_on,
        reason=reason.strip(),
        own_words=own_words.strip(),
        comparison=dict(comparison or {}),
        recorded_by=by,
    )
    journal.record(
        Deed.WAY_CHOSEN, by=by, office=family.office, family_id=family.pk, about=choice, facts={"way": way.value}
    )
    keep_way_back(
        "choose_way", about=choice, family=family, was={"undone_at": timezone.now()}, became={"undone_at": None}, by=by
    )
    if needs_second_person(family.office, way=way, on=chosen_on):
        propose(Proposal.Kind.WAY, office=family.office, family=family, about=choice, reason=reason, by=by)
    refresh_status(family, on=chosen_on)
    return choice


@transaction.atomic
def set_way_option(family: Family, *, way: Way, facts: WayOptionFacts, by: User) -> WayOption:
    """Write down what a way would mean for a family; the earlier option of the way is withdrawn, not changed."""
    family.way_options.filter(way=way, withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())
    option = WayOption.objects.create(
        family=family,
        way=way,
        home=facts.home,
        rooms=facts.rooms,
        bedrooms=facts.bedrooms,
        area_m2=facts.area_m2,
        rent_per_month_minor=_minor(facts.rent_per_month),
        price_minor=_minor(facts.price),
        costs_minor=_minor(facts.costs),
        equity_minor=_minor(facts.equity),
        grant_minor=_minor(facts.grant),
        running_costs_per_month_minor=_minor(facts.running_costs_per_month),
        option_on=facts.option_on,
        deposit_minor=_minor(facts.deposit),
        landlord_agrees=facts.landlord_agrees,
        is_offered=facts.is_offered,
        available_on=facts.available_on,
        note=facts.note.strip(),
        recorded_by=by,
    )
    journal.record(
        Deed.WAY_OPTION_SET, by=by, office=family.office, family_id=family.pk, about=option, facts={"way": way.value}
    )
    return option


def _minor(amount: Money | None) -> int | None:
    return None if amount is None else amount.minor
