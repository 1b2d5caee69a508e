"""Many contracts and stays at once, as a sheet brings them: the same as one by one, in a handful of queries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.families import actions as families
from bofast.casework.families.models import Family, Person
from bofast.casework.homes.models import Home
from bofast.casework.homes.words import full_address
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.tenancies.actions.outlooks import refresh_outlooks
from bofast.casework.tenancies.living import main_homes
from bofast.casework.tenancies.models import Occupancy, Tenancy, TenancyParty
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """The terms of a tenancy that begins and ends with the stay."""

    parties: tuple[Person, ...]
    rent_per_month: Money | None = None
    fixed_until: date | None = None
    deposit: Money | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewStay:
    """A family lives in a home over [entered_on, left_on); without a contract where it owns or stays for a while."""

    family: Family
    home: Home
    tenure: Tenure
    entered_on: date
    left_on: date | None = None
    contract: Contract | None = None


@transaction.atomic
def record_stays(new: Sequence[NewStay], *, office: Office, by: User) -> list[Occupancy]:
    """Write down many stays with their contracts; a stay of the past may lie before whoever lives there now.

    Raises: ShownToUser, when days are not in order, a home has two open contracts, or two stays in one home overlap;
    then none of them is written.
    """
    if any(_is_out_of_order(stay) for stay in new):
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    tenancies = _begin_tenancies(new, by=by)
    occupancies = [_occupancy(stay, tenancy=tenancies.get(place), by=by) for place, stay in enumerate(new)]
    _lock_homes(new)
    try:
        with transaction.atomic():
            Occupancy.objects.bulk_create(occupancies)
    except IntegrityError as error:
        raise ShownToUser(Reason.HOME_OCCUPIED) from error
    _refresh({stay.family: None for stay in new}, office=office)
    deeds = (deed for occupancy in occupancies for deed in _deeds(occupancy))
    journal.record_many(deeds, by=by, office=office)
    return occupancies


def _is_out_of_order(stay: NewStay) -> bool:
    fixed_until = stay.contract.fixed_until if stay.contract else None
    return (stay.left_on is not None and stay.left_on <= stay.entered_on) or (
        fixed_until is not None and fixed_until < stay.entered_on
    )


def _begin_tenancies(new: Sequence[NewStay], *, by: User) -> dict[int, Tenancy]:
    """The contract of each stay that has one, by the stay's place."""
    begun = {place: _tenancy(stay, stay.contract, by=by) for place, stay in enumerate(new) if stay.contract}
    try:
        with transaction.atomic():
            Tenancy.objects.bulk_create(begun.values())
    except IntegrityError as error:
        raise ShownToUser(Reason.HOME_HAS_OPEN_TENANCY) from error
    TenancyParty.objects.bulk_create(
        TenancyParty(tenancy=begun[place], person=person, from_day=stay.entered_on)
        for place, stay in enumerate(new)
        if stay.contract
        for person in stay.contract.parties
    )
    return begun


def _tenancy(stay: NewStay, contract: Contract, *, by: User) -> Tenancy:
    return Tenancy(
        home=stay.home,
        reference=contract.reference,
        tenure=stay.tenure,
        from_day=stay.entered_on,
        to_day=stay.left_on,
        fixed_until=contract.fixed_until,
        rent_per_month_minor=contract.rent_per_month.minor if contract.rent_per_month else None,
        deposit_minor=contract.deposit.minor if contract.deposit else None,
        recorded_by=by,
    )


def _occupancy(stay: NewStay, *, tenancy: Tenancy | None, by: User) -> Occupancy:
    return Occupancy(
        family=stay.family,
        home=stay.home,
        tenancy=tenancy,
        tenure=stay.tenure,
        entered_on=stay.entered_on,
        left_on=stay.left_on,
        recorded_at=timezone.now(),
        recorded_by=by,
    )


def _lock_homes(new: Sequence[NewStay]) -> None:
    """Always in one order, so that two sheets wait for each other instead of blocking each other."""
    homes = Home.objects.select_for_update(of=("self",)).filter(pk__in={stay.home.pk for stay in new})
    list(homes.order_by("pk").values_list("pk"))


def _refresh(moved: dict[Family, None], *, office: Office) -> None:
    today = timezone.localdate()
    homes = main_homes([family.pk for family in moved], on=today)
    addresses = {family: full_address(homes[family.pk]) if family.pk in homes else "" for family in moved}
    families.refresh_addresses(addresses)
    refresh_outlooks(list(moved), office=office, on=today)


def _deeds(occupancy: Occupancy) -> Iterator[journal.Done]:
    family, tenancy, left_on = occupancy.family_id, occupancy.tenancy, occupancy.left_on
    if tenancy is not None:
        yield journal.Done(deed=Deed.TENANCY_BEGUN, about=tenancy, facts={"from_day": tenancy.from_day})
    yield journal.Done(deed=Deed.MOVED_IN, about=occupancy, family_id=family)
    if tenancy is not None and left_on is not None:
        yield journal.Done(deed=Deed.TENANCY_ENDED, about=tenancy, facts={"to_day": left_on})
    if left_on is not None:
        yield journal.Done(deed=Deed.MOVED_OUT, about=occupancy, family_id=family)
