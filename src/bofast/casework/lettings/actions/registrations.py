"""Families on the list: put on it once, described, and nominated."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.locking import lock_open_registration
from bofast.casework.lettings.facts import ListingFacts
from bofast.casework.lettings.models import ProvenCriterion, Registration
from bofast.casework.lettings.ties import refuse_tied
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def register_family(family: Family, *, listed_on: date, facts: ListingFacts, by: User) -> Registration:
    """Put a family on the list. `listed_on` is the day from which its time counts.

    Raises: ShownToUser, when the family is on the list already or closed, or by one who is tied to it.
    """
    refuse_tied(by, families=[family.pk])
    if family.closed_on is not None:
        raise ShownToUser(Reason.FAMILY_IS_CLOSED)
    registration = Registration(family=family, listed_on=listed_on, recorded_by=by, **_columns(facts))
    try:
        with transaction.atomic():
            registration.save(force_insert=True)
    except IntegrityError as error:
        first = Registration.objects.get(family=family, ended_on__isnull=True)
        raise ShownToUser(Reason.ALREADY_LISTED, listed_on=first.listed_on) from error
    tell(Deed.FAMILY_LISTED, registration=registration, by=by)
    return registration


@transaction.atomic
def change_listing(registration: Registration, *, facts: ListingFacts, by: User) -> Registration:
    """Write down what is known of the family now; the journal keeps which fields changed.

    Raises: ShownToUser, when the registration has ended, or by one who is tied to the family.
    """
    standing = _to_change(registration, by=by)
    columns = _columns(facts)
    changed = sorted(name for name, value in columns.items() if getattr(standing, name) != value)
    for name in changed:
        setattr(standing, name, columns[name])
    if changed:
        standing.save(update_fields=changed)
        tell(Deed.LISTING_CHANGED, registration=standing, by=by, fields=changed)
    return standing


@transaction.atomic
def record_fee(registration: Registration, *, paid_until: date, by: User) -> Registration:
    """The fee for standing on the list is paid until and with a day.

    Raises: ShownToUser, as `change_listing`.
    """
    standing = _to_change(registration, by=by)
    standing.fee_paid_until = paid_until
    standing.save(update_fields=["fee_paid_until"])
    tell(Deed.LISTING_CHANGED, registration=standing, by=by, fields=["fee_paid_until"])
    return standing


@transaction.atomic
def nominate(registration: Registration, *, on: date, by: User) -> Registration:
    """Put the family forward for the municipality's share.

    Raises: ShownToUser, when it stands nominated, and as `change_listing`.
    """
    standing = _to_change(registration, by=by)
    if standing.nominated_on is not None:
        raise ShownToUser(Reason.ALREADY_DECIDED)
    standing.nominated_on, standing.nominated_by = on, by
    standing.save(update_fields=["nominated_on", "nominated_by"])
    tell(Deed.FAMILY_NOMINATED, registration=standing, by=by)
    return standing


@transaction.atomic
def withdraw_nomination(registration: Registration, *, by: User) -> Registration:
    """Raises: ShownToUser, when the family is not nominated, and as `change_listing`."""
    standing = _to_change(registration, by=by)
    if standing.nominated_on is None:
        raise ShownToUser(Reason.NOT_NOMINATED)
    standing.nominated_on, standing.nominated_by = None, None
    standing.save(update_fields=["nominated_on", "nominated_by"])
    tell(Deed.NOMINATION_WITHDRAWN, registration=standing, by=by)
    return standing


@transaction.atomic
def prove_criterion(registration: Registration, *, code: str, on: date, by: User) -> ProvenCriterion:
    """Somebody has seen that the family meets a criterion of flexible letting.

    Raises: ShownToUser, when that stands already, and as `change_listing`.
    """
    standing = _to_change(registration, by=by)
    proven, is_new = ProvenCriterion.objects.get_or_create(
        registration=standing, code=code, withdrawn_on=None, defaults={"proven_on": on, "proven_by": by}
    )
    if not is_new:
        raise ShownToUser(Reason.CRITERION_PROVEN_ALREADY)
    tell(Deed.CRITERION_PROVEN, registration=standing, by=by, code=code)
    return proven


@transaction.atomic
def withdraw_criterion(proven: ProvenCriterion, *, on: date, by: User) -> None:
    """The family meets a criterion no longer.

    Raises: ShownToUser, when that was recorded already, and as `change_listing`.
    """
    standing = _to_change(proven.registration, by=by)
    if not ProvenCriterion.objects.filter(pk=proven.pk, withdrawn_on__isnull=True).update(withdrawn_on=on):
        raise ShownToUser(Reason.ALREADY_WITHDRAWN)
    tell(Deed.CRITERION_WITHDRAWN, registration=standing, by=by, code=proven.code)


def tell(deed: Deed, *, registration: Registration, by: User | None, **facts: object) -> None:
    family = registration.family
    journal.record(deed, by=by, office=family.office, family_id=family.pk, about=registration, facts=facts)


def _to_change(registration: Registration, *, by: User | None) -> Registration:
    refuse_tied(by, families=[registration.family_id])
    return lock_open_registration(registration.pk)


def _columns(facts: ListingFacts) -> dict[str, object]:
    most = facts.most_rent_per_month
    return {
        "need_class": facts.need_class,
        "kinds": list(facts.kinds),
        "most_rent_minor": None if most is None else most.minor,
        "needs_step_free": facts.needs_step_free,
        "needs_adapted": facts.needs_adapted,
        "owes_landlord": facts.owes_landlord,
        "is_separating": facts.is_separating,
        "may_return_to": facts.may_return_to,
        "may_return_until": facts.may_return_until,
    }
