"""A move that did not come to be is taken back: the family lives where it lived before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.tenancies.actions.contracts import resume_tenancy, withdraw_tenancy
from bofast.casework.tenancies.actions.moves import correct_occupancy, refresh_after_move
from bofast.casework.tenancies.models import Occupancy, Tenancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def move_back(*, family: Family, from_home: Home, by: User) -> None:
    """Take a family's move into a home back, as if it had stayed where it was.

    The homes that it left on the day of the move are lived in again, and the contracts that ended that day run on.
    What the file said until now can still be asked for.

    Raises: ShownToUser, when the family lives there no longer, somebody else lives in a home that it left, or such a
    home has a new contract.
    """
    stay = _stay_in(from_home, family=family)
    _withdraw(stay)
    _live_where_it_lived(stay, by=by)


@transaction.atomic
def exchange_back(got: Mapping[Family, Home], *, by: User) -> None:
    """Take an exchange of homes back; `got` is the home that each family moved into by it.

    Every stay and contract that began with it is withdrawn before the first that ended goes on.

    Raises: ShownToUser, when a family lives there no longer, or somebody else lives in a home that was exchanged.
    """
    stays = [_stay_in(home, family=family) for family, home in got.items()]
    for stay in stays:
        _withdraw(stay)
        if stay.tenancy is not None:
            withdraw_tenancy(stay.tenancy, by=by)
    for stay in stays:
        _live_where_it_lived(stay, by=by)


def _stay_in(home: Home, *, family: Family) -> Occupancy:
    rows = Occupancy.objects.filter(family=family, home=home, left_on__isnull=True, withdrawn_at__isnull=True)
    stay = rows.select_related("family__office", "tenancy").order_by("-entered_on").first()
    if stay is None:
        raise ShownToUser(Reason.FAMILY_MOVED_SINCE)
    return stay


def _withdraw(stay: Occupancy) -> None:
    if not Occupancy.objects.filter(pk=stay.pk, withdrawn_at__isnull=True).update(withdrawn_at=timezone.now()):
        raise ShownToUser(Reason.CHANGED_BY_ANOTHER)


def _live_where_it_lived(stay: Occupancy, *, by: User) -> None:
    """What ended on the day of a withdrawn stay goes on."""
    family = stay.family
    for left in _left_on(stay.entered_on, family=family):
        correct_occupancy(left, entered_on=left.entered_on, left_on=None, by=by)
        for ended in Tenancy.objects.filter(home=left.home_id, to_day=stay.entered_on, withdrawn_at__isnull=True):
            resume_tenancy(ended, by=by)
    refresh_after_move(family)
    facts = {"act": "move_in"}
    journal.record(Deed.UNDONE, by=by, office=family.office, family_id=family.pk, about=stay, facts=facts)


def _left_on(day: date, *, family: Family) -> list[Occupancy]:
    rows = Occupancy.objects.filter(family=family, left_on=day, withdrawn_at__isnull=True)
    return list(rows.select_related("family__office", "home").order_by("entered_on", "pk"))
