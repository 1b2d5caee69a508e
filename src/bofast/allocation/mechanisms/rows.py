"""The rows of a programme: sums of columns that lie between limits. No solver is known here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csc_array, csr_array, hstack, vstack

from bofast.compiled import Floats, Int64s

FREE = float("inf")
"""The limit of a row that has none on that side (below: −FREE); as a time limit, no limit."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Sums of columns that must lie between limits.

    Attributes:
        coefficients: [rows, columns] of whole numbers.
        at_least: float64[rows]; −FREE where there is no lower limit.
        at_most: float64[rows]; FREE where there is no upper limit.
    """

    coefficients: csr_array
    at_least: Floats
    at_most: Floats

    @classmethod
    def up_to(cls, coefficients: csr_array, at_most: Sequence[int] | Int64s | Floats) -> Rows:
        """Rows with upper limits only."""
        limits = np.asarray(at_most, dtype=np.float64)
        return cls(coefficients=coefficients, at_least=np.full(len(limits), -FREE), at_most=limits)

    @classmethod
    def stacked(cls, blocks: Sequence[Rows]) -> Rows:
        """The rows of all blocks, one below the other, over the same columns."""
        return cls(
            coefficients=csr_array(vstack([block.coefficients for block in blocks])),
            at_least=np.concatenate([block.at_least for block in blocks]),
            at_most=np.concatenate([block.at_most for block in blocks]),
        )

    def over(self, columns: Int64s) -> Rows:
        """The same rows when only these columns may be above 0."""
        chosen = csr_array(csc_array(self.coefficients)[:, columns])
        return Rows(coefficients=chosen, at_least=self.at_least, at_most=self.at_most)

    def widened(self, columns: int) -> Rows:
        """The same rows over so many columns, of which the new ones stand behind and in none of them."""
        old = self.coefficients
        wider = csr_array((old.data, old.indices, old.indptr), shape=(old.shape[0], columns))
        return Rows(coefficients=wider, at_least=self.at_least, at_most=self.at_most)

    def hold(self, x: Int64s) -> bool:
        """Whether the whole numbers x keep every limit, without any tolerance."""
        sums = self.coefficients @ x
        return bool(np.all(sums >= self.at_least) and np.all(sums <= self.at_most))


def widened(rows: list[Rows], *, by: csr_array) -> list[Rows]:
    """The rows with new columns behind the old ones."""
    wider, first = [], 0
    for block in rows:
        past = first + len(block.at_most)
        joined = csr_array(hstack([block.coefficients, by[first:past]]))
        wider.append(Rows(coefficients=joined, at_least=block.at_least, at_most=block.at_most))
        first = past
    return wider
