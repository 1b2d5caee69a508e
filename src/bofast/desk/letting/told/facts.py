"""What a letter to a family rests on, gathered once for all languages that it is written in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from bofast.casework.lettings.complaining.complaints import kept_lettings_with
from bofast.casework.lettings.line.places import PlaceIn, places_of
from bofast.casework.lettings.line.waiting import waiting_time_of
from bofast.casework.lettings.models import LettingRun, Offer, Pause, Registration
from bofast.casework.lettings.offering.offer_states import OfferState, state_of, winner_of
from bofast.casework.lettings.plans.explained import ExplainedHome, explanation_of
from bofast.casework.lettings.plans.frozen import FrozenPlan, frozen_plan
from bofast.casework.lettings.plans.frozen_facts import FrozenFacts, frozen_facts
from bofast.desk.office import Desk
from bofast.rules.letting.waiting_time import NoEstimate, WaitingTime
from bofast.vocabulary.errors import ShownToUser


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceTold:
    """A place in line, and how long others waited there."""

    place: PlaceIn
    wait: WaitingTime | NoEstimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferTold:
    offer: Offer
    state: OfferState


@dataclass(frozen=True, slots=True, kw_only=True)
class LastLetting:
    """The newest kept letting that the family was in.

    Attributes:
        explained: what would have changed it, by home; None while nobody has asked.
    """

    letting: LettingRun
    plan: FrozenPlan
    facts: FrozenFacts
    explained: Mapping[UUID, ExplainedHome] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFacts:
    """All that the letter tells.

    Attributes:
        trouble: why the places could not be counted, where they could not.
    """

    registration: Registration
    pause: Pause | None
    places: tuple[PlaceTold, ...]
    trouble: ShownToUser | None
    offers: tuple[OfferTold, ...]
    last: LastLetting | None


def told_facts(desk: Desk, registration: Registration) -> ToldFacts:
    places, trouble = _places(desk, registration)
    return ToldFacts(
        registration=registration,
        pause=registration.pauses.filter(to_day__isnull=True).first(),
        places=places,
        trouble=trouble,
        offers=_offers(desk, registration),
        last=last_letting(registration),
    )


def last_letting(registration: Registration) -> LastLetting | None:
    kept = kept_lettings_with(registration)
    facts = frozen_facts(kept[0], family=registration.family_id) if kept else None
    if facts is None:
        return None
    explained = explanation_of(kept[0], family=registration.family)
    return LastLetting(letting=kept[0], plan=frozen_plan(kept[0]), facts=facts, explained=explained)


def _places(desk: Desk, registration: Registration) -> tuple[tuple[PlaceTold, ...], ShownToUser | None]:
    """The places today, of a family that is on the list; a refusal in their stead."""
    if registration.ended_on is not None:
        return (), None
    try:
        found = places_of(registration, on=desk.today)
    except ShownToUser as refused:
        return (), refused
    return tuple(
        PlaceTold(place=place, wait=waiting_time_of(place, office=desk.office, on=desk.today)) for place in found
    ), None


def _offers(desk: Desk, registration: Registration) -> tuple[OfferTold, ...]:
    """What the family has been offered, the newest first, each as it stands today."""
    hers = desk.offers.filter(registration=registration).select_related("vacancy__home__office")
    return tuple(
        OfferTold(offer=offer, state=state_of(offer, winner=winner_of(offer.vacancy.offers.all()), on=desk.today))
        for offer in hers.prefetch_related("vacancy__offers").order_by("-sent_on", "pk")
    )
