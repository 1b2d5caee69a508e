"""Chance that depends on the seed, on what is drawn and for whom, and on nothing else.

A draw is a hash in whole numbers, so it is the same on every machine and with every release of numpy, and what befalls
a household does not change because another one was added.

Source of the mixing steps: Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014 (SplitMix64).
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

import numpy as np

from bofast.allocation.stirring import GOLDEN, Words, stirred
from bofast.compiled import Int32s, Int64s

_HALF = np.uint64(32)


class Drawn(IntEnum):
    """What is drawn; each has its own stream."""

    ROOMS = 1
    RENT = 2
    GARDEN = 3
    RENTED = 4
    ADULTS = 5
    CHILDREN = 6
    INCOME = 7
    NEED_CLASS = 8
    VULNERABLE = 9
    STEP_FREE = 10
    OWN_DISTRICT = 11
    WORKS_NEAR = 12
    WORK_DISTRICT = 13
    SENIORITY = 14
    NEAR_HOME = 15
    ANY_HOME = 16
    TASTE = 17


def hashes(what: Drawn, *, of: Int32s | Int64s, seed: int) -> Words:
    """uint64, one for each number in `of`; all bits are stirred."""
    stream = stirred(stirred(np.array([seed], dtype=np.uint64) * GOLDEN) + np.array([what], dtype=np.uint64) * GOLDEN)
    return stirred(stream + of.astype(np.uint64) * GOLDEN)


def below(limit: int | Int64s, what: Drawn, *, of: Int32s | Int64s, seed: int) -> Int64s:
    """int64; whole numbers from 0 up to, not with, the limit, which is at least 1 and under 2**32."""
    high = hashes(what, of=of, seed=seed) >> _HALF
    return ((high * np.asarray(limit).astype(np.uint64)) >> _HALF).astype(np.int64)


def by_percent(shares: Sequence[int], what: Drawn, *, of: Int32s | Int64s, seed: int) -> Int32s:
    """int32; which of the shares each draw falls in. Raises: ValueError, unless they add up to a hundred."""
    if sum(shares) != 100:
        raise ValueError(f"shares add up to {sum(shares)}, not to 100")
    drawn = below(100, what, of=of, seed=seed)
    return np.searchsorted(np.cumsum(shares), drawn, side="right").astype(np.int32)


def shuffled(count: int, what: Drawn, *, seed: int) -> Int32s:
    """int32[count]; the numbers from 0 in an order of chance."""
    return np.argsort(hashes(what, of=np.arange(count), seed=seed), kind="stable").astype(np.int32)
