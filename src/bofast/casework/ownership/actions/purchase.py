"""A family buys its home: the loan is paid out, the tenancy ends, the family moves, and the old home falls free."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.followup.actions import objects_to_undoing, record_outcome
from bofast.casework.followup.facts import OutcomeFacts
from bofast.casework.followup.models import Outcome
from bofast.casework.homes.models import Home
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.ownership.actions.frame import pay_out
from bofast.casework.ownership.facts import PurchaseFacts
from bofast.casework.ownership.models import LoanCase, Purchase
from bofast.casework.ownership.objections import refuse_objected
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.models import Occupancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.outcomes import Destination
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure
from bofast.vocabulary.ways import Way


@transaction.atomic
def record_purchase(family: Family, *, facts: PurchaseFacts, by: User) -> Purchase:
    """Record that a family has bought a home, with all that follows from it in one transaction.

    Raises: ShownToUser, when the loan case is another family's, is not granted, or its certificate had expired, or
    something speaks against selling the home now (`ownership.objections`).
    """
    refuse_objected(facts.home)
    case = facts.loan_case
    if case is not None:
        _check(case, family=family, on=facts.bought_on)
    lived_in = _home_lived_in(family, on=facts.bought_on)
    outcome = record_outcome(family, facts=_outcome_facts(facts, lived_in=lived_in), by=by)
    _move(family, facts=facts, lived_in=lived_in, by=by)
    purchase = _keep(family, facts=facts, outcome=outcome, frees=_freed(lived_in, bought=facts.home), by=by)
    if case is not None:
        pay_out(case, by=by)
    journal.record(
        Deed.PURCHASED,
        by=by,
        office=family.office,
        family_id=family.pk,
        about=purchase,
        facts={"home": facts.home.pk, "frees": purchase.frees_home_id},
    )
    return purchase


def _check(case: LoanCase, *, family: Family, on: date) -> None:
    now = LoanCase.objects.select_for_update().get(pk=case.pk)
    if now.family_id != family.pk:
        raise ShownToUser(Reason.LOAN_OF_ANOTHER_FAMILY)
    if now.granted_on is None or now.withdrawn_on is not None:
        raise ShownToUser(Reason.LOAN_NOT_GRANTED)
    if now.certificate_until is not None and on > now.certificate_until:
        raise ShownToUser(Reason.CERTIFICATE_EXPIRED, until=now.certificate_until)
    if Purchase.objects.filter(loan_case=now).exists():
        raise ShownToUser(Reason.ALREADY_DECIDED)


def _home_lived_in(family: Family, *, on: date) -> Occupancy | None:
    lived_in = Occupancy.objects.filter(family=family, is_main_home=True).valid_on(on).known_at(None)
    return lived_in.select_related("home", "tenancy").order_by("-entered_on").first()


def _outcome_facts(facts: PurchaseFacts, *, lived_in: Occupancy | None) -> OutcomeFacts:
    return OutcomeFacts(
        way=Way.BUY,
        happened_on=facts.bought_on,
        destination=Destination.OWNED_BOUGHT,
        why=facts.why,
        initiative=facts.initiative,
        home_before=lived_in.home if lived_in else None,
        home_after=facts.home,
        children_kept_school=facts.children_kept_school,
    )


def _move(family: Family, *, facts: PurchaseFacts, lived_in: Occupancy | None, by: User) -> None:
    """Into the bought home; a family that buys the home it rents stays in it, now as owner."""
    moved_on = facts.moved_on or facts.bought_on
    tenancy = lived_in.tenancy or lived_in.home.tenancies.filter(to_day__isnull=True).first() if lived_in else None
    if tenancy is not None and tenancy.to_day is None:
        tenancies.end_tenancy(tenancy, to_day=moved_on, by=by)
    tenancies.move(family=family, to_home=facts.home, on=moved_on, tenure=Tenure.OWNED, by=by)


def _freed(lived_in: Occupancy | None, *, bought: Home) -> Home | None:
    """The home at the office's disposal that another family can have now."""
    if lived_in is None or lived_in.home_id == bought.pk or lived_in.home.disposal == Home.Disposal.PRIVATE:
        return None
    return lived_in.home


def _keep(family: Family, *, facts: PurchaseFacts, outcome: Outcome, frees: Home | None, by: User) -> Purchase:
    case = facts.loan_case
    return Purchase.objects.create(
        family=family,
        home=facts.home,
        loan_case=case,
        outcome=outcome,
        bought_on=facts.bought_on,
        price_minor=facts.price.minor,
        start_loan_minor=case.amount_minor if case else 0,
        bank_loan_minor=facts.bank_loan.minor,
        equity_minor=facts.equity.minor,
        grant_minor=facts.grant.minor,
        rate_percent=facts.rate_percent,
        rate_fixed_until=facts.rate_fixed_until,
        term_years=case.term_years if case else None,
        exception=case.exception if case else "",
        frees_home=frees,
        recorded_by=by,
    )


def _carries_a_purchase(outcome: Outcome) -> Reason | None:
    """A purchase moved the family, ended a tenancy and paid out a loan: its outcome is not undone by itself."""
    standing = Purchase.objects.filter(taken_back_at__isnull=True)
    return Reason.PURCHASE_STANDS if standing.filter(outcome=outcome).exists() else None


objects_to_undoing(Outcome, because=_carries_a_purchase)
