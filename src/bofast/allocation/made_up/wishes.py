"""What a made-up household may rent, and how well it fits: the hard rules and the worth of a pair."""

from __future__ import annotations

import numpy as np

from bofast.allocation.made_up.chance import Drawn, below
from bofast.allocation.made_up.homes import Homes
from bofast.allocation.made_up.households import PERSONS_A_ROOM, Households
from bofast.compiled import Bools, Int32s, Int64s

ROOMS_PAST_PERSONS = 1
"""A home has at most so many rooms more than the household has persons."""

BEST_FIT = 1_000
"""No pair is worth more."""

_WELL_SIZED, _LESS_A_ROOM = 350, 120
_OWN_DISTRICT, _WORK_DISTRICT, _GARDEN = 100, 150, 100
_CHEAP, _LESS_A_PERCENT, _CHEAP_UP_TO = 200, 8, 15
_TASTE = 100


def may_rent(households: Households, homes: Homes) -> Bools:
    """bool[pairs]; household and home of one place are a pair: not too small, too large, too dear or upstairs."""
    return (
        (households.persons <= PERSONS_A_ROOM * homes.rooms)
        & (homes.rooms <= households.persons + ROOMS_PAST_PERSONS)
        & (homes.rent <= households.affordable_rent)
        & (homes.is_step_free | ~households.needs_step_free)
    )


def fit(households: Households, homes: Homes, *, pair: Int64s, seed: int) -> Int64s:
    """int64[pairs], 0-1000; how well the home of one place fits the household of the same place.

    `pair` numbers the pair for the household's own taste: the same two have the same number every time.
    """
    lacking = np.abs(homes.rooms - households.persons)
    percent = homes.rent.astype(np.int64) * 100 // households.income
    worth: Int64s = (
        np.maximum(_WELL_SIZED - _LESS_A_ROOM * lacking, 0)
        + _OWN_DISTRICT * (homes.district == households.own_district)
        + _WORK_DISTRICT * (homes.district == households.work_district)
        + _GARDEN * (homes.has_garden & (households.children > 0))
        + np.clip(_CHEAP - _LESS_A_PERCENT * (percent - _CHEAP_UP_TO), 0, _CHEAP)
        + below(_TASTE, Drawn.TASTE, of=pair, seed=seed)
    ).astype(np.int64)
    return worth


def is_overcrowded(households: Households, *, rooms: Int32s) -> Bools:
    """More persons than rooms."""
    return households.persons > rooms
