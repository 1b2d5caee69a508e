"""The grounds that the facts of a day give the landlord against a swap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bofast.casework.lettings.models import SwapParty
from bofast.casework.policy.law import law_of
from bofast.casework.tenancies.living import sizes
from bofast.casework.tenancies.models import Occupancy
from bofast.rules.letting.swaps import Ground, Swapper, grounds_against, swap_limits


@dataclass(frozen=True, slots=True)
class GroundAgainst:
    """A ground, and whose facts give it."""

    party: SwapParty
    ground: Ground


def grounds_against_swap(parties: Sequence[SwapParty], *, on: date) -> tuple[GroundAgainst, ...]:
    """What the law of the office's country lets, or makes, the landlord refuse these families by.

    Raises: MissingParameter, for a day without a row.
    """
    families = [party.registration.family for party in parties]
    limits = swap_limits(law_of(families[0].office), on=on)
    persons = sizes([family.pk for family in families], on=on)
    return tuple(
        GroundAgainst(party, ground)
        for party in parties
        for ground in grounds_against(
            Swapper(
                lived_since=_lived_since(party, on=on),
                persons=persons.get(party.registration.family_id, 0),
                rooms=party.gets.rooms,
            ),
            limits=limits,
            on=on,
        )
    )


def _lived_since(party: SwapParty, *, on: date) -> date:
    """The first day in the home that it gives; the day itself for one that does not live there, whom all else stops."""
    stays = Occupancy.objects.filter(family=party.registration.family_id, home=party.gives_id).valid_on(on)
    first = stays.known_at(None).order_by("entered_on").values_list("entered_on", flat=True).first()
    return first or on
