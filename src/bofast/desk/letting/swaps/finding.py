"""Opening a swap: within what the reader may know, with the reading in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.models import Swap, SwapParty
from bofast.casework.lettings.swapping.swap_states import SwapState, parties_of, state_of
from bofast.desk.office import Desk, DeskRequest
from bofast.desk.reading import open_family


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSwap:
    """A swap with its families, all of whom the reader may know of.

    Attributes:
        open_families: those whose own words the reader may see.
    """

    swap: Swap
    parties: tuple[SwapParty, ...]
    state: SwapState
    open_families: frozenset[UUID]

    @property
    def families(self) -> tuple[UUID, ...]:
        return tuple(party.registration.family_id for party in self.parties)


def open_swap(request: DeskRequest, swap_id: UUID) -> OpenedSwap:
    """The swap, its reading written down first.

    Raises: Http404, for a swap with a family whom the reader may not know of, as for none.
    """
    desk = request.desk
    swap = get_object_or_404(desk.swaps.select_related("office", "run", "asked_by", "recorded_by"), pk=swap_id)
    parties = tuple(parties_of(swap))
    families = [party.registration.family_id for party in parties]
    open_families = desk.open_among(families)
    for family in open_families:
        open_family(request, family)
    facts = {"page": "letting-swap", "swap": swap.pk, "families": sorted(set(families) - open_families)}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=desk.office, facts=facts)
    state = state_of(swap, parties=parties, on=desk.today)
    return OpenedSwap(swap=swap, parties=parties, state=state, open_families=open_families)


def party_to_act_on(desk: Desk, party_id: UUID) -> SwapParty:
    """A family in a swap, to write its answer down; the act itself stands in the journal.

    Raises: Http404, as `open_swap`.
    """
    swap = get_object_or_404(desk.swaps, parties=party_id)
    return swap.parties.select_related("registration__family").get(pk=party_id)
