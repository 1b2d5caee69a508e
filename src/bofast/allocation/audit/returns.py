"""Which tenants who stay could move by a ring: each takes the home of the next, and the last takes hers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bofast.allocation.audit.openings import Housing
from bofast.compiled import Bools, Int32s, compiled

REACHED = -1


class _Parts(NamedTuple):
    """The homes in a row of parts; from a home one comes only to its own part and to those before it.

    Attributes:
        row: int32[homes]; the homes, part after part, and at: int32[homes]; where each stands in the row.
        end: int32[homes]; where the home's part ends, and start: int32[homes + 1]; where a part with this end starts.
    """

    row: Int32s
    at: Int32s
    end: Int32s
    start: Int32s


class _Search(NamedTuple):
    """One search: its number, the end of the earliest part it enters, and what all searches write in."""

    turn: int
    earliest: int
    end: Int32s
    seen_by: Int32s
    queue: Int32s


@compiled
def closes_ring(housing: Housing, asking: Int32s) -> Bools:
    """bool[asking]; whether a tenant who stays could move by a ring in which nobody served ahead of her is sent back.

    What a search saw in vain stays closed to all who stand behind, for steps only fall away. So a later search need not
    enter a part before that of the home it looks for; when it fails it cuts that one part in two.

    Args:
        asking: int32[]; tenants who stay and from whom no way leads to an open home, the first in line first.
    """
    homes = len(housing.holder)
    everywhere = np.arange(homes).astype(np.int32)
    parts = _Parts(
        everywhere, everywhere.copy(), np.full(homes, homes, dtype=np.int32), np.zeros(homes + 1, dtype=np.int32)
    )
    seen_by = np.full(homes, -1, dtype=np.int32)
    queue = np.empty(homes, dtype=np.int32)
    closes = np.zeros(len(asking), dtype=np.bool_)
    for turn in range(len(asking)):
        sought = housing.own[asking[turn]]
        search = _Search(turn, parts.end[sought], parts.end, seen_by, queue)
        seen = _seen_in_vain(housing, search, asking[turn])
        closes[turn] = seen == REACHED
        if seen > 0:
            _cut(parts, parts.end[sought], queue[:seen])
    return closes


@compiled
def _seen_in_vain(housing: Housing, search: _Search, asker: int) -> int:
    """How many homes the search saw, the first of its queue; REACHED if it came to the asker's own."""
    ready = done = 0
    family = asker
    while True:
        for pair in range(housing.first[family], housing.first[family + 1]):
            ready = _see(search, housing.home[pair], ready)
        if family != asker and housing.place[family] > housing.place[asker]:
            ready = _see(search, housing.own[family], ready)
        if search.seen_by[housing.own[asker]] == search.turn:
            return REACHED
        if done == ready:
            return ready
        family = housing.holder[search.queue[done]]
        done += 1


@compiled
def _see(search: _Search, home: int, ready: int) -> int:
    """Note a home, unless this search has seen it or it stands in a part too early; how many are noted then."""
    if home < 0 or search.seen_by[home] == search.turn or search.end[home] < search.earliest:
        return ready
    search.seen_by[home] = search.turn
    search.queue[ready] = home
    return ready + 1


@compiled
def _cut(parts: _Parts, end: int, seen: Int32s) -> None:
    """Stand the homes seen in front of the others of their part, as a part of their own."""
    start = parts.start[end]
    border = start + len(seen)
    for step in range(len(seen)):
        home, other = seen[step], parts.row[start + step]
        parts.row[parts.at[home]] = other
        parts.at[other] = parts.at[home]
        parts.row[start + step] = home
        parts.at[home] = start + step
        parts.end[home] = border
    parts.start[border] = start
    parts.start[end] = border
