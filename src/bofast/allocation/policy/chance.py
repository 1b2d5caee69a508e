"""Draws that belong to a household and a thing that may befall it, and to nothing else.

Two policies that are tried with one seed meet the same people, who grow, leave and say yes alike; so the difference
between them is the policies' own.

Source of the mixing: Steele, Lea and Flood 2014 (SplitMix64). Common random numbers: Glasserman and Yao 1992.
"""

from __future__ import annotations

from enum import IntEnum
from math import log

_MASK = (1 << 64) - 1
_GOLDEN, _FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
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


def drawn(seed: int, whom: int, what: Befalls, time: int) -> int:
    """A whole number below 2**32: what befalls a household the so-and-so-many-th time."""
    word = (seed * _GOLDEN + whom * _FIRST + what * _SECOND + time * 0xD1342543DE82EF95) & _MASK
    word = ((word ^ (word >> 30)) * _FIRST) & _MASK
    word = ((word ^ (word >> 27)) * _SECOND) & _MASK
    return (word ^ (word >> 31)) >> 32


def happens(percent: int, draw: int) -> bool:
    """Whether something that happens to so many in a hundred happens."""
    return draw * 100 < percent << 32


def days_until(percent_a_year: int, draw: int) -> int:
    """Whole days until something that befalls so many percent a year; at least one, and far off where it never does."""
    if percent_a_year == 0:
        return 1 << 30
    return 1 + int(-log((draw + 1) / (1 << 32)) * 100 * DAYS_A_YEAR / percent_a_year)
