"""Taking a family off the list, and taking back what it was offered."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.locking import lock_open_registration, lock_vacancies_offered_to
from bofast.casework.lettings.actions.registrations import tell
from bofast.casework.lettings.actions.settling import settle, spoken_for, tell_offer
from bofast.casework.lettings.actions.swap_endings import give_up_swaps_of
from bofast.casework.lettings.models import Offer, Registration, Vacancy
from bofast.casework.lettings.ties import refuse_tied
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def end_listing(
    registration: Registration, *, on: date, because: Registration.EndedBecause, by: User | None
) -> Registration:
    """Take the family off the list; it can be put on it anew. Its offers are taken back, and go to the next.

    A swap that it is asked about is given up.

    Raises: ShownToUser, when it has ended already or begins later, the family has accepted a home, or by one who is
    tied to it.
    """
    refuse_tied(by, families=[registration.family_id])
    vacancies = list(lock_vacancies_offered_to(registration).values())
    standing = lock_open_registration(registration.pk)
    if on < standing.listed_on:
        raise ShownToUser(Reason.LISTED_LATER, on=standing.listed_on)
    if spoken_for([standing.pk]):
        raise ShownToUser(Reason.FAMILY_HAS_ANOTHER_HOME)
    return close_listing(standing, vacancies=vacancies, ends_on=on, on=on, because=because, by=by)


def close_listing(
    registration: Registration,
    *,
    vacancies: list[Vacancy],
    ends_on: date,
    on: date,
    because: Registration.EndedBecause,
    by: User | None,
) -> Registration:
    """End a locked registration from a day; `vacancies` are those that it was offered, locked before it.

    What it was offered is taken back on the day `on`: who else was asked has the days that are left to answer.

    Raises: ShownToUser, when it was offered another one meanwhile.
    """
    offers = Offer.objects.live().filter(registration=registration).order_by("pk")
    if not {offer.vacancy_id for offer in offers} <= {vacancy.pk for vacancy in vacancies}:
        raise ShownToUser(Reason.CHANGED_BY_ANOTHER)
    registration.ended_on, registration.ended_because = ends_on, because
    registration.save(update_fields=["ended_on", "ended_because"])
    tell(Deed.LISTING_ENDED, registration=registration, by=by, because=because.value)
    give_up_swaps_of(registration, on=on, by=by)
    for offer in offers:
        take_back(offer, because=Offer.WithdrawnBecause.REGISTRATION_ENDED, on=on, by=by)
    for vacancy in vacancies:
        settle(vacancy, on=on, by=by)
    return registration


def take_back(offer: Offer, *, because: Offer.WithdrawnBecause, on: date, by: User | None) -> None:
    offer.withdrawn_on, offer.withdrawn_because = on, because
    offer.save(update_fields=["withdrawn_on", "withdrawn_because"])
    tell_offer(Deed.OFFER_WITHDRAWN, offer=offer, by=by, because=because.value)
