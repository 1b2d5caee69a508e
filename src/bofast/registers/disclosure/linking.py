"""Several tables, balances between them, and former releases, joined into the one system that an attacker sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from bofast.registers.disclosure.equations import Equations
from bofast.registers.disclosure.former import Terms
from bofast.registers.disclosure.primary import Primary
from bofast.registers.disclosure.refusals import ReleaseRefused, WhyRefused
from bofast.registers.disclosure.system import System
from bofast.registers.disclosure.tables import CellTable

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Balance:
    """Cells that come to as much as others: who moves in and who moves out, a year's end and the next year's start."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A cell, and others that together count nearly the same people in another way, by their keys.

    Who reads both knows the difference as good as exactly, unless it is few.
    """

    cell: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """The system, and where each table's cells stand in it.

    Shape: places, one int64[cells] a table; equations without the former ones; near_former, already_out bool[n]; keys
        of all cells, empty for a lone table. `known` are values in no table that readers are taken to know.
    """

    system: System
    places: tuple[Ints, ...]
    own_equations: Equations
    near_former: Flags
    already_out: Flags
    keys: tuple[str, ...]
    known: Mapping[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Joining:
    """The system while it grows. A cell is known by its key; what differs from a former release is another cell."""

    smallest: int
    place: dict[str, int] = field(default_factory=dict)
    values: list[int] = field(default_factory=list)
    down: list[int] = field(default_factory=list)
    up: list[int] = field(default_factory=list)
    must_hide: list[bool] = field(default_factory=list)
    may_hide: list[bool] = field(default_factory=list)
    near_former: set[int] = field(default_factory=set)
    already_out: set[int] = field(default_factory=set)
    known: dict[str, int] = field(default_factory=dict)
    equations: list[Equations] = field(default_factory=list)

    def new_cell(self, key: str, *, value: int, may_hide: bool = True) -> int:
        self.place[key] = len(self.values)
        self.values.append(value)
        self.down.append(0)
        self.up.append(0)
        self.must_hide.append(False)
        self.may_hide.append(may_hide)
        return self.place[key]

    def ask(self, at: int, *, down: int, up: int) -> None:
        """Hide a cell, and keep so much open around it."""
        self.must_hide[at] = True
        self.down[at], self.up[at] = max(self.down[at], down), max(self.up[at], up)

    def ask_by_value(self, at: int, *, width: int) -> None:
        """Hide a cell, and keep it open from nothing to `width`, or by `width` to each side."""
        value = self.values[at]
        self.ask(at, down=min(value, width), up=width - value if value < width else width)

    def add_table(self, table: CellTable, *, first: Primary) -> Ints:
        """The cells of a table; those that another table holds as well are one cell.

        Raises: ReleaseRefused (VALUES_DIFFER), if they are not the same there.
        """
        places = np.empty(table.cells, dtype=np.int64)
        for cell, key in enumerate(table.keys()):
            at = self.place.get(key, -1)
            if at < 0:
                at = self.new_cell(key, value=int(table.values[cell]))
            elif self.values[at] != table.values[cell]:
                raise ReleaseRefused(WhyRefused.VALUES_DIFFER, cell=key)
            places[cell] = at
            if first.hidden[cell]:
                self.ask(at, down=int(first.down[cell]), up=int(first.up[cell]))
        self.equations.append(table.equations().of_cells(places))
        return places

    def add_balance(self, balance: Balance) -> None:
        """One equation between cells of the tables.

        Raises: ReleaseRefused (UNKNOWN_CELL, DOES_NOT_ADD_UP).
        """
        left, right = (self._places(side) for side in (balance.left, balance.right))
        if sum(self.values[at] for at in left) != sum(self.values[at] for at in right):
            raise ReleaseRefused(WhyRefused.DOES_NOT_ADD_UP, table="balance", equations=1)
        self.equations.append(Equations.balance(left=left, right=right))

    def add_near(self, near: Near) -> None:
        """Tie a cell to what counts nearly the same; hide it where the two differ by few.

        Raises: ReleaseRefused (UNKNOWN_CELL).
        """
        (cell,), others = self._places((near.cell,)), self._places(near.others)
        more = self.values[cell] - sum(self.values[at] for at in others)
        if 0 < abs(more) < self.smallest:
            self.ask_by_value(int(cell), width=self.smallest)
            self.near_former.add(int(cell))
            return
        key = f"{near.cell} beside {' and '.join(near.others)}"
        apart = np.array([self.new_cell(key, value=abs(more), may_hide=False)])
        self.known[key] = abs(more)
        left, right = (np.array([cell]), others) if more >= 0 else (others, np.array([cell]))
        self.equations.append(Equations.balance(left=left, right=np.concatenate((right, apart))))

    def _places(self, keys: Iterable[str]) -> Ints:
        unknown = [key for key in keys if key not in self.place]
        if unknown:
            raise ReleaseRefused(WhyRefused.UNKNOWN_CELL, cell=unknown[0])
        return np.array([self.place[key] for key in keys], dtype=np.int64)

    def add_terms(self, terms: Terms) -> None:
        """An equation of a former release."""
        cells = np.array([self.place[key] for key, _ in terms], dtype=np.int64)
        signs = np.array([sign for _, sign in terms], dtype=np.int64)
        self.equations.append(Equations(np.zeros(cells.size, np.int64), cells, signs, 1))

    def linked(self, places: Sequence[Ints], *, own: Equations) -> Linked:
        count = len(self.values)
        near, out = np.zeros(count, dtype=np.bool_), np.zeros(count, dtype=np.bool_)
        near[sorted(self.near_former)] = True
        out[sorted(self.already_out)] = True
        system = System(
            np.array(self.values, dtype=np.int64),
            Equations.together(*self.equations),
            np.array(self.down, dtype=np.int64),
            np.array(self.up, dtype=np.int64),
            np.array(self.must_hide, dtype=np.bool_),
            np.array(self.may_hide, dtype=np.bool_),
        )
        return Linked(_of_now(system, places=places), tuple(places), own, near, out, tuple(self.place), self.known)


def _of_now(system: System, *, places: Sequence[Ints]) -> System:
    """The system, asking for ranges only where an equation leads, over cells that move, to the tables of now: what all
    others were told apart by when they left tells them apart still.
    """
    moves = system.may_hide | system.must_hide
    equations = system.equations.among(moves)
    matrix = csr_array(
        coo_array((np.abs(equations.sign), (equations.equation, equations.cell)), shape=(equations.count, system.cells))
    )
    _, part_of = connected_components(matrix.T @ matrix, directed=False)
    touched = np.isin(part_of, part_of[np.concatenate([*places, np.zeros(0, dtype=np.int64)])])
    return replace(system, down=system.down * touched, up=system.up * touched)


def lone(table: CellTable, *, first: Primary) -> Linked:
    """One table with nothing beside it: no key is written, so a large table takes no time."""
    equations = table.equations()
    nothing = np.zeros(table.cells, dtype=np.bool_)
    system = System(table.values, equations, first.down, first.up, first.hidden, ~nothing)
    return Linked(system, (np.arange(table.cells),), equations, nothing, nothing, ())


def linked(
    tables: Sequence[CellTable],
    *,
    firsts: Sequence[Primary],
    balances: Sequence[Balance] = (),
    near: Sequence[Near] = (),
    smallest: int,
) -> tuple[Joining, list[Ints], Equations]:
    """The tables joined by their common cells and the balances, ready for former releases and differences."""
    joining = Joining(smallest)
    places = [joining.add_table(table, first=first) for table, first in zip(tables, firsts, strict=True)]
    for balance in balances:
        joining.add_balance(balance)
    for one in near:
        joining.add_near(one)
    return joining, places, Equations.together(*joining.equations)
