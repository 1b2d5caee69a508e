"""Households that rent from the office give each other their homes, all on one day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.homes.models import Home
from bofast.casework.tenancies.actions.contracts import end_contract_of, let_to_family
from bofast.casework.tenancies.actions.moves import move_in, move_out
from bofast.casework.tenancies.models import Occupancy
from bofast.vocabulary.tenure import Tenure


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """One household of an exchange: the stay that ends, and the home that it gets."""

    stay: Occupancy
    gets: Home


@transaction.atomic
def exchange_homes(exchanged: Sequence[Exchanged], *, on: date, by: User) -> None:
    """End every stay and contract before the first new one begins, all on one day: nobody is without a home on any.

    Each new contract is with the adults of the family, at the rent of the home that day.

    Raises: ShownToUser, when a stay was changed meanwhile or does not begin before the day, or somebody else lives in
    one of the homes or has a contract for it.
    """
    _lock_homes([one.gets.pk for one in exchanged])
    for one in exchanged:
        end_contract_of(one.stay, to_day=on, by=by)
        move_out(one.stay, left_on=on, by=by)
    for one in exchanged:
        family, home, rented = one.stay.family, one.gets, Tenure.RENTED_PUBLIC
        contract = let_to_family(family, home=home, from_day=on, by=by)
        move_in(family=family, home=home, entered_on=on, tenure=rented, tenancy=contract, by=by)


def _lock_homes(homes: Collection[UUID]) -> None:
    """Always in one order, so that two who move the same families wait for each other and never in a circle."""
    locked = Home.objects.select_for_update(of=("self",)).filter(pk__in=homes)
    list(locked.order_by("pk").values_list("pk"))
