"""Who is on the list: questions that pages put to the registrations, within those that the reader may know of."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from bofast.casework.access.models import Office
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Area, Home
from bofast.casework.lettings.models import Offer, ProvenCriterion, Registration, Wish
from bofast.casework.lettings.models.registrations import RegistrationQuerySet
from bofast.casework.lettings.vacant.ledger import agreements_on
from bofast.casework.tenancies.models import Occupancy


def standing_of(family: Family) -> Registration | None:
    """The registration by which a family is on the list, resting or not; None when it is on none."""
    return Registration.objects.filter(family=family, ended_on__isnull=True).first()


def standing_among(families: Collection[UUID]) -> dict[UUID, Registration]:
    """The registrations by which some families are on the list, by the family."""
    standing = Registration.objects.filter(family__in=families, ended_on__isnull=True)
    return {registration.family_id: registration for registration in standing}


def renting_here(registrations: RegistrationQuerySet, *, on: date) -> RegistrationQuerySet:
    """Those whose families rent a home of the office on a day."""
    return registrations.filter(_rents_here(on=on))


def renting_nothing_here(registrations: RegistrationQuerySet, *, on: date) -> RegistrationQuerySet:
    return registrations.exclude(_rents_here(on=on))


def tenants_among(registrations: RegistrationQuerySet, *, on: date) -> frozenset[UUID]:
    """The keys of those whose families rent a home of the office on a day."""
    return frozenset(renting_here(registrations, on=on).order_by().values_list("pk", flat=True))


def resting_among(registrations: RegistrationQuerySet, *, on: date) -> frozenset[UUID]:
    """The keys of those that stand on the list on a day and rest."""
    standing = frozenset(registrations.standing_on(on).order_by().values_list("pk", flat=True))
    return standing - frozenset(registrations.active_on(on).order_by().values_list("pk", flat=True))


def meeting(registrations: RegistrationQuerySet, *, criterion: str) -> RegistrationQuerySet:
    """Those whose families have been seen to meet a criterion."""
    proven = ProvenCriterion.objects.filter(registration=OuterRef("pk"), code=criterion, withdrawn_on__isnull=True)
    return registrations.filter(Exists(proven))


def wishing(registrations: RegistrationQuerySet, *, area: Area | None, rooms: int | None) -> RegistrationQuerySet:
    """Those who wish a home in an area, or with so many rooms, by one wish of theirs."""
    standing = Wish.objects.filter(registration=OuterRef("pk"), replaced_on__isnull=True)
    if area is not None:
        standing = standing.filter(Q(area__path__startswith=area.path) | Q(home__area__path__startswith=area.path))
    if rooms is not None:
        least = Q(rooms_from__isnull=True) | Q(rooms_from__lte=rooms)
        most = Q(rooms_to__isnull=True) | Q(rooms_to__gte=rooms)
        standing = standing.filter(Q(home__rooms=rooms) | Q(area__isnull=False) & least & most)
    return registrations.filter(Exists(standing))


def criteria_of(office: Office, *, on: date) -> tuple[str, ...]:
    """The criteria of the agreements that hold on a day, each once, in the order of their codes."""
    return tuple(sorted({code for agreement in agreements_on(office, day=on) for code in agreement.criteria}))


def _rents_here(*, on: date) -> Exists:
    rented = Occupancy.objects.valid_on(on).known_at(None).filter(family=OuterRef("family"))
    return Exists(rented.filter(home__office=OuterRef("family__office")).exclude(home__disposal=Home.Disposal.PRIVATE))


def winners_of(vacancies: Iterable[UUID]) -> dict[UUID, UUID]:
    """The offers that took some homes, by vacancy."""
    taken = Offer.objects.filter(vacancy__in=list(vacancies), accepted_on__isnull=False, withdrawn_on__isnull=True)
    return dict(taken.order_by("vacancy").values_list("vacancy", "pk"))
