"""Draws that belong to a household and a thing that may befall it, and to nothing else.

Two policies that are tried with one seed meet the same people, who grow, leave and say yes alike; so the difference
between them is the policies' own.

Source of the mixing: Steele, Lea and Flood 2014 (SplitMix64). Common random numbers: Glasserman and Yao 1992.
"""

from __future__ import annotations

from enum import IntEnum
from math import log

import numpy as np

from bofast.allocation.stirring import stirred

_MASK = (1 << 64) - 1
_GOLDEN, _FIRST, _SECOND, _TIMES = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD1342543DE82EF95
DAYS_A_YEAR = 365


class Befalls(IntEnum):
    """What is drawn; each has its own stream."""

    LEAVES = 1
    CHANGES = 2
    GAINS = 3
    REGISTERS = 4
    SAYS_YES = 5
    GIVES_UP = 6
    ARRIVES = 7
    SIGNS = 8


_STREAMS = 1 + max(Befalls)
_AT_ONCE = 1024
"""Households whose first draws are made together."""


def drawn(seed: int, whom: int, what: Befalls, time: int) -> int:
    """A whole number below 2**32: what befalls a household the so-and-so-many-th time."""
    word = (seed * _GOLDEN + whom * _FIRST + what * _SECOND + time * _TIMES) & _MASK
    word = ((word ^ (word >> 30)) * _FIRST) & _MASK
    word = ((word ^ (word >> 27)) * _SECOND) & _MASK
    return (word ^ (word >> 31)) >> 32


class Draws:
    """All draws of one seed. The first of each kind that a household may need are drawn for many households at once."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._first: list[int] = []
        self._times: list[int] = []

    def next(self, whom: int, what: Befalls) -> int:
        """What befalls a household the next time, counted for each household and kind from 0."""
        thing = whom * _STREAMS + what
        while thing >= len(self._first):
            self._draw_more()
        time = self._times[thing]
        self._times[thing] = time + 1
        return self.at(whom, what, time=time) if time else self._first[thing]

    def at(self, whom: int, what: Befalls, *, time: int) -> int:
        """What befalls a household the so-and-so-many-th time, whatever was drawn before."""
        return drawn(self._seed, whom, what, time)

    def _draw_more(self) -> None:
        whom = np.arange(_AT_ONCE, dtype=np.uint64) + np.uint64(len(self._first) // _STREAMS)
        begins = np.uint64(self._seed * _GOLDEN & _MASK) + whom * np.uint64(_FIRST)
        words = begins[:, None] + np.arange(_STREAMS, dtype=np.uint64) * np.uint64(_SECOND)
        self._first += (stirred(words) >> np.uint64(32)).ravel().tolist()
        self._times += [0] * words.size


def happens(percent: int, draw: int) -> bool:
    """Whether something that happens to so many in a hundred happens."""
    return draw * 100 < percent << 32


def days_until(percent_a_year: int, draw: int) -> int:
    """Whole days until something that befalls so many percent a year; at least one, and far off where it never does."""
    if percent_a_year == 0:
        return 1 << 30
    return 1 + int(-log((draw + 1) / (1 << 32)) * 100 * DAYS_A_YEAR / percent_a_year)
