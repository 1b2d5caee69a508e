"""Secondary suppression: which further cells must be hidden so that the hidden ones cannot be worked out.

Small tables are solved exactly, middle ones by programmes, large ones as a network; what a network cannot keep open, a
programme over the cells nearby does.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure import by_network, by_programme
from bofast.registers.disclosure.exact import fewest_cells
from bofast.registers.disclosure.nearby import Crossings, around, crossings
from bofast.registers.disclosure.refusals import ReleaseRefused, WhyRefused
from bofast.registers.disclosure.system import Pattern, System

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SMALL_CELLS = 30
SMALL_ASKED = 8
SECONDS_FOR_SMALL = 2.0
MIDDLE_CELLS = 400
# How many cells nearby a programme looks at, one size after the other, until it finds a way.
SIZES_NEARBY = (120, 480)
# Each takes a programme or two of some tenths of a second.
MOST_NEARBY = 400


class Method(StrEnum):
    """How a pattern is found; AUTOMATIC chooses by size."""

    AUTOMATIC = "automatic"
    EXACT = "exact"
    PROGRAMME = "programme"
    NETWORK = "network"


def secondary(system: System, *, method: Method = Method.AUTOMATIC) -> Pattern:
    """The cells to hide. Every range asked stays open, but for the cells in `unprotected`: those can be worked out
    from what is out already, whatever else is hidden.

    Raises: ReleaseRefused (TOO_MANY_SUMS), for a large system in which many small cells stand in three sums or more.
        Fewer sums over one of its dimensions make it a network.
    """
    began = perf_counter()
    found = _pattern(system, method=_chosen(system) if method is Method.AUTOMATIC else method)
    return replace(found, seconds=perf_counter() - began)


def _chosen(system: System) -> Method:
    if system.cells <= SMALL_CELLS and system.asked.size <= SMALL_ASKED:
        return Method.EXACT
    return Method.PROGRAMME if system.cells <= MIDDLE_CELLS else Method.NETWORK


def _pattern(system: System, *, method: Method) -> Pattern:
    if method is Method.NETWORK:
        return _by_network(system)
    near_best = by_programme.pattern(system)
    if method is Method.PROGRAMME or near_best.unprotected.size:
        return near_best
    if np.array_equal(near_best.hidden, system.must_hide):
        return replace(near_best, method="exact")
    best = fewest_cells(system, seconds=SECONDS_FOR_SMALL)
    return near_best if best is None or best.hidden.sum() > near_best.hidden.sum() else best


def _by_network(system: System) -> Pattern:
    found = by_network.pattern(system)
    if not found.unprotected.size:
        return found
    if found.unprotected.size > MOST_NEARBY:
        raise ReleaseRefused(WhyRefused.TOO_MANY_SUMS, cells=int(found.unprotected.size), most=MOST_NEARBY)
    hidden, lies = found.hidden.copy(), crossings(system)
    left = [
        int(cell) for cell in found.unprotected if not _keep_open(int(cell), system=system, hidden=hidden, lies=lies)
    ]
    return Pattern(hidden, np.array(left, dtype=np.int64), "network and programme")


def _keep_open(cell: int, *, system: System, hidden: Flags, lies: Crossings) -> bool:
    """Hide, among the cells nearby, what keeps the range of one cell open."""
    for size in SIZES_NEARBY:
        near = around(cell, system=system, hidden=hidden, lies=lies, size=size)
        answer = by_programme.pattern(_part(system, near=near, cell=cell, hidden=hidden), tries=1)
        if not answer.unprotected.size:
            hidden[near] |= answer.hidden
            return True
        if near.size < size:
            break
    return False


def _part(system: System, *, near: Ints, cell: int, hidden: Flags) -> System:
    """The cells nearby as a system of their own, all others being held, asking for one range."""
    kept = np.zeros(system.cells, dtype=np.bool_)
    kept[near] = True
    place = np.cumsum(kept) - 1
    only = near == cell
    return System(
        system.values[near],
        system.equations.among(kept).of_cells(place),
        np.where(only, system.down[near], 0),
        np.where(only, system.up[near], 0),
        hidden[near],
        system.may_hide[near],
    )
