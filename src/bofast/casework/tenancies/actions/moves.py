"""Who lives where. Nobody's row is changed: an occupancy is withdrawn and another is written.

So the file still answers what it said on any earlier day.
"""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families import actions as families
from bofast.casework.families.models import Family, FamilyEvent
from bofast.casework.homes.models import Home
from bofast.casework.homes.words import full_address
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.tenancies.actions.outlooks import refresh_outlook
from bofast.casework.tenancies.living import homes_of
from bofast.casework.tenancies.models import Occupancy, Tenancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.tenure import Tenure


@transaction.atomic
def move_in(
    *,
    family: Family,
    home: Home,
    entered_on: date,
    left_on: date | None = None,
    tenure: Tenure,
    tenancy: Tenancy | None = None,
    by: User,
) -> Occupancy:
    """A family begins to live in a home. It may hold two homes for a while; the one entered last is its main home.

    With `left_on` it is a stay that has an end, such as one long past: who lives there now is no hindrance to it.

    Raises: ShownToUser, when another household lives there in those days, or this one does already, or the days are
    not in order.
    """
    if left_on is not None and left_on <= entered_on:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    _refuse_living_there(family, home, entered_on=entered_on, left_on=left_on)
    occupancy = _insert(
        Occupancy(
            family=family,
            home=home,
            tenancy=tenancy,
            tenure=tenure,
            entered_on=entered_on,
            left_on=left_on,
            recorded_at=timezone.now(),
            recorded_by=by,
        )
    )
    refresh_after_move(family)
    journal.record(Deed.MOVED_IN, by=by, office=family.office, family_id=family.pk, about=occupancy)
    if left_on is not None:
        journal.record(Deed.MOVED_OUT, by=by, office=family.office, family_id=family.pk, about=occupancy)
    return occupancy


@transaction.atomic
def move_out(occupancy: Occupancy, *, left_on: date, by: User) -> Occupancy:
    """A family leaves a home on a day, the first on which it no longer lives there.

    Raises: ShownToUser, when the day does not come after the first, or somebody else changed this meanwhile.
    """
    left = _replace(occupancy, entered_on=occupancy.entered_on, left_on=left_on, by=by)
    refresh_after_move(left.family)
    family = left.family
    journal.record(Deed.MOVED_OUT, by=by, office=family.office, family_id=family.pk, about=left)
    return left


@transaction.atomic
def move(
    *, family: Family, to_home: Home, on: date, tenure: Tenure, tenancy: Tenancy | None = None, by: User
) -> Occupancy:
    """Leave every home of today and enter another, on one day.

    Raises: ShownToUser, when another household lives in the new home.
    """
    for occupancy in homes_of(family, on=on):
        if occupancy.entered_on < on:
            move_out(occupancy, left_on=on, by=by)
    return move_in(family=family, home=to_home, entered_on=on, tenure=tenure, tenancy=tenancy, by=by)


@transaction.atomic
def correct_occupancy(occupancy: Occupancy, *, entered_on: date, left_on: date | None, by: User) -> Occupancy:
    """Put right days that were written down wrongly; what the file said before can still be asked for.

    Raises: ShownToUser, when the days are not in order, another household lives there, or somebody changed this.
    """
    corrected = _replace(occupancy, entered_on=entered_on, left_on=left_on, by=by)
    refresh_after_move(corrected.family)
    family = corrected.family
    journal.record(
        Deed.DATES_CORRECTED, by=by, office=family.office, family_id=family.pk, about=corrected, facts={"of": "home"}
    )
    return corrected


@transaction.atomic
def join_families(*, staying: Family, joining: Family, on: date, by: User) -> FamilyEvent:
    """Two families become one, and the joining one leaves its homes on that day.

    Raises: ShownToUser, as `families.actions.join_families`.
    """
    event = families.join_families(staying=staying, joining=joining, on=on, by=by)
    for occupancy in homes_of(joining, on=on):
        if occupancy.entered_on < on:
            move_out(occupancy, left_on=on, by=by)
    refresh_after_move(staying)
    return event


def _refuse_living_there(family: Family, home: Home, *, entered_on: date, left_on: date | None) -> None:
    meanwhile = Q(left_on__isnull=True) | Q(left_on__gt=entered_on)
    if left_on is not None:
        meanwhile &= Q(entered_on__lt=left_on)
    if Occupancy.objects.filter(meanwhile, family=family, home=home, withdrawn_at__isnull=True).exists():
        raise ShownToUser(Reason.LIVES_THERE_ALREADY)


def _replace(occupancy: Occupancy, *, entered_on: date, left_on: date | None, by: User) -> Occupancy:
    """Withdraw a row and write its successor at the same instant."""
    if left_on is not None and left_on <= entered_on:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    now = timezone.now()
    if not Occupancy.objects.filter(pk=occupancy.pk, withdrawn_at__isnull=True).update(withdrawn_at=now):
        raise ShownToUser(Reason.CHANGED_BY_ANOTHER)
    return _insert(
        Occupancy(
            family_id=occupancy.family_id,
            home_id=occupancy.home_id,
            tenancy_id=occupancy.tenancy_id,
            tenure=occupancy.tenure,
            is_main_home=occupancy.is_main_home,
            entered_on=entered_on,
            left_on=left_on,
            recorded_at=now,
            recorded_by=by,
        )
    )


def _insert(occupancy: Occupancy) -> Occupancy:
    """The database refuses two families in one home on one day, whoever else is writing at the same moment.

    The home is locked first: two exclusion checks that wait for each other would be a deadlock, not a refusal.
    """
    Home.objects.select_for_update(of=("self",)).get(pk=occupancy.home_id)
    try:
        with transaction.atomic():
            occupancy.save(force_insert=True)
    except IntegrityError as error:
        raise ShownToUser(Reason.HOME_OCCUPIED) from error
    return occupancy


def refresh_after_move(family: Family) -> None:
    """What follows from where a family lives: how long the home fits, and the address it is found by."""
    today = timezone.localdate()
    lives_in = homes_of(family, on=today)
    families.set_address_words(family, address=full_address(lives_in[0].home) if lives_in else "")
    refresh_outlook(family, on=today)
