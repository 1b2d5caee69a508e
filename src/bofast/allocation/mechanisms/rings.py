"""Every ring in which tenants could exchange their homes, up to a largest size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.allocation.market import NOBODY
from bofast.compiled import Int32s, Int64s

MOST_PATHS = 20_000_000
"""How many beginnings of rings are followed at most, which takes about a gigabyte."""


class TooManyRings(ValueError):
    """So many rings are possible that they cannot be listed."""


@dataclass(frozen=True, slots=True)
class Arcs:
    """Who wants whose home.

    Attributes:
        taker: int32[arcs], rising.
        giver: int32[arcs]; rising for each taker.
        worth: int64[arcs].
        families: one more than the largest number among them.
    """

    taker: Int32s
    giver: Int32s
    worth: Int64s
    families: int


@dataclass(frozen=True, slots=True)
class Rings:
    """Rings of families, each of whom takes the home of the next one, the last that of the first.

    Attributes:
        families: int32[rings, largest]; the lowest number first, NOBODY behind the last.
        size: int64[rings]; how many families are in it.
        worth: int64[rings]; of all its arcs together.
    """

    families: Int32s
    size: Int64s
    worth: Int64s

    def members(self, ring: int) -> tuple[int, ...]:
        return tuple(self.families[ring, : self.size[ring]].tolist())


@dataclass(frozen=True, slots=True)
class Paths:
    """Paths along arcs, all of one length, each beginning with its lowest number.

    Attributes:
        families: int32[paths, length].
        worth: int64[paths]; of their arcs together.
    """

    families: Int32s
    worth: Int64s


def rings_up_to(largest: int, *, arcs: Arcs) -> Rings:
    """All rings of 2, 3, ... up to `largest` families, each once.

    Raises: TooManyRings.
    """
    is_upward = arcs.taker < arcs.giver
    paths = Paths(families=np.column_stack([arcs.taker[is_upward], arcs.giver[is_upward]]), worth=arcs.worth[is_upward])
    rings = [_closed(paths, arcs=arcs)]
    for _ in range(3, largest + 1):
        paths = _longer(paths, arcs=arcs)
        rings.append(_closed(paths, arcs=arcs))
    return _joined(rings, largest=largest)


def _joined(rings: list[Paths], *, largest: int) -> Rings:
    """Rings of several sizes as one list."""
    sizes = [each.families.shape[1] for each in rings]
    padded = [
        np.pad(each.families, ((0, 0), (0, largest - size)), constant_values=NOBODY)
        for each, size in zip(rings, sizes, strict=True)
    ]
    return Rings(
        families=np.concatenate(padded),
        size=np.repeat(np.array(sizes, dtype=np.int64), [len(each.worth) for each in rings]),
        worth=np.concatenate([each.worth for each in rings]),
    )


def _closed(paths: Paths, *, arcs: Arcs) -> Paths:
    """The paths that an arc leads back to their beginning, with its worth."""
    known = arcs.taker.astype(np.int64) * arcs.families + arcs.giver
    back = paths.families[:, -1].astype(np.int64) * arcs.families + paths.families[:, 0]
    at = np.searchsorted(known, back)
    closes = np.append(known, -1)[at] == back
    return Paths(families=paths.families[closes], worth=paths.worth[closes] + arcs.worth[at[closes]])


def _longer(paths: Paths, *, arcs: Arcs) -> Paths:
    """Each path with one more family, in every way that keeps its beginning the lowest and names nobody twice."""
    first = np.searchsorted(arcs.taker, np.arange(arcs.families + 1))
    ways = (first[1:] - first[:-1])[paths.families[:, -1]]
    if ways.sum() > MOST_PATHS:
        raise TooManyRings(f"There are {ways.sum()} beginnings of rings; at most {MOST_PATHS} can be followed.")
    path = np.repeat(np.arange(len(ways)), ways)
    # The arcs of each path's last family, one after the other.
    arc = np.arange(len(path)) - np.repeat(np.cumsum(ways) - ways, ways) + first[paths.families[path, -1]]
    added = arcs.giver[arc]
    fits = (added > paths.families[path, 0]) & (added[:, None] != paths.families[path]).all(axis=1)
    path, arc, added = path[fits], arc[fits], added[fits]
    return Paths(families=np.column_stack([paths.families[path], added]), worth=paths.worth[path] + arcs.worth[arc])
