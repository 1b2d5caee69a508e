"""Distances between all careers, where careers that begin alike share the work of their beginning.

Careers stand in order, so each begins as the one before it did; people seldom change state, so it begins so for most
of its length. What has been worked out up to there is kept, a row for each position, and only the rest is worked out
anew: against a block of other careers at once, whose values lie side by side, as the processor's wide words want them.

Loading this module loads numba; the first run compiles and keeps the result.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bofast.compiled import compiled
from bofast.registers.estimates.arrays import Codes

Any2D = NDArray[Any]
BLOCK = 256
"""Careers at once: their values at twenty positions fit the first-level cache."""
_TILE = 64


def common(sequences: Codes, *, states: int, into: Any2D) -> None:
    """2 · length - 2 · LCS of every pair, by the bit-parallel recurrence of Hyyrö (2004) after Crochemore et al.
    (2001).

    V starts as all ones; for each position with the mask m of its state: x = V & m, V = (V + x) | (V - x). The zeros
    among the first `length` bits are the longest common subsequence.

    Shape: sequences int64[rows, length], length <= 64; into unsigned [rows, rows].
    """
    masks, shared = _masks(sequences, states=states), _shared(sequences)
    used = masks.dtype.type((1 << sequences.shape[1]) - 1)
    _in_blocks(
        lambda first, last: _common(sequences, shared, np.ascontiguousarray(masks[:, first:last]), used, first, into),
        into=into,
    )


def hamming(sequences: Codes, *, into: Any2D) -> None:
    """The number of positions that differ, of every pair.

    Shape: sequences int64[rows, length]; into unsigned [rows, rows].
    """
    by_position, shared = sequences.T.astype(np.int32), _shared(sequences)
    _in_blocks(
        lambda first, last: _hamming(sequences, shared, np.ascontiguousarray(by_position[:, first:last]), first, into),
        into=into,
    )


def _in_blocks(work: Callable[[int, int], None], *, into: Any2D) -> None:
    """Work out the lower triangle in blocks of columns, and mirror each block as soon as it stands.

    As many threads as there are cores take one block after another; the loops run outside the interpreter lock.
    """
    rows = len(into)

    def done(first: int) -> None:
        last = min(first + BLOCK, rows)
        work(first, last)
        _mirror(into, first, last)

    with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
        for each in [threads.submit(done, first) for first in range(0, rows, BLOCK)]:
            each.result()


def _shared(sequences: Codes) -> Codes:
    """At how many positions each career begins as the one before it. Shape: int64[rows]."""
    shared = np.zeros(len(sequences), np.int64)
    alike = sequences[1:] == sequences[:-1]
    shared[1:] = np.minimum.accumulate(alike, axis=1).sum(axis=1)
    return shared


def _masks(sequences: Codes, *, states: int) -> Any2D:
    """One bit for each position at which a career has a state. Shape: uint32 or uint64 [states, rows]."""
    length = sequences.shape[1]
    word: type[np.unsignedinteger] = np.uint32 if length <= 32 else np.uint64
    masks = np.zeros((states, len(sequences)), word)
    rows = np.arange(len(sequences))
    for position in range(length):
        masks[sequences[:, position], rows] |= word(1 << position)
    return masks


@compiled
def _common(  # noqa: PLR0917 - compiled code takes no names
    sequences: Codes, shared: Codes, masks: Any2D, used: Any, first: int, into: Any2D
) -> None:
    """The columns of `masks` are those of `into` from `first` on; the rows from there on are filled."""
    word = masks.dtype.type
    length, width = sequences.shape[1], masks.shape[1]
    left = np.empty((length + 1, width), dtype=masks.dtype)
    left[0, :] = ~word(0)
    for row in range(first, len(into)):
        for position in range(shared[row] if row > first else 0, length):
            state = np.uint64(sequences[row, position])
            for column in range(width):
                found = left[position, column] & masks[state, column]
                left[position + 1, column] = (left[position, column] + found) | (left[position, column] - found)
        _twice_the_ones(left[length], used, into[row, first : first + width])


@compiled
def _twice_the_ones(words: Any2D, used: Any, into: Any2D) -> None:
    """The ones are added up in pairs, in fours, in bytes, and the bytes together."""
    word = words.dtype.type
    for column in range(words.size):
        bits = word(words[column] & used)
        bits = word(bits - (word(bits >> word(1)) & word(0x5555555555555555)))
        bits = word((bits & word(0x3333333333333333)) + (word(bits >> word(2)) & word(0x3333333333333333)))
        bits = word(word(bits + word(bits >> word(4))) & word(0x0F0F0F0F0F0F0F0F))
        bits = word(bits + word(bits >> word(8)))
        bits = word(bits + word(bits >> word(16)))
        into[column] = 2 * (word(bits + word(bits >> word(32))) & word(127))


@compiled
def _hamming(  # noqa: PLR0917 - compiled code takes no names
    sequences: Codes, shared: Codes, by_position: Any2D, first: int, into: Any2D
) -> None:
    """The columns of `by_position` are those of `into` from `first` on; the rows from there on are filled."""
    length, width = by_position.shape
    differ = np.zeros((length + 1, width), dtype=into.dtype)
    for row in range(first, len(into)):
        for position in range(shared[row] if row > first else 0, length):
            state = np.int32(sequences[row, position])
            for column in range(width):
                differ[position + 1, column] = differ[position, column] + (by_position[position, column] != state)
        into[row, first : first + width] = differ[length]


@compiled
def _mirror(into: Any2D, first: int, last: int) -> None:
    """Write these columns below the diagonal across it, in tiles that the cache holds both ways."""
    for top in range(last, len(into), _TILE):
        for left in range(first, last, _TILE):
            for column in range(left, min(left + _TILE, last)):
                for row in range(top, min(top + _TILE, len(into))):
                    into[column, row] = into[row, column]
