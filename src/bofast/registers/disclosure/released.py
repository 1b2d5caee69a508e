"""Tables that may leave. A hidden cell has no place for a value, so none can slip out with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from bofast.registers.disclosure.curves import ReleasedCurve
from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.receipt import Receipt


class WhyHidden(StrEnum):
    """Why a cell shows no value. One code for all: which hidden cells are the small ones must not be told."""

    PROTECTED = "protected"


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell that may be read. Shape: one category a dimension; value in whole units."""

    categories: tuple[str, ...]
    value: int


@dataclass(frozen=True, slots=True)
class HiddenCell:
    """A cell that may not."""

    categories: tuple[str, ...]
    why: WhyHidden = WhyHidden.PROTECTED


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """A table as it leaves. `rounding_base`, where small counts were rounded rather than hidden."""

    name: str
    about: str
    measure: Measure
    dimensions: tuple[str, ...]
    cells: tuple[ShownCell | HiddenCell, ...]
    rounding_base: int | None = None

    @property
    def hidden(self) -> int:
        return sum(isinstance(cell, HiddenCell) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class NamedCurve:
    """A curve as it leaves, and what it is called."""

    name: str
    curve: ReleasedCurve


@dataclass(frozen=True, slots=True)
class Release:
    """All that leaves together, with its receipt."""

    tables: tuple[ReleasedTable, ...]
    curves: tuple[NamedCurve, ...]
    receipt: Receipt


def digest_of(tables: tuple[ReleasedTable, ...], *, curves: tuple[NamedCurve, ...]) -> str:
    """One digest of everything that leaves."""
    digest = sha256()
    for table in tables:
        digest.update(repr((table.name, table.about, table.measure.value, table.dimensions)).encode())
        for cell in table.cells:
            value = cell.value if isinstance(cell, ShownCell) else cell.why.value
            digest.update(repr((cell.categories, value)).encode())
    for named in curves:
        digest.update(repr((named.name, named.curve)).encode())
    return digest.hexdigest()
