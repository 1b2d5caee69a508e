"""An office that lets: an agreement, a list, a kept plan with offers out, and a complaint."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family
from bofast.casework.homes import actions as homes
from bofast.casework.homes.models import Area, Home
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import AgreementTerms, ListingFacts, WishFacts
from bofast.casework.lettings.models import LettingRun, Offer, Registration, Vacancy
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode, OtherTurn

LONG_AGO = date(2026, 1, 5)
ASKED_OF_ALL: dict[str, str] = {"part": "plan"}
"""What addresses of letting take besides keys."""


def let(
    office: Office,
    *,
    a_family: Callable[..., Family],
    a_home: Callable[..., Home],
    hans: User,
    lisa: User,
    near: User,
) -> dict[str, Any]:
    """The key of one thing of each kind in letting, by the name that it has in addresses.

    `near` is too near the family whose registration is walked, and does nothing of what is tried.
    """
    today = timezone.localdate()
    department = homes.add_area("Sør", office=office, level=Area.Level.AREA, parent=None, by=hans)
    agreement = actions.add_agreement(office, terms=_terms(department), by=lisa)
    vacancies = [_vacancy(a_home(area=department), on=today, by=hans) for _number in range(3)]
    listed = [_listed(a_family(), wanting=department, on=today, by=hans) for _number in range(3)]
    neighbours = _neighbours(a_home, a_family, department=department, on=today, by=hans)
    kept, planned = (_planned(office, on=today, by=hans) for _number in range(2))
    kept = actions.keep_run(kept, seen_sha256=kept.plan_sha256, by=hans)
    swap = actions.take_up_swap(kept, family=neighbours[0].pk, answer_by=today, on=today, by=hans)
    refused, waits = (_offer(vacancies[1], to=one, by_plan=kept, on=today, by=hans) for one in listed[:2])
    actions.refuse_offer(refused, because=Offer.Because.AREA, on=today, by=hans)
    until = today + timedelta(days=21)
    appeal = actions.receive_appeal(
        listed[0], over=refused, received_on=today, answer_by=until, grounds="For langt til skolen", by=hans
    )
    tie = actions.record_tie(listed[2].family, user=near, from_day=today, by=lisa)
    proven = listed[2].proven_criteria.get()
    things = {"agreement_id": agreement, "vacancy_id": vacancies[0], "notice_id": vacancies[0].notice}
    things |= {"registration_id": listed[2], "wish_id": listed[2].wishes.get(), "criterion_id": proven}
    things |= {"letting_id": planned, "offer_id": waits, "appeal_id": appeal, "tie_id": tie}
    things |= {"swap_id": swap, "party_id": swap.parties.get(place=1)}
    return {name: thing.pk for name, thing in things.items()} | ASKED_OF_ALL


def _terms(department: Area) -> AgreementTerms:
    return AgreementTerms(
        name="Avtale for Sør",
        first_day=LONG_AGO,
        source="Avtale 1/2026",
        internal_share="1/2",
        other_turn=OtherTurn.SENIORITY,
        departments=(department,),
        criteria=("arbeid",),
    )


def _vacancy(home: Home, *, on: date, by: User) -> Vacancy:
    notice = actions.record_notice(home, given_on=on, moves_out_on=on, by=by)
    vacancy = Vacancy.objects.get(notice=notice)
    actions.set_lane(vacancy, on=on, by=by)
    return vacancy


def _neighbours(
    a_home: Callable[..., Home], a_family: Callable[..., Family], *, department: Area, on: date, by: User
) -> list[Family]:
    """Two families who want each other's homes."""
    homes = [a_home(area=department) for _number in range(2)]
    families = [a_family(home=home) for home in homes]
    for family, wanted in zip(families, reversed(homes), strict=True):
        listed = actions.register_family(family, listed_on=LONG_AGO, facts=ListingFacts(need_class=2), by=by)
        actions.change_wishes(listed, wishes=(WishFacts(home=wanted),), on=on, by=by)
    return families


def _listed(family: Family, *, wanting: Area, on: date, by: User) -> Registration:
    listed = actions.register_family(family, listed_on=LONG_AGO, facts=ListingFacts(need_class=2), by=by)
    actions.change_wishes(listed, wishes=(WishFacts(area=wanting),), on=on, by=by)
    actions.prove_criterion(listed, code="arbeid", on=on, by=by)
    return listed


def _planned(office: Office, *, on: date, by: User) -> LettingRun:
    return plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=on, largest_swap=2, by=by))


def _offer(vacancy: Vacancy, *, to: Registration, by_plan: LettingRun, on: date, by: User) -> Offer:
    (offer,) = actions.send_offers(vacancy, registrations=[to], answer_by=on, on=on, run=by_plan, by=by)
    return offer
