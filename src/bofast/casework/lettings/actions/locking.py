"""One order of locks for all of letting: vacancies first, then registrations, each by their keys.

Whoever keeps to it waits for another clerk, and never in a circle.
"""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from bofast.casework.lettings.models import Offer, Registration, Vacancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


def lock_vacancies(keys: Iterable[UUID]) -> dict[UUID, Vacancy]:
    locked = Vacancy.objects.select_for_update(of=("self",)).filter(pk__in=list(keys))
    return {vacancy.pk: vacancy for vacancy in locked.select_related("home__office").order_by("pk")}


def lock_registrations(keys: Iterable[UUID]) -> dict[UUID, Registration]:
    locked = Registration.objects.select_for_update(of=("self",)).filter(pk__in=list(keys))
    return {one.pk: one for one in locked.select_related("family__office").order_by("pk")}


def lock_open_vacancy(key: UUID) -> Vacancy:
    """The vacancy as it stands.

    Raises: ShownToUser, when it is let or withdrawn.
    """
    vacancy = lock_vacancies([key]).get(key)
    if vacancy is None or not vacancy.is_open:
        raise ShownToUser(Reason.VACANCY_IS_CLOSED)
    return vacancy


def lock_open_registration(key: UUID) -> Registration:
    """The registration as it stands.

    Raises: ShownToUser, when it has ended.
    """
    registration = lock_registrations([key]).get(key)
    if registration is None or registration.ended_on is not None:
        raise ShownToUser(Reason.LISTING_HAS_ENDED)
    return registration


def lock_vacancies_offered_to(registration: Registration) -> dict[UUID, Vacancy]:
    """The vacancies that are offered to a family now; to be called before its registration is locked."""
    offered = Offer.objects.live().filter(registration=registration)
    return lock_vacancies(offered.values_list("vacancy", flat=True))
