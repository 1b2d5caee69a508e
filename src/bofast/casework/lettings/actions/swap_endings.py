"""A swap is over: one way for all of its ends, so that a family is free for another the same moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from bofast.casework.access.models import User
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.locking import lock_registrations
from bofast.casework.lettings.models import Registration, Swap, SwapParty
from bofast.casework.lettings.swapping.swap_states import parties_of
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


def lock_swap_under_way(key: UUID) -> Swap:
    """The swap as it stands, its registrations locked before it, as everywhere in letting.

    Raises: ShownToUser, when it is over.
    """
    lock_registrations(SwapParty.objects.filter(swap=key).values_list("registration", flat=True))
    under_way = Swap.objects.under_way().select_for_update(of=("self",)).filter(pk=key)
    swap = under_way.select_related("office").first()
    if swap is None:
        raise ShownToUser(Reason.SWAP_IS_OVER)
    return swap


def end_swap(swap: Swap, *, on: date, by: User | None) -> None:
    """Close a locked swap, with how it ended as its caller has set it; its families are free for another."""
    swap.over_on, swap.recorded_by = on, by
    swap.save(update_fields=["over_on", "recorded_by", "ground", "words", "given_up_because", "completed_on"])
    SwapParty.objects.filter(swap=swap).update(over_on=on)


def give_up_swaps_of(registration: Registration, *, on: date, by: User | None) -> None:
    """A family that leaves the list swaps with nobody. To be called with its registration locked."""
    theirs = SwapParty.objects.filter(registration=registration, over_on__isnull=True).values("swap")
    for swap in Swap.objects.select_for_update(of=("self",)).filter(pk__in=theirs).select_related("office"):
        swap.given_up_because = Swap.GivenUpBecause.LISTING_ENDED
        end_swap(swap, on=on, by=by)
        tell_all(Deed.SWAP_GIVEN_UP, swap=swap, parties=parties_of(swap), by=by, because=swap.given_up_because)


def tell_all(deed: Deed, *, swap: Swap, parties: Iterable[SwapParty], by: User | None, **facts: object) -> None:
    """Write a deed in the trace of every family that swaps."""
    done = (
        journal.Done(deed=deed, about=swap, family_id=party.registration.family_id, facts=facts) for party in parties
    )
    journal.record_many(done, by=by, office=swap.office)
