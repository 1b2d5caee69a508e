"""Who gets a home that several were offered: the one furthest ahead who wants it, and whom nobody ahead can pass.

To be called with the vacancy locked. The registrations are locked here, after it, as everywhere in letting.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from bofast.casework.access.models import User
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.locking import lock_registrations
from bofast.casework.lettings.models import Offer, Vacancy


def settle(vacancy: Vacancy, *, on: date, by: User | None) -> Offer | None:
    """Give the home to the first who said yes when all ahead have said no, stayed silent, or got another home.

    The offer that it was given by, if this gave it; None while somebody ahead may still answer, or nobody wants it.
    """
    offers = list(Offer.objects.live().filter(vacancy=vacancy).order_by("place"))
    if not vacancy.is_open or any(offer.accepted_on for offer in offers):
        return None
    lock_registrations({offer.registration_id for offer in offers})
    taken = spoken_for(offer.registration_id for offer in offers)
    for offer in offers:
        if offer.registration_id in taken:
            continue
        if offer.answer == Offer.Answer.YES:
            return _give(offer, on=on, by=by)
        if on <= offer.answer_by:
            return None
    return None


def spoken_for(registrations: Iterable[UUID]) -> set[UUID]:
    """Those of some registrations that have accepted a home and not moved into it yet."""
    binding = Offer.objects.binding().filter(registration__in=list(registrations))
    return set(binding.values_list("registration", flat=True))


def _give(offer: Offer, *, on: date, by: User | None) -> Offer:
    offer.accepted_on = on
    offer.save(update_fields=["accepted_on"])
    tell_offer(Deed.OFFER_ACCEPTED, offer=offer, by=by)
    return offer


def tell_offer(deed: Deed, *, offer: Offer, by: User | None, **facts: object) -> None:
    family = offer.registration.family
    told = {"vacancy": offer.vacancy_id, **facts}
    journal.record(deed, by=by, office=family.office, family_id=family.pk, about=offer, facts=told)
