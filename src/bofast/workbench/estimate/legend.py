"""Codes for the values of a column, given in the order in which the values turn up."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bofast.workbench.tables.cells_of_a_column import Texts

MOST_PATTERNS = 2_000_000


class TooManyValues(Exception):
    """More distinct values than fit in memory or make sense."""


@dataclass(slots=True)
class Legend:
    """The distinct values of one column so far."""

    values: list[str] = field(default_factory=list)
    code_of: dict[str, int] = field(default_factory=dict)

    def codes(self, texts: Texts) -> NDArray[np.int64]:
        """Codes of texts, -1 where empty. Shape: int64[rows]."""
        own = np.array([self.code(value) if value else -1 for value in texts.values] or [-1], np.int64)
        return np.where(texts.codes < 0, -1, own[texts.codes])

    def code(self, value: str) -> int:
        """The code of a value, a new one where it was not met before."""
        code = self.code_of.setdefault(value, len(self.values))
        if code == len(self.values):
            self.values.append(value)
        return code


@dataclass(slots=True)
class Combinations:
    """The distinct rows of codes so far: one pattern each."""

    rows: list[tuple[int, ...]] = field(default_factory=list)
    pattern_of: dict[tuple[int, ...], int] = field(default_factory=dict)

    def patterns(self, codes: NDArray[np.int64]) -> NDArray[np.int64]:
        """The pattern of each row. Shape: codes int64[rows, columns], gives int64[rows].

        Raises: TooManyValues.
        """
        if codes.shape[1] == 0:
            return self._all_alike(len(codes))
        key = np.zeros(len(codes), np.int64)
        for column in codes.T:
            key = _renumbered(key) * (int(column.max(initial=0)) + 1) + column
        _, first, places = np.unique(key, return_index=True, return_inverse=True)
        own = np.array([self._pattern(tuple(row)) for row in codes[first].tolist()], np.int64)
        if len(self.rows) > MOST_PATTERNS:
            raise TooManyValues(
                f"the groups, strata and covariates have more than {MOST_PATTERNS:,} different combinations. "
                "Round the covariates, or leave one out."
            )
        return own[places]

    def _all_alike(self, rows: int) -> NDArray[np.int64]:
        self._pattern(())
        return np.zeros(rows, np.int64)

    def _pattern(self, row: tuple[int, ...]) -> int:
        pattern = self.pattern_of.setdefault(row, len(self.rows))
        if pattern == len(self.rows):
            self.rows.append(row)
        return pattern


def _renumbered(key: NDArray[np.int64]) -> NDArray[np.int64]:
    """The same key from 0 on without gaps, where it has grown too large to be extended."""
    return key if key.max(initial=0) < 2**40 else np.unique(key, return_inverse=True)[1].astype(np.int64)
