"""How a swap stands: computed from its dates and from what the families said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from bofast.casework.lettings.models import Swap, SwapParty

Answer = SwapParty.Answer


class SwapState(StrEnum):
    """What a swap is on a day."""

    WAITS = "waits"  # somebody has not answered, and the deadline has not passed
    LAPSED = "lapsed"  # the deadline has passed without the answer of all
    AGREED = "agreed"  # all have said yes
    DONE = "done"
    TAKEN_BACK = "taken_back"  # done, and undone
    DECLINED = "declined"  # a family said no
    REFUSED = "refused"  # by the landlord
    GIVEN_UP = "given_up"


def state_of(swap: Swap, *, parties: Sequence[SwapParty], on: date) -> SwapState:
    """The state of a swap with its parties on a day."""
    if swap.taken_back_on is not None:
        return SwapState.TAKEN_BACK
    if swap.completed_on is not None:
        return SwapState.DONE
    if swap.ground:
        return SwapState.REFUSED
    if any(party.answer == Answer.NO for party in parties):
        return SwapState.DECLINED
    if swap.over_on is not None:
        return SwapState.GIVEN_UP
    if all(party.answer == Answer.YES for party in parties):
        return SwapState.AGREED
    return SwapState.WAITS if on <= swap.answer_by else SwapState.LAPSED


def parties_of(swap: Swap) -> list[SwapParty]:
    """Those who swap, in their circle, with their families and homes."""
    beside = ("registration__family__office", "gives__office", "gets__office")
    return list(swap.parties.select_related(*beside).order_by("place"))
