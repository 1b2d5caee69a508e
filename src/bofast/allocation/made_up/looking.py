"""Which homes a made-up household looks at: some in its own district, some anywhere, all of a size that fits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.allocation.made_up.chance import Drawn, below
from bofast.allocation.made_up.homes import MOST_ROOMS, Homes
from bofast.allocation.made_up.households import PERSONS_A_ROOM, Households
from bofast.allocation.made_up.wishes import ROOMS_PAST_PERSONS
from bofast.compiled import Int32s, Int64s

_NEAR_HOME, _ANYWHERE = 24, 64
"""How many homes a household draws. The same home may be drawn twice, and counts once."""
_SIZES = MOST_ROOMS + 1


@dataclass(frozen=True, slots=True)
class Looked:
    """int32 each, by family and then by home; no pair twice."""

    family: Int32s
    home: Int32s


def looked_at(households: Households, homes: Homes, *, seed: int) -> Looked:
    """The homes that each household looks at, which need not pass every rule."""
    everywhere = np.zeros(homes.count, dtype=np.int32)
    anyone = np.zeros(len(households.adults), dtype=np.int32)
    near = _Shelves.of(homes, area=homes.district).drawn(
        households, area=households.own_district, times=_NEAR_HOME, what=Drawn.NEAR_HOME, seed=seed
    )
    far = _Shelves.of(homes, area=everywhere).drawn(
        households, area=anyone, times=_ANYWHERE, what=Drawn.ANY_HOME, seed=seed
    )
    pair = np.sort(np.concatenate((near, far)))
    pair = pair[np.diff(pair, prepend=-1) != 0]
    return Looked((pair // homes.count).astype(np.int32), (pair % homes.count).astype(np.int32))


@dataclass(frozen=True, slots=True)
class _Shelves:
    """Homes sorted by area and rooms, so that all of fitting size in an area stand beside each other."""

    home: Int64s
    shelf: Int64s

    @classmethod
    def of(cls, homes: Homes, *, area: Int32s) -> _Shelves:
        shelf = area.astype(np.int64) * _SIZES + homes.rooms
        home = np.argsort(shelf, kind="stable")
        return cls(home, shelf[home])

    def drawn(self, households: Households, *, area: Int32s, times: int, what: Drawn, seed: int) -> Int64s:
        """int64; family times all homes, plus home. Nothing for a household that nothing here fits."""
        persons = households.persons
        shelf = area.astype(np.int64) * _SIZES
        first = np.searchsorted(self.shelf, shelf + -(-persons // PERSONS_A_ROOM), side="left")
        last = np.searchsorted(self.shelf, shelf + np.minimum(persons + ROOMS_PAST_PERSONS, MOST_ROOMS), side="right")
        family = np.repeat(np.flatnonzero(last > first), times)
        draw = family * times + np.tile(np.arange(times), len(family) // times)
        place = first[family] + below((last - first)[family], what, of=draw, seed=seed)
        pair: Int64s = family * len(self.home) + self.home[place]
        return pair
