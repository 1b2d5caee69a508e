"""Contracts: who stands in them, from when, to when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.models import Family, Membership, Person
from bofast.casework.homes.models import Home
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.tenancies.models import Occupancy, Tenancy, TenancyParty
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure


@transaction.atomic
def begin_tenancy(
    *,
    home: Home,
    tenure: Tenure,
    from_day: date,
    parties: Sequence[Person],
    rent_per_month: Money | None,
    fixed_until: date | None = None,
    deposit: Money | None = None,
    reference: str = "",
    by: User,
) -> Tenancy:
    """A contract for a home begins; who moves in is recorded with `move_in`.

    Raises: ShownToUser, when the home has a tenancy that has not ended, or the fixed term ends before it begins.
    """
    if fixed_until is not None and fixed_until < from_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    tenancy = Tenancy(
        home=home,
        reference=reference,
        tenure=tenure,
        from_day=from_day,
        fixed_until=fixed_until,
        rent_per_month_minor=rent_per_month.minor if rent_per_month else None,
        deposit_minor=deposit.minor if deposit else None,
        recorded_by=by,
    )
    try:
        with transaction.atomic():
            tenancy.save(force_insert=True)
    except IntegrityError as error:
        raise ShownToUser(Reason.HOME_HAS_OPEN_TENANCY) from error
    TenancyParty.objects.bulk_create(
        TenancyParty(tenancy=tenancy, person=person, from_day=from_day) for person in parties
    )
    journal.record(Deed.TENANCY_BEGUN, by=by, office=home.office, about=tenancy, facts={"from_day": from_day})
    return tenancy


@transaction.atomic
def let_to_family(family: Family, *, home: Home, from_day: date, by: User) -> Tenancy:
    """A contract with the adults of a family, at the rent that the home has on the day.

    Raises: ShownToUser, when the home has a tenancy that has not ended.
    """
    rent = home.rent_on(from_day)
    adults = family.members_on(from_day).exclude(role=Membership.Role.CHILD).order_by("pk")
    return begin_tenancy(
        home=home,
        tenure=Tenure.RENTED_PUBLIC,
        from_day=from_day,
        parties=[row.person for row in adults],
        rent_per_month=rent.rent_per_month if rent else None,
        by=by,
    )


@transaction.atomic
def end_contract_of(stay: Occupancy, *, to_day: date, by: User) -> None:
    """End the contract that a family lives in a home by, or that stands for the home; nothing where there is none.

    Raises: ShownToUser, as `end_tenancy`.
    """
    tenancy = stay.tenancy or stay.home.tenancies.filter(to_day__isnull=True, withdrawn_at__isnull=True).first()
    if tenancy is not None and tenancy.to_day is None:
        end_tenancy(tenancy, to_day=to_day, by=by)


@transaction.atomic
def end_tenancy(tenancy: Tenancy, *, to_day: date, by: User) -> None:
    """The contract ends on a day, the first that it no longer holds.

    Raises: ShownToUser, when the day does not come after the first.
    """
    if to_day <= tenancy.from_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    tenancy.to_day = to_day
    tenancy.save(update_fields=["to_day"])
    journal.record(Deed.TENANCY_ENDED, by=by, office=tenancy.home.office, about=tenancy, facts={"to_day": to_day})


@transaction.atomic
def resume_tenancy(tenancy: Tenancy, *, by: User) -> None:
    """A contract that was ended by mistake, or for a move that did not come to be, runs on.

    Raises: ShownToUser, when the home has another contract by now.
    """
    tenancy.to_day = None
    try:
        with transaction.atomic():
            tenancy.save(update_fields=["to_day"])
    except IntegrityError as error:
        raise ShownToUser(Reason.HOME_HAS_OPEN_TENANCY) from error
    facts = {"of": "tenancy", "fields": ["to_day"]}
    journal.record(Deed.DATES_CORRECTED, by=by, office=tenancy.home.office, about=tenancy, facts=facts)


@transaction.atomic
def withdraw_tenancy(tenancy: Tenancy, *, by: User) -> None:
    """A contract that was begun by mistake, or for a move that did not come to be, counts no more."""
    tenancy.withdrawn_at = timezone.now()
    tenancy.save(update_fields=["withdrawn_at"])
    facts = {"of": "tenancy", "fields": ["withdrawn_at"]}
    journal.record(Deed.DATES_CORRECTED, by=by, office=tenancy.home.office, about=tenancy, facts=facts)


CHANGEABLE = frozenset({"fixed_until", "rent_per_month_minor", "deposit_minor", "reference"})


@transaction.atomic
def change_tenancy(tenancy: Tenancy, *, changes: Mapping[str, Any], by: User) -> Tenancy:
    """Write down what the contract says now; the journal keeps which of its fields changed.

    Raises: ValueError, for a field that is no part of the contract's terms.
    """
    if unknown := changes.keys() - CHANGEABLE:
        raise ValueError(f"Not terms of a contract: {sorted(unknown)}. Terms: {sorted(CHANGEABLE)}.")
    for name, value in changes.items():
        setattr(tenancy, name, value)
    tenancy.save(update_fields=sorted(changes))
    facts = {"of": "tenancy", "fields": sorted(changes)}
    journal.record(Deed.DATES_CORRECTED, by=by, office=tenancy.home.office, about=tenancy, facts=facts)
    return tenancy
