"""Chance that depends on who, what and when, and on nothing else.

A draw is a hash of seed, year, what is drawn, and for whom. Two runs with one seed agree to the last bit whatever the
order of the loops, and a person's fate does not change because another one was added.

Source of the mixing steps: Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014 (SplitMix64).
"""

from __future__ import annotations

import numpy as np

from bofast.compiled import compiled

# What is drawn. Each has its own stream.
DEATH, DEATH_DAY, FATE, CAUSE, FATE_DAY, EMIGRATION = 1, 2, 3, 4, 5, 6
AREA, OWNING, LEAVING, LEAVING_DAY, SPLIT, SPLIT_DAY = 7, 8, 9, 10, 11, 12
CHILD_GOES, JOINING, HOST, JOIN_DAY, BIRTH, BIRTH_DAY = 13, 14, 15, 16, 17, 18
SEX, WORK_CHANGE, WORK, STRENGTH, ARRIVAL, GAP, TENURE = 19, 20, 21, 22, 23, 24, 25

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_YEARS = np.uint64(0xD1342543DE82EF95)
_MASK = np.int64((1 << 40) - 1)


@compiled
def mixed(word: np.uint64) -> np.uint64:
    """All bits of a word stirred, reversibly."""
    word = (word ^ (word >> np.uint64(30))) * _FIRST
    word = (word ^ (word >> np.uint64(27))) * _SECOND
    return np.uint64(word ^ (word >> np.uint64(31)))


@compiled
def stream(seed: int, year: int, what: int) -> np.uint64:
    """The stream of one kind of draw in one year."""
    return mixed(mixed(np.uint64(seed) * _GOLDEN + np.uint64(year) * _YEARS) + np.uint64(what) * _GOLDEN)


@compiled
def drawn(of: np.uint64, who: int) -> float:
    """A number in [0, 1) for one member of a stream."""
    return np.float64(mixed(of + np.uint64(who) * _GOLDEN) >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@compiled
def scrambled(serial: int, salt: int) -> int:
    """A key of 40 bits: no two serials share one, and their order is lost, as with pseudonyms."""
    key = (np.int64(serial) * np.int64(0x9E3779B97F) + np.int64(salt)) & _MASK
    key ^= key >> np.int64(21)
    key = (key * np.int64(0xBF58476D1D)) & _MASK
    key ^= key >> np.int64(17)
    key = (key * np.int64(0x94D049BB13)) & _MASK
    return int(key ^ (key >> np.int64(20)))
