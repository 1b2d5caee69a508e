"""The middle of some counts, and how far they lie apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """The middle of whole numbers, with the bounds between which the middle half lies, and how many there were.

    The bounds are numbers that were counted, at rank (n − 1) · q rounded down, so that no figure falls between two.
    """

    low: int
    middle: int
    high: int
    of: int


def spread_of(counts: Iterable[int]) -> Spread | None:
    """The spread of whole numbers; None of none."""
    ranked = sorted(counts)
    if not ranked:
        return None
    last = len(ranked) - 1
    return Spread(low=ranked[last // 4], middle=ranked[last // 2], high=ranked[3 * last // 4], of=len(ranked))
