"""Secondary suppression where the sums form a network: two-way tables, one tree beside a flat division, flows.

A system is a network when the equations can be given a sense so that each cell raises one sum and lowers another. A
cell that breaks this (in three sums, or twice in one sense) is held as it is shown; what only such a cell could protect
is left to the programme. Cox (1995), Journal of the American Statistical Association 90.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.equations import Equations
from bofast.registers.disclosure.loops.firmness import firmly_joined
from bofast.registers.disclosure.loops.network import hide_in
from bofast.registers.disclosure.loops.orienting import senses
from bofast.registers.disclosure.loops.ways import Network
from bofast.registers.disclosure.prices import prices
from bofast.registers.disclosure.system import Pattern, System

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

# Beyond this the shelves of the walk by firmness grow too many: large amounts are searched one by one.
FIRMEST = 1000
# Small counts ask for few different strengths, each a walk of some milliseconds; amounts for as many as there are.
STRENGTHS_TRIED = 4
# Ways are compared in whole numbers.
PRICE_OF_A_CELL = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Roads:
    """Each cell as a road between two equations, the last place being outside all. Shape: tail, head int64[n];
    stiff bool[n], the cells that are no road.
    """

    tail: Ints
    head: Ints
    stiff: Flags
    places: int


def roads(equations: Equations, *, cells: int) -> Roads:
    """How the cells lie between the equations, with as few stiff cells as a walk in order of the equations finds."""
    order = np.argsort(equations.cell, kind="stable")
    first = np.searchsorted(equations.cell[order], np.arange(cells + 1)).astype(np.int64)
    equation, sign = equations.equation[order], equations.sign[order]
    tail, head, stiff = senses(first, equation, sign, equations.count)
    return Roads(tail, head, stiff.astype(np.bool_), equations.count + 1)


def is_network(system: System) -> bool:
    """Whether no cell is stiff."""
    return not roads(system.equations, cells=system.cells).stiff.any()


def pattern(system: System) -> Pattern:
    """Keep every range open that the network can; `unprotected` are the others, stiff cells among them."""
    way = roads(system.equations, cells=system.cells)
    usable = system.may_hide & (system.values > 0) & ~way.stiff
    price = np.where(usable, np.rint(PRICE_OF_A_CELL * prices(system.values)).astype(np.int64), -1)
    hidden = (system.must_hide & ~way.stiff).astype(np.int8)
    ends = np.concatenate((way.tail, way.head))
    cell = np.tile(np.arange(system.cells), 2)
    lies = ~np.tile(way.stiff, 2)
    order = np.argsort(ends[lies], kind="stable")
    first = np.searchsorted(ends[lies][order], np.arange(way.places + 1)).astype(np.int64)
    net = Network(first, cell[lies][order], way.tail, way.head, system.values, price, hidden)
    down, up = (np.where(way.stiff, 0, amount) for amount in (system.down, system.up))
    open_already = _held_open(system, way=way, most=np.maximum(down, up))
    down, up = (np.where(open_already, 0, amount) for amount in (down, up))
    failed = hide_in(net, down, up, system.must_hide.astype(np.int8))
    stiff_asked = system.asked[way.stiff[system.asked]]
    return Pattern((hidden == 1) | system.must_hide, np.union1d(failed, stiff_asked).astype(np.int64), "network")


def _held_open(system: System, *, way: Roads, most: Ints) -> Flags:
    """Cells whose range the cells that are hidden in any case keep open by far: found all at once, not one by one."""
    hidden = system.must_hide & ~way.stiff
    ropes = np.flatnonzero(hidden)
    needed = np.where(hidden & (most > 0), system.values + most, 0)
    held = np.zeros(system.cells, dtype=np.bool_)
    for wanted in np.unique(needed[needed > 0])[-STRENGTHS_TRIED:]:
        if wanted <= FIRMEST:
            group = firmly_joined(way.tail[ropes], way.head[ropes], system.values[ropes], way.places, int(wanted))
            held |= (needed > 0) & (needed <= wanted) & (group[way.tail] == group[way.head])
    return held
