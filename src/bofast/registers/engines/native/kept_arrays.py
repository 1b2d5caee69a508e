"""Arrays that are kept from year to year: fresh memory costs a large register as much as the loops that fill it."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

_EVERY_YEAR = -1


class KeptArrays:
    """Arrays by name, handed out again `turns` years later; whoever holds one must be done with it by then.

    One thread asks. What an array held before stands in it still.
    """

    def __init__(self, *, most_rows: int, turns: int = 1) -> None:
        self._most_rows, self._turns, self._turn = most_rows, turns, 0
        self._held: dict[tuple[str, int], npt.NDArray[Any]] = {}

    def next_year(self) -> None:
        """From here on the arrays of the next turn are handed out."""
        self._turn = (self._turn + 1) % self._turns

    def array(self, name: str, rows: int, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
        """The array of this name and turn. Shape: [rows]."""
        return self._array((name, self._turn), rows, dtype)

    def scratch(self, name: str, rows: int, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
        """An array that nobody holds when the next year begins. Shape: [rows]."""
        return self._array((name, _EVERY_YEAR), rows, dtype)

    def _array(self, key: tuple[str, int], rows: int, dtype: npt.DTypeLike) -> npt.NDArray[Any]:
        held = self._held.get(key)
        if held is None or held.size < rows or held.dtype != np.dtype(dtype):
            held = np.empty(max(rows, self._most_rows), dtype=dtype)
            self._held[key] = held
        return held[:rows]
