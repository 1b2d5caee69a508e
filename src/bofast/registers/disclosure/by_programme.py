"""Secondary suppression in any system of equations: one small linear programme for each range that must stay open.

For a hidden cell that must seem able to be less (or more), the programme finds another table that fits everything shown
and costs the fewest further cells; those are hidden (Kelly, Golden and Assad (1992), Networks 22; Fischetti and
Salazar (2001), Management Science 47). Afterwards each further cell is tried without. Several orders and prices are
tried, and the pattern with the fewest hidden cells wins.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.loops.simplex import cheapest_change, reduced_rows
from bofast.registers.disclosure.prices import prices
from bofast.registers.disclosure.system import Pattern, System

Ints = NDArray[np.int64]
Reals = NDArray[np.float64]
Flags = NDArray[np.bool_]

FREE = 1e-3
ENOUGH = 1e-6


@dataclass(slots=True)
class _Search:
    """One system while its pattern grows and shrinks. `proofs` holds, for each range asked, the cells that keep it."""

    system: System
    rows: Reals
    basis: Ints
    hidden: Flags
    fall: Reals = field(init=False)
    rise: Reals = field(init=False)
    wanted: dict[int, Reals] = field(init=False)
    proofs: dict[tuple[int, int], frozenset[int]] = field(default_factory=dict)
    unprotected: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.fall = self.system.values.astype(np.float64)
        self.rise = np.full(self.system.cells, float(self.system.reach))
        self.wanted = {-1: self.system.down.astype(np.float64), 1: self.system.up.astype(np.float64)}

    def keep_open(self, asked: tuple[int, int], *, price: Reals) -> bool:
        """Find the cheapest change that keeps a range open, and hide what it needs. Whether there is one."""
        change = self._change(asked, usable=self.system.may_hide | self.hidden, price=price)
        if change is None:
            return False
        # A second look: cells of the first answer are cheap now, so what it used little of is dropped for what it
        # used anyway.
        again = self._change(
            asked, usable=(np.abs(change) > ENOUGH) | self.hidden, price=price / (np.abs(change) + 0.05)
        )
        change = change if again is None or self._cost(again) > self._cost(change) else again
        self.hidden |= np.abs(change) > ENOUGH
        self._note(change)
        return True

    def _cost(self, change: Reals) -> int:
        return int(np.sum((np.abs(change) > ENOUGH) & ~self.hidden))

    def _change(self, asked: tuple[int, int], *, usable: Flags, price: Reals) -> Reals | None:
        cell, way = asked
        wanted = self.wanted[way][cell]
        change = cheapest_change(
            self.rows,
            self.basis,
            self.fall * usable,
            self.rise * usable,
            np.where(self.hidden, FREE, price),
            cell,
            way * wanted,
        )
        return change if abs(change[cell] - way * wanted) < ENOUGH else None

    def _note(self, change: Reals) -> None:
        """Write down every range that this change keeps open."""
        used = frozenset(np.flatnonzero(np.abs(change) > ENOUGH).tolist())
        for way, wanted in self.wanted.items():
            for cell in np.flatnonzero((wanted > 0) & (way * change >= wanted - ENOUGH)).tolist():
                self.proofs.setdefault((cell, way), used)

    def manages_without(self, cell: int) -> bool:
        """Show a cell again, if every range can be kept open without it."""
        self.hidden[cell] = False
        before = dict(self.proofs)
        even = np.ones(self.system.cells)
        for asked in [asked for asked, used in self.proofs.items() if cell in used]:
            if asked not in self.proofs or cell not in self.proofs[asked]:
                continue
            change = self._change(asked, usable=self.hidden, price=even)
            if change is None:
                self.hidden[cell] = True
                self.proofs = before
                return False
            del self.proofs[asked]
            self._note(change)
        return True


def _asked(system: System) -> list[tuple[int, int]]:
    both = [(int(cell), way) for cell in system.asked for way in (-1, 1)]
    return [(cell, way) for cell, way in both if (system.up if way > 0 else system.down)[cell] > 0]


def pattern(system: System, *, tries: int = 3) -> Pattern:
    """The pattern with the fewest hidden cells of a few tries, the same each time."""
    rows, basis = reduced_rows(system.equations.dense(system.cells))
    chance = np.random.default_rng(system.cells * 7919 + int(system.must_hide.sum()))
    best: _Search | None = None
    for one in range(tries):
        search = _Search(system, rows, basis, system.must_hide.copy())
        _grow(search, attempt=one, chance=chance)
        _shrink(search)
        if best is None or _weight(search) < _weight(best):
            best = search
        if int(best.hidden.sum()) == int(system.must_hide.sum()):
            break
    if best is None:
        raise ValueError("A pattern needs at least one try.")
    return Pattern(best.hidden, np.array(sorted(best.unprotected), dtype=np.int64), "programme")


def _weight(search: _Search) -> tuple[int, int]:
    """How many cells are hidden, and among as many how much stands in them: totals are to be read."""
    return int(search.hidden.sum()), int(search.system.values[search.hidden].sum())


def _grow(search: _Search, *, attempt: int, chance: np.random.Generator) -> None:
    system = search.system
    # A large value can give way in both directions, a small one only upwards.
    price = np.where(system.values >= system.reach // 4, 1.0, 1.3) * prices(system.values)
    order = _asked(system)
    if attempt:
        price = price * chance.uniform(0.6, 1.4, system.cells)
        order = [order[place] for place in chance.permutation(len(order))]
    for asked in order:
        if asked not in search.proofs and not search.keep_open(asked, price=price):
            search.unprotected.add(asked[0])


def _shrink(search: _Search) -> None:
    further = np.flatnonzero(search.hidden & ~search.system.must_hide)
    for cell in further[np.argsort(-search.system.values[further], kind="stable")]:
        search.manages_without(int(cell))
