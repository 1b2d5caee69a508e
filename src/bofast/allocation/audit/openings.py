"""Which homes could be made free: the ways from home to home by which others would make room.

To make room, whoever has a home goes to another that she wants, or back to her own; back goes only one who was not
served ahead of the family that asks. So each step is open to the families before a certain place in line, and a whole
way to those before the earliest place on it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bofast.compiled import Int32s, Int64s, compiled

NO_WAY = -1


class Housing(NamedTuple):
    """A market after a plan, and the line: who wants what, who has what, and who stands where.

    Attributes:
        first: int64[families + 1] and home: int32[pairs], as in the market; so is own: int32[families].
        got: int32[families]; the home each has.
        tenant: int32[homes]; who rented it, and holder: int32[homes]; who has it.
        place: int32[families]; where she stands in line, from 0; those who do not stand there have the line's length.
    """

    first: Int64s
    home: Int32s
    own: Int32s
    got: Int32s
    tenant: Int32s
    holder: Int32s
    place: Int32s


class _Opened(NamedTuple):
    level: Int32s
    queue: Int32s


class _Wanting(NamedTuple):
    """The families that want home d: family[since[d]] up to, not with, family[since[d + 1]]."""

    since: Int64s
    family: Int32s


@compiled
def open_levels(housing: Housing, order: Int32s) -> Int32s:
    """int32[homes]; families before this place in line could have the home made free; NO_WAY where nobody could.

    The widest way to an end, from all ends at once: an end is an empty home, or that of an outsider who stands behind.

    Args:
        order: int32[]; the families in line, the first first.
    """
    wanting = _wanting(housing)
    homes = len(housing.holder)
    opened = _Opened(np.full(homes, NO_WAY, dtype=np.int32), np.empty(homes, dtype=np.int32))
    ready = _open_to_all(housing, opened, len(order))
    done = 0
    for now in range(len(order), -1, -1):
        if now < len(order):
            # Before her place her home is hers to leave: for good if she had none before, else when her own is open.
            leaving, own = order[now], housing.own[order[now]]
            if own < 0 or opened.level[own] != NO_WAY:
                ready = _open(opened, housing.got[leaving], now, ready)
        while done < ready:
            ready = _open_before(housing, wanting, opened, (opened.queue[done], now, ready))
            done += 1
    return opened.level


@compiled
def _wanting(housing: Housing) -> _Wanting:
    since = np.zeros(len(housing.holder) + 1, dtype=np.int64)
    for pair in range(len(housing.home)):
        since[housing.home[pair] + 1] += 1
    since = np.cumsum(since)
    free = since.copy()
    family = np.empty(len(housing.home), dtype=np.int32)
    for one in range(len(housing.own)):
        for pair in range(housing.first[one], housing.first[one + 1]):
            family[free[housing.home[pair]]] = one
            free[housing.home[pair]] += 1
    return _Wanting(since, family)


@compiled
def _open_to_all(housing: Housing, opened: _Opened, line: int) -> int:
    """Open what is empty, or held by an outsider who does not stand in line; how many homes that are."""
    ready = 0
    for home in range(len(housing.holder)):
        holder = housing.holder[home]
        if holder < 0 or (housing.own[holder] < 0 and housing.place[holder] == line):
            ready = _open(opened, home, line, ready)
    return ready


@compiled
def _open_before(housing: Housing, wanting: _Wanting, opened: _Opened, step: tuple[int, int, int]) -> int:
    """Open the homes of those who could move to a home that is open; how many are open then."""
    reached, now, ready = step
    tenant = housing.tenant[reached]
    if tenant >= 0 and housing.place[tenant] >= now:
        ready = _open(opened, housing.got[tenant], now, ready)
    for at in range(wanting.since[reached], wanting.since[reached + 1]):
        ready = _open(opened, housing.got[wanting.family[at]], now, ready)
    return ready


@compiled
def _open(opened: _Opened, home: int, now: int, ready: int) -> int:
    """Open a home to the families before `now`, if none has opened it for more; how many homes are open then."""
    if home < 0 or opened.level[home] != NO_WAY:
        return ready
    opened.level[home] = now
    opened.queue[ready] = home
    return ready + 1
