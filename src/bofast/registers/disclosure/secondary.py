"""Secondary suppression: which further cells must be hidden so that the hidden ones cannot be worked out.

Small tables are solved exactly, middle ones by programmes, large ones as a network; what a network cannot keep open,
sparse programmes over all cells that hang together do.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from time import perf_counter

import numpy as np

from bofast.registers.disclosure import by_network, by_programme, by_sparse_programme
from bofast.registers.disclosure.exact import fewest_cells
from bofast.registers.disclosure.refusals import ReleaseRefused, WhyRefused
from bofast.registers.disclosure.system import Pattern, System

SMALL_CELLS = 30
SMALL_ASKED = 8
SECONDS_FOR_SMALL = 2.0
MIDDLE_CELLS = 400
# Ranges that no network opens, times cells: at this a programme for each would take a quarter of an hour.
MOST_WORK = 8_000_000


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
    left = found.unprotected
    if not left.size:
        return found
    if left.size * system.cells > MOST_WORK:
        raise ReleaseRefused(WhyRefused.TOO_MANY_SUMS, cells=int(left.size), most=MOST_WORK // system.cells)
    return by_sparse_programme.pattern(system, hidden=found.hidden, asked=left)
