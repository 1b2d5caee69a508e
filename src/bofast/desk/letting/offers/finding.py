"""Opening an offer: within what the reader may know, with the reading in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.offering.offer_states import OfferState, state_of, winner_of
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family

BESIDE = (
    *("vacancy__home__office", "vacancy__home__area", "registration__family__office"),
    *("run", "sent_by", "recorded_by"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedOffer:
    """An offer among the others of the same home.

    Attributes:
        others: the offers of the home to families whom the reader may know of, this one too, in their order. One who
            is hidden has said no, or the offer could not be shown at all.
        is_open: whether the reader may see the family's details: its own words, where it lives, its letters.
    """

    offer: Offer
    state: OfferState
    others: tuple[Offer, ...]
    is_open: bool

    @property
    def line(self) -> tuple[Offer, ...]:
        """The offers that stand, and this one: what was taken back has no place before anybody."""
        return tuple(one for one in self.others if one.withdrawn_on is None or one == self.offer)

    @property
    def place(self) -> int:
        """Which of the line it is, from 1."""
        return self.line.index(self.offer) + 1

    @property
    def ahead(self) -> tuple[Offer, ...]:
        """The offers before this one that may still become the letting."""
        live = (one for one in self.others if one.withdrawn_on is None and one.answer in {"", Offer.Answer.YES})
        return tuple(one for one in live if one.place < self.offer.place)


def open_offer(request: DeskRequest, offer_id: UUID) -> OpenedOffer:
    """The offer, its reading written down first.

    Raises: Http404, for an offer that would tell of a family whom the reader may not know of, as for none.
    """
    desk = request.desk
    offer = get_object_or_404(desk.offers.select_related(*BESIDE), pk=offer_id)
    family = offer.registration.family_id
    is_open = family in desk.open_among([family])
    if is_open:
        open_family(request, family)
    else:
        facts = {"page": "letting-offer", "families": [family]}
        journal.record(Deed.FAMILIES_LISTED, by=request.user, office=desk.office, facts=facts)
    others = _others(request, offer)
    state = state_of(offer, winner=winner_of(others), on=desk.today)
    return OpenedOffer(offer=offer, state=state, others=others, is_open=is_open)


def _others(request: DeskRequest, offer: Offer) -> tuple[Offer, ...]:
    rows = list(offer.vacancy.offers.select_related("registration__family").order_by("place"))
    known = request.desk.listed_among([one.registration.family_id for one in rows])
    return tuple(one for one in rows if one.registration.family_id in known)


def offer_to_act_on(request: DeskRequest, offer_id: UUID) -> Offer:
    """An offer to act on; the act itself stands in the journal.

    Raises: Http404, as `open_offer`.
    """
    return get_object_or_404(request.desk.offers.select_related(*BESIDE), pk=offer_id)
