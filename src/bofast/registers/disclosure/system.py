"""Everything that an attacker may hold together: all cells and all equations between them, as one system."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.equations import Equations

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class System:
    """Cells, equations, and what is asked of them.

    Shape: values, down, up int64[n] as in `primary.Primary`. may_hide bool[n]: cells that are not out already.
        must_hide bool[n]: cells that are hidden whatever becomes of the others, the primary ones among them.
    """

    values: Ints
    equations: Equations
    down: Ints
    up: Ints
    must_hide: Flags
    may_hide: Flags

    @property
    def cells(self) -> int:
        return int(self.values.size)

    @property
    def asked(self) -> Ints:
        """The cells of which a range must stay open."""
        return np.flatnonzero((self.down > 0) | (self.up > 0))

    @property
    def reach(self) -> int:
        """How far any cell may rise in another table that fits: a bound for the search, not for the attacker."""
        return int(4 * max(1, self.down.max(initial=0), self.up.max(initial=0)))


@dataclass(frozen=True, slots=True, eq=False)
class Pattern:
    """What is hidden. Shape: hidden bool[n]. `unprotected` are cells whose range could not be kept open, since what is
    out already tells them.
    """

    hidden: Flags
    unprotected: Ints
    method: str
    seconds: float = 0.0
