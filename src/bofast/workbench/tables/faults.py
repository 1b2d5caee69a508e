"""What is wrong with a file: told to whoever can put it right, and nothing is computed from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

LISTED = 20
SHOWN = 40


class WrongUse(Exception):
    """The command line asks for something that is not there."""


class UnreadableFile(Exception):
    """The file is no table that can be read."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell that cannot be read: rows count as a spreadsheet counts them, the heading being row 1 of a CSV."""

    row: int
    column: str
    found: str
    do: str

    def __str__(self) -> str:
        shown = self.found if len(self.found) <= SHOWN else f"{self.found[:SHOWN]}…"
        return f"row {self.row}, {self.column}: found {shown!r}. {self.do}"


class BadRows(Exception):
    """Rows that cannot be read. The first are listed, all are counted."""

    def __init__(self, faults: Sequence[Fault], *, count: int) -> None:
        self.faults, self.count = tuple(faults), count
        more = [f"... and {count - len(faults)} more"] if count > len(faults) else []
        lines = "\n".join([*(f"  {fault}" for fault in faults), *more])
        super().__init__(f"{count} cells cannot be read, so nothing was computed:\n{lines}")


@dataclass(slots=True)
class Faults:
    """Collects the faults of a whole file, keeping the first."""

    listed: list[Fault] = field(default_factory=list)
    count: int = 0

    def add(self, fault: Fault) -> None:
        self.count += 1
        if len(self.listed) < LISTED:
            self.listed.append(fault)

    def add_uncounted(self, number: int) -> None:
        """Faults beyond those that are listed."""
        self.count += number

    def raise_if_any(self) -> None:
        if self.count:
            raise BadRows(self.listed, count=self.count)


def require_columns(asked: Sequence[str], *, there: Sequence[str], path: str) -> None:
    """Each column asked for must be in the file, once.

    Raises: WrongUse, with near names.
    """
    for name in asked:
        if there.count(name) > 1:
            raise WrongUse(f"{path} has the column {name!r} {there.count(name)} times. Keep one of them.")
        if name not in there:
            near = get_close_matches(name, there, n=3, cutoff=0.5)
            hint = f" Did you mean {', '.join(near)}?" if near else ""
            raise WrongUse(f"{path} has no column {name!r}.{hint} Its columns are: {', '.join(there)}.")
