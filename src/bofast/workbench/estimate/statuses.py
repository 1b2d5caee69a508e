"""How each spell ended: 0 where observation ended first, otherwise the cause."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bofast.workbench.estimate.asked import Meaning
from bofast.workbench.estimate.legend import Legend
from bofast.workbench.tables.batches import Batch
from bofast.workbench.tables.cells_of_a_column import tell, texts
from bofast.workbench.tables.faults import Faults, WrongUse

MOST_CAUSES = 50


@dataclass(slots=True)
class Statuses:
    """The causes met so far, in the order in which they turned up; codes are 1 + their place."""

    column: str
    meaning: Meaning
    legend: Legend = field(default_factory=Legend)

    def codes(self, batch: Batch, *, cut_off: NDArray[np.bool_], faults: Faults) -> NDArray[np.int64]:
        """0 censored, 1.. causes. Shape: int64[rows]."""
        found = self.legend.codes(texts(batch.columns[self.column]))
        if len(self.legend.values) > MOST_CAUSES:
            raise WrongUse(
                f"The column {self.column!r} holds more than {MOST_CAUSES} different statuses. "
                "Name the right one: --status"
            )
        known = np.array([self._is_known(value) for value in self.legend.values] or [True])
        # A spell that goes on has no status yet.
        empty = found < 0
        tell(faults, batch=batch, column=self.column, wrong=(empty | ~known[found]) & ~cut_off, do=self._what_to_do())
        ends = np.array([0 if self._is_censored(value) else i + 1 for i, value in enumerate(self.legend.values)] or [0])
        return np.where(empty | cut_off, 0, ends[found]).astype(np.int64)

    @property
    def causes(self) -> list[str]:
        """The causes, in the order of their numbers where all are numbers, else of the alphabet."""
        met = [value for value in self.legend.values if not self._is_censored(value)]
        return sorted(met, key=_in_order)

    @property
    def final(self) -> NDArray[np.int64]:
        """What each code met while reading is in the end: the place of its cause in `causes`, from 1."""
        place = {value: i + 1 for i, value in enumerate(self.causes)}
        return np.array([0, *(place.get(value, 0) for value in self.legend.values)], np.int64)

    def _is_censored(self, value: str) -> bool:
        return value.lower() in self.meaning.censored

    def _is_known(self, value: str) -> bool:
        if self._is_censored(value):
            return True
        if self.meaning.causes:
            return value in self.meaning.causes
        return value.isdigit() or not _is_number(value)

    def _what_to_do(self) -> str:
        allowed = ", ".join(self.meaning.causes) or "a whole number or a word for each cause"
        return f"Write {min(self.meaning.censored)!r} where observation ended first, else {allowed}."


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def _in_order(value: str) -> tuple[int, int, str]:
    return (0, int(value), "") if value.isdecimal() else (1, 0, value)
