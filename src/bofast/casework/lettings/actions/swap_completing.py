"""A swap is carried out: all move on one day in one transaction, or nobody does. And it is taken back the same way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.ending import close_listing
from bofast.casework.lettings.actions.following import follow_after_moving
from bofast.casework.lettings.actions.locking import lock_registrations
from bofast.casework.lettings.actions.registrations import tell
from bofast.casework.lettings.actions.swap_endings import end_swap, lock_swap_under_way, tell_all
from bofast.casework.lettings.actions.swaps import SHORTEST_REASON, refuse_obstructed
from bofast.casework.lettings.models import Registration, Swap, SwapParty
from bofast.casework.lettings.swapping.grounds import grounds_against_swap
from bofast.casework.lettings.swapping.swap_states import SwapState, parties_of, state_of
from bofast.casework.lettings.ties import refuse_tied
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.living import homes_of
from bofast.casework.tenancies.models import Occupancy
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

HOUSED = Registration.EndedBecause.HOUSED


@transaction.atomic
def complete_swap(swap: Swap, *, on: date, by: User) -> Swap:
    """Everybody moves on one day: contracts and stays end and begin, and nobody of them waits any longer.

    Raises: ShownToUser, when not all have said yes, the landlord must refuse, a family is spoken for or gone from its
    home, or by one who is tied to a family.
    """
    standing = lock_swap_under_way(swap.pk)
    parties = parties_of(standing)
    refuse_tied(by, families=[party.registration.family_id for party in parties])
    _refuse_unready(standing, parties=parties, on=on)
    tenancies.exchange_homes([_exchanged(party, on=on) for party in parties], on=on, by=by)
    standing.completed_on = on
    end_swap(standing, on=on, by=by)
    tell_all(Deed.HOMES_SWAPPED, swap=standing, parties=parties, by=by, on=on)
    for party in parties:
        close_listing(party.registration, vacancies=[], ends_on=on, on=on, because=HOUSED, by=by)
        follow_after_moving(party.registration.family, begins_on=on, by=by)
    return standing


@transaction.atomic
def take_back_swap(swap: Swap, *, because: str, on: date, by: User) -> Swap:
    """The swap did not come to be, or was written down by mistake: each family lives where it lived, and waits again.

    Raises: ShownToUser, without a reason, when it was not carried out or is taken back, a family has moved since or
    somebody else lives in one of the homes, or by one who is tied to a family.
    """
    if len(because.strip()) < SHORTEST_REASON:
        raise ShownToUser(Reason.REASON_TOO_SHORT)
    standing = _lock_done(swap.pk)
    parties = parties_of(standing)
    refuse_tied(by, families=[party.registration.family_id for party in parties])
    tenancies.exchange_back({party.registration.family: party.gets for party in parties}, by=by)
    standing.taken_back_on, standing.taken_back_because = on, because.strip()
    standing.save(update_fields=["taken_back_on", "taken_back_because"])
    tell_all(Deed.SWAP_TAKEN_BACK, swap=standing, parties=parties, by=by)
    for party in parties:
        _wait_again(party.registration, by=by)
    return standing


def _refuse_unready(swap: Swap, *, parties: Sequence[SwapParty], on: date) -> None:
    if state_of(swap, parties=parties, on=on) is not SwapState.AGREED:
        raise ShownToUser(Reason.SWAP_IS_NOT_AGREED)
    if any(against.ground.must_refuse for against in grounds_against_swap(parties, on=on)):
        raise ShownToUser(Reason.SWAP_MUST_BE_REFUSED)
    refuse_obstructed(parties, on=on)


def _exchanged(party: SwapParty, *, on: date) -> tenancies.Exchanged:
    return tenancies.Exchanged(stay=_stay(party, on=on), gets=party.gets)


def _stay(party: SwapParty, *, on: date) -> Occupancy:
    return next(stay for stay in homes_of(party.registration.family, on=on) if stay.home_id == party.gives_id)


def _lock_done(key: UUID) -> Swap:
    lock_registrations(SwapParty.objects.filter(swap=key).values_list("registration", flat=True))
    done = Swap.objects.filter(pk=key, completed_on__isnull=False, taken_back_on__isnull=True)
    swap = done.select_for_update(of=("self",)).select_related("office").first()
    if swap is None:
        raise ShownToUser(Reason.SWAP_IS_NOT_DONE)
    return swap


def _wait_again(registration: Registration, *, by: User) -> None:
    """Back on the list with its time, unless the family was put on it anew meanwhile."""
    if Registration.objects.filter(family=registration.family_id, ended_on__isnull=True).exists():
        return
    registration.ended_on, registration.ended_because = None, ""
    registration.save(update_fields=["ended_on", "ended_because"])
    tell(Deed.LISTING_CHANGED, registration=registration, by=by, fields=["ended_on", "ended_because"])
