"""Careers counted: each distinct sequence of states once, with how many have it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Codes, Reals
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot


@dataclass(frozen=True, slots=True, eq=False)
class Careers:
    """Distinct sequences with their weights.

    Shape: states k texts; sequences int64[unique, length], codes of states; weights float64[unique] (people);
        of_person int64[people], the row of each person.
    """

    states: tuple[str, ...]
    sequences: Codes
    weights: Reals
    of_person: Codes

    @property
    def length(self) -> int:
        return int(self.sequences.shape[1])


def careers_of(sequences: Codes, *, states: Sequence[str], weights: Reals | None = None) -> Careers:
    """Find the distinct sequences.

    In:    one row a person, one column a position in time.
    Shape: sequences int64[people, length], codes in 0..k-1; weights float64[people], by default 1 each.
    Raises: CannotEstimate (TOO_FEW_SEQUENCES) for nobody, ValueError for a code that no state has.
    """
    whole = np.asarray(sequences)
    if whole.ndim != 2 or whole.size == 0:
        raise CannotEstimate(WhyNot.TOO_FEW_SEQUENCES, found=0, clusters=1)
    if whole.min() < 0 or whole.max() >= len(states):
        raise ValueError("A sequence holds a code that no state has.")
    own = np.ones(len(whole)) if weights is None else np.asarray(weights, np.float64)
    first, of_person = _distinct(whole, states=len(states))
    return Careers(
        tuple(states),
        whole[first].astype(np.int64),
        np.bincount(of_person, own, minlength=first.size).astype(np.float64),
        of_person.astype(np.int64),
    )


def _distinct(whole: Codes, *, states: int) -> tuple[Codes, Codes]:
    """A sequence read as a number in base `states` is one key; where one number is too small, several in turn."""
    a_word = max(1, int(62 / np.log2(max(states, 2))))
    keys = np.zeros(len(whole), np.int64)
    for start in range(0, whole.shape[1], a_word):
        word = keys if start == 0 else np.zeros(len(whole), np.int64)
        for position in range(start, min(start + a_word, whole.shape[1])):
            word = word * states + whole[:, position]
        keys = word if start == 0 else _paired(keys, word)
    _, first, of_person = np.unique(keys, return_index=True, return_inverse=True)
    return first, of_person


def _paired(before: Codes, word: Codes) -> Codes:
    _, one = np.unique(before, return_inverse=True)
    _, two = np.unique(word, return_inverse=True)
    return np.asarray(one.astype(np.int64) * (int(two.max()) + 1) + two)
