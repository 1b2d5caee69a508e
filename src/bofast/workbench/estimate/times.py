"""Entry and exit of each row on the one time scale of an estimate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from bofast.workbench.estimate.asked import Meaning, SpellColumns
from bofast.workbench.tables.batches import Batch
from bofast.workbench.tables.cells_of_a_column import Read, days, looks_like_days, numbers, tell
from bofast.workbench.tables.faults import Faults, WrongUse

AS_DAY = "Write a day as 2026-11-22."
AS_NUMBER = "Write a number, with a point before decimals."
EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Times:
    """Shape: entry, exit float64[rows]; cut_off bool[rows], true where observation ended before the spell did."""

    entry: NDArray[np.float64]
    exit: NDArray[np.float64]
    cut_off: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Clock:
    """How a file tells time: by dates or by numbers, from which origin, and until when."""

    columns: SpellColumns
    meaning: Meaning
    by_days: bool
    has_entry: bool
    decimal_comma: bool

    @classmethod
    def of(cls, batch: Batch, *, columns: SpellColumns, meaning: Meaning, decimal_comma: bool) -> Clock:
        has_entry = columns.entry in batch.columns
        by_days = looks_like_days(batch.columns[columns.exit])
        if by_days and not has_entry:
            raise WrongUse(f"With dates in {columns.exit!r}, name the column of the day of entry: --entry COLUMN")
        if meaning.until is not None and by_days != isinstance(meaning.until, date):
            kind = "dates, so write --until as a day" if by_days else "numbers, so write --until as a number"
            raise WrongUse(f"The column {columns.exit!r} holds {kind}.")
        return cls(columns, meaning, by_days, has_entry, decimal_comma)

    @property
    def in_words(self) -> str:
        """The unit and the origin of the times, for the reader of the figures."""
        if not self.by_days:
            return f"the unit of {self.columns.exit!r}" + (
                f", since {self.columns.origin!r}" if self.columns.origin else ""
            )
        return f"{self.meaning.unit.name.lower()} since {self.columns.origin or self.columns.entry!r}"

    def times(self, batch: Batch, *, faults: Faults) -> Times:
        entry = self._entry(batch, faults=faults)
        end = self._read(batch, self.columns.exit)
        until = self._until()
        open_ended = end.empty if until is not None else np.zeros(batch.rows, bool)
        self._tell(batch, self.columns.exit, end.bad | (end.empty & ~open_ended), faults=faults)
        exits = np.where(open_ended, np.inf, end.values)
        cut_off = exits > (np.inf if until is None else until)
        exits = exits if until is None else np.minimum(exits, until)
        origin = self._origin(batch, entry=entry, faults=faults)
        unit = self.meaning.unit.value if self.by_days else 1.0
        return Times((entry - origin) / unit, (exits - origin) / unit, cut_off | open_ended)

    def _entry(self, batch: Batch, *, faults: Faults) -> NDArray[np.float64]:
        if not self.has_entry:
            return np.zeros(batch.rows)
        read = self._read(batch, self.columns.entry)
        self._tell(batch, self.columns.entry, read.bad | read.empty, faults=faults)
        return read.values

    def _origin(self, batch: Batch, *, entry: NDArray[np.float64], faults: Faults) -> NDArray[np.float64]:
        if self.columns.origin is None:
            return entry if self.by_days else np.zeros(batch.rows)
        read = self._read(batch, self.columns.origin)
        self._tell(batch, self.columns.origin, read.bad | read.empty, faults=faults)
        return read.values

    def _until(self) -> float | None:
        until = self.meaning.until
        return float((until - EPOCH).days) if isinstance(until, date) else until

    def _read(self, batch: Batch, column: str) -> Read:
        array = batch.columns[column]
        return days(array) if self.by_days else numbers(array, decimal_comma=self.decimal_comma)

    def _tell(self, batch: Batch, column: str, wrong: NDArray[np.bool_], *, faults: Faults) -> None:
        do = AS_DAY if self.by_days else AS_NUMBER
        if column == self.columns.exit and self.meaning.until is None:
            do += " For spells that go on, leave it empty and say --until."
        tell(faults, batch=batch, column=column, wrong=wrong, do=do)
