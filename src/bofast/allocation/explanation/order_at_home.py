"""Where a family stands among those who want one home and may have it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.allocation.solved import Solved


@dataclass(frozen=True, slots=True)
class PlaceAtHome:
    """A place from 1, among so many families who want the home and may have it."""

    place: int
    among: int


def place_at_home(solved: Solved, *, family: str, home: str) -> PlaceAtHome | None:
    """The family's place in the order of a home; None where a rule shuts her out or she does not want it.

    Raises: KeyError, for a name that is not in the problem.
    """
    ready = solved.prepared
    pair = ready.pair(ready.family_number[family], ready.home_number[home])
    if pair is None:
        return None
    here = np.flatnonzero(ready.market.home == ready.market.home[pair])
    return PlaceAtHome(place=1 + int((ready.key[here] < ready.key[pair]).sum()), among=len(here))
