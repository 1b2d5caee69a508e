"""Swaps of homes: families are asked, answer, and the landlord has its say. Nobody moves before all have said yes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from bofast.casework.access.models import User
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.locking import lock_registrations
from bofast.casework.lettings.actions.swap_endings import end_swap, lock_swap_under_way, tell_all
from bofast.casework.lettings.models import LettingRun, Offer, Registration, Swap, SwapParty
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.lettings.plans.frozen import FrozenRing
from bofast.casework.lettings.swapping.gains import left_by, ring_with
from bofast.casework.lettings.swapping.grounds import grounds_against_swap
from bofast.casework.lettings.swapping.obstacles import obstacles_to
from bofast.casework.lettings.swapping.swap_states import parties_of
from bofast.casework.lettings.ties import refuse_tied
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.letting import SwapGround
from bofast.vocabulary.reasons import Reason

Answer = SwapParty.Answer
SHORTEST_REASON = 3


@transaction.atomic
def take_up_swap(run: LettingRun, *, family: UUID, answer_by: date, on: date, by: User) -> Swap:
    """Ask the families of a circle of a kept plan whether they want to swap homes; `family` is one of them.

    Raises: ShownToUser, when the plan is not kept or has no such circle, a family is in another swap, spoken for or
    gone from its home, or by one who is tied to a family.
    """
    if answer_by < on:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    if run.state is not RunState.KEPT:
        raise ShownToUser(Reason.LETTING_NOT_KEPT)
    ring = ring_with(run, family=family)
    refuse_tied(by, families=ring.families)
    swap = Swap(office=run.office, run=run, asked_on=on, answer_by=answer_by, asked_by=by)
    parties = _parties(swap, ring=ring, registrations=_lock_listed(ring))
    refuse_obstructed(parties, on=on)
    try:
        with transaction.atomic():
            swap.save(force_insert=True)
            SwapParty.objects.bulk_create(parties)
    except IntegrityError as error:
        raise ShownToUser(Reason.FAMILY_SWAPS_ALREADY) from error
    tell_all(Deed.SWAP_TAKEN_UP, swap=swap, parties=parties, by=by)
    return swap


@transaction.atomic
def say_yes_to_swap(party: SwapParty, *, on: date, by: User) -> SwapParty:
    """A family wants to swap. It happens when all do, and not before somebody carries it out.

    Raises: ShownToUser, when the swap is over, its last day has passed, the family has said yes, or by one who is tied
    to it.
    """
    refuse_tied(by, families=[party.registration.family_id])
    swap = lock_swap_under_way(party.swap_id)
    if on > swap.answer_by:
        raise ShownToUser(Reason.SWAP_HAS_LAPSED, until=swap.answer_by)
    standing = _standing(party)
    if standing.answer:
        raise ShownToUser(Reason.SWAP_IS_ANSWERED)
    _answer(standing, answer=Answer.YES, on=on, by=by)
    _tell(Deed.SWAP_SAID_YES_TO, party=standing, swap=swap, by=by)
    return standing


@transaction.atomic
def say_no_to_swap(party: SwapParty, *, because: Offer.Because, words: str = "", on: date, by: User) -> SwapParty:
    """A family does not want to swap, or no longer: the swap is over for all. It costs nobody anything.

    Raises: ShownToUser, when the swap is over, or by one who is tied to the family.
    """
    refuse_tied(by, families=[party.registration.family_id])
    swap = lock_swap_under_way(party.swap_id)
    standing = _standing(party)
    standing.because, standing.words = because, words.strip()
    _answer(standing, answer=Answer.NO, on=on, by=by)
    _tell(Deed.SWAP_SAID_NO_TO, party=standing, swap=swap, by=by, because=because.value)
    end_swap(swap, on=on, by=by)
    return standing


@transaction.atomic
def refuse_swap(swap: Swap, *, ground: SwapGround, words: str = "", on: date, by: User) -> Swap:
    """The landlord does not allow the swap, by a ground that the facts of the day give, or another one in words.

    Raises: ShownToUser, when the swap is over, the facts do not give the ground, another reason lacks its words, or by
    one who is tied to a family.
    """
    standing, parties = _open_to(swap, by=by)
    _refuse_groundless(parties, ground=ground, words=words, on=on)
    standing.ground, standing.words = ground, words.strip()
    end_swap(standing, on=on, by=by)
    tell_all(Deed.SWAP_REFUSED, swap=standing, parties=parties, by=by, ground=ground.value)
    return standing


@transaction.atomic
def give_up_swap(swap: Swap, *, because: Swap.GivenUpBecause, on: date, by: User) -> Swap:
    """Ask no longer. The families keep their places on the list.

    Raises: ShownToUser, when the swap is over, or by one who is tied to a family.
    """
    standing, parties = _open_to(swap, by=by)
    standing.given_up_because = because
    end_swap(standing, on=on, by=by)
    tell_all(Deed.SWAP_GIVEN_UP, swap=standing, parties=parties, by=by, because=because.value)
    return standing


def refuse_obstructed(parties: Sequence[SwapParty], *, on: date) -> None:
    """Raises: ShownToUser, with the first thing that stands in the way of a swap on a day."""
    for obstacle in obstacles_to(parties, on=on)[:1]:
        raise ShownToUser(obstacle.reason, **obstacle.facts)


def _lock_listed(ring: FrozenRing) -> dict[UUID, Registration]:
    """The open registrations of those in a circle, by family.

    Raises: ShownToUser, when one of them is not on the list any longer.
    """
    listed = Registration.objects.filter(family__in=ring.families, ended_on__isnull=True)
    locked = lock_registrations(listed.values_list("pk", flat=True)).values()
    standing = {one.family_id: one for one in locked if one.ended_on is None}
    if len(standing) < len(ring.families):
        raise ShownToUser(Reason.LISTING_HAS_ENDED)
    return standing


def _parties(swap: Swap, *, ring: FrozenRing, registrations: dict[UUID, Registration]) -> list[SwapParty]:
    moves = zip(ring.families, left_by(ring), ring.homes, strict=True)
    return [
        SwapParty(swap=swap, registration=registrations[family], place=place, gives_id=gives, gets_id=gets)
        for place, (family, gives, gets) in enumerate(moves, start=1)
    ]


def _open_to(swap: Swap, *, by: User) -> tuple[Swap, list[SwapParty]]:
    standing = lock_swap_under_way(swap.pk)
    parties = parties_of(standing)
    refuse_tied(by, families=[party.registration.family_id for party in parties])
    return standing, parties


def _refuse_groundless(parties: Sequence[SwapParty], *, ground: SwapGround, words: str, on: date) -> None:
    if ground is SwapGround.OTHER:
        if len(words.strip()) < SHORTEST_REASON:
            raise ShownToUser(Reason.REASON_TOO_SHORT)
    elif ground not in {against.ground.ground for against in grounds_against_swap(parties, on=on)}:
        raise ShownToUser(Reason.SWAP_GROUND_IS_NOT_THERE)


def _standing(party: SwapParty) -> SwapParty:
    return SwapParty.objects.select_related("registration__family").get(pk=party.pk)


def _answer(party: SwapParty, *, answer: SwapParty.Answer, on: date, by: User) -> None:
    party.answer, party.answered_on, party.recorded_by = answer, on, by
    party.save(update_fields=["answer", "answered_on", "recorded_by", "because", "words"])


def _tell(deed: Deed, *, party: SwapParty, swap: Swap, by: User, **facts: object) -> None:
    journal.record(deed, by=by, office=swap.office, family_id=party.registration.family_id, about=swap, facts=facts)
