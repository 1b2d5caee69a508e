"""How long it took before those at a place had their turn, by the office's own lettings of such homes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Home
from bofast.casework.lettings.line.places import PlaceIn
from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.models.offers import OfferQuerySet
from bofast.rules.letting.places import Turn
from bofast.rules.letting.waiting_time import NoEstimate, PastLetting, WaitingTime, waiting_time
from bofast.vocabulary.letting import Lane


@dataclass(frozen=True, slots=True)
class _LetHome:
    """A home that was let, in whose turn, and after how many were asked."""

    home: Home
    turn: Turn
    letting: PastLetting


def waiting_time_of(place: PlaceIn, *, office: Office, on: date) -> WaitingTime | NoEstimate | None:
    """The months until the turn of somebody at a place, by the office's lettings until a day; None without a place.

    Where a lot would part the family from others, it is reckoned as if the worst lot were drawn. For one named home
    the lettings of homes with as many rooms in its department count.
    """
    return waiting_times_of((place,), office=office, on=on)[0]


def waiting_times_of(
    places: Sequence[PlaceIn], *, office: Office, on: date
) -> tuple[WaitingTime | NoEstimate | None, ...]:
    """As `waiting_time_of`, for many places of one office: the past is read once."""
    past = tuple(_past(office, on=on))
    recorded_from = _recorded_from(office) or on
    return tuple(_at(place, past=past, recorded_from=recorded_from, on=on) for place in places)


def _at(place: PlaceIn, *, past: Iterable[_LetHome], recorded_from: date, on: date) -> WaitingTime | NoEstimate | None:
    if place.standing is None:
        return None
    alike = (one for one in past if place.turn in {None, one.turn} and place.homes.is_alike(one.home))
    lettings = tuple(one.letting for one in alike)
    return waiting_time(place.standing.last, lettings=lettings, recorded_from=recorded_from, on=on)


def _recorded_from(office: Office) -> date | None:
    """The first day on which the office offered a home here: its past begins then, for all kinds of homes alike."""
    offers = Offer.objects.filter(vacancy__home__office=office).order_by("sent_on", "pk")
    return offers.values_list("sent_on", flat=True).first()


def _past(office: Office, *, on: date) -> Iterator[_LetHome]:
    taken = Offer.objects.accepted_by(on).filter(vacancy__home__office=office).order_by("sent_on", "pk")
    asked = dict(_asked(taken))
    for offer in taken.select_related("vacancy__home__area"):
        vacancy = offer.vacancy
        letting = PastLetting(on=offer.sent_on, asked=asked[offer.pk])
        yield _LetHome(home=vacancy.home, turn=Lane(vacancy.lane) if vacancy.lane else None, letting=letting)


def _asked(taken: OfferQuerySet) -> Iterable[tuple[UUID, int]]:
    """How many offers it took, the one that was accepted among them: those taken back unanswered do not count."""
    before = Q(vacancy__offers__place__lte=F("place"))
    in_earnest = Q(vacancy__offers__withdrawn_on__isnull=True) | ~Q(vacancy__offers__answer="")
    return taken.annotate(asked=Count("vacancy__offers", filter=before & in_earnest)).values_list("pk", "asked")
