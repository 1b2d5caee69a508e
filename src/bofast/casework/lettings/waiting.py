"""How long it took before those at a place had their turn, by the office's own lettings of such homes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q

from bofast.casework.access.models import Office
from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.models.offers import OfferQuerySet
from bofast.casework.lettings.places import PlaceIn
from bofast.rules.letting.waiting_time import NoEstimate, PastLetting, WaitingTime, waiting_time


def waiting_time_of(place: PlaceIn, *, office: Office, on: date) -> WaitingTime | NoEstimate | None:
    """The months until the turn of somebody at a place, by the office's lettings until a day; None without a place.

    Where a lot would part the family from others, it is reckoned as if the worst lot were drawn. For one named home
    the lettings of homes with as many rooms in its department count.
    """
    if place.standing is None:
        return None
    recorded_from = _recorded_from(office) or on
    lettings = tuple(_lettings_alike(place, office=office, on=on))
    return waiting_time(place.standing.last, lettings=lettings, recorded_from=recorded_from, on=on)


def _recorded_from(office: Office) -> date | None:
    """The first day on which the office offered a home here: its past begins then, for all kinds of homes alike."""
    offers = Offer.objects.filter(vacancy__home__office=office).order_by("sent_on", "pk")
    return offers.values_list("sent_on", flat=True).first()


def _lettings_alike(place: PlaceIn, *, office: Office, on: date) -> Iterator[PastLetting]:
    taken = Offer.objects.accepted_by(on).filter(vacancy__home__office=office).order_by("sent_on", "pk")
    asked = dict(_asked(taken))
    for offer in taken.select_related("vacancy__home__area"):
        if place.homes.is_alike(offer.vacancy.home) and (place.turn is None or offer.vacancy.lane == place.turn):
            yield PastLetting(on=offer.sent_on, asked=asked[offer.pk])


def _asked(taken: OfferQuerySet) -> Iterable[tuple[UUID, int]]:
    """How many offers it took, the one that was accepted among them: those taken back unanswered do not count."""
    before = Q(vacancy__offers__place__lte=F("place"))
    in_earnest = Q(vacancy__offers__withdrawn_on__isnull=True) | ~Q(vacancy__offers__answer="")
    return taken.annotate(asked=Count("vacancy__offers", filter=before & in_earnest)).values_list("pk", "asked")
