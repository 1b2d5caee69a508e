"""How an offer stands: computed from its dates and from the other offers of the same home."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from uuid import UUID

from bofast.casework.lettings.models import Offer

Answer = Offer.Answer


class OfferState(StrEnum):
    """What an offer is on a day."""

    WAITS = "waits"  # no answer yet, and the deadline has not passed
    LAPSED = "lapsed"  # the deadline has passed without an answer
    WISHED = "wished"  # a yes, while somebody ahead may still answer
    LOST = "lost"  # another family got the home
    ACCEPTED = "accepted"
    COMPLETED = "completed"  # the home is let by it
    REFUSED = "refused"
    SILENT = "silent"
    WITHDRAWN = "withdrawn"


_SAID = {Answer.NO: OfferState.REFUSED, Answer.SILENT: OfferState.SILENT}


def state_of(offer: Offer, *, winner: UUID | None, on: date) -> OfferState:
    """The state of an offer on a day, where `winner` is the offer that took the home, if any has."""
    if offer.withdrawn_on is not None:
        return OfferState.WITHDRAWN
    if offer.completed_on is not None:
        return OfferState.COMPLETED
    if offer.accepted_on is not None:
        return OfferState.ACCEPTED
    if offer.answer in _SAID:
        return _SAID[Answer(offer.answer)]
    if winner is not None:
        return OfferState.LOST
    if offer.answer == Answer.YES:
        return OfferState.WISHED
    return OfferState.WAITS if on <= offer.answer_by else OfferState.LAPSED


def winner_of(offers: Iterable[Offer]) -> UUID | None:
    """The offer, among all of one home, that took it."""
    return next((offer.pk for offer in offers if offer.accepted_on and not offer.withdrawn_on), None)


def winners_of(offers: Iterable[Offer]) -> Mapping[UUID, UUID]:
    """The offers that took the homes of some offers, by vacancy."""
    vacancies = {offer.vacancy_id for offer in offers}
    took = Offer.objects.filter(vacancy__in=vacancies, accepted_on__isnull=False, withdrawn_on__isnull=True)
    return dict(took.values_list("vacancy", "pk").order_by("vacancy"))


def places_in_line(offers: Iterable[Offer]) -> Mapping[UUID, int]:
    """Which of those asked for its home each offer is, from 1. What was taken back has no place before anybody."""
    asked = list(offers)
    standing = Offer.objects.filter(vacancy__in={one.vacancy_id for one in asked}, withdrawn_on__isnull=True)
    before = defaultdict(list)
    for vacancy, place in standing.values_list("vacancy", "place").order_by("vacancy", "place"):
        before[vacancy].append(place)
    return {one.pk: bisect_left(before[one.vacancy_id], one.place) + 1 for one in asked}
