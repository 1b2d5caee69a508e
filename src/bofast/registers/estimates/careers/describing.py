"""What careers look like: states over time, moves between states, and how stable each career is.

The measures are those of the field's reference program, TraMineR (Gabadinho, Ritschard, Müller and Studer 2011,
Journal of Statistical Software 40(4)), written from the papers named with each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Codes, Flags, Reals
from bofast.registers.estimates.careers.sequences import Careers


@dataclass(frozen=True, slots=True, eq=False)
class Described:
    """Shape: distribution [length, states], shares that sum to 1 at each position; entropy_over_time [length], 0..1;
    mean_times [states], positions; transition_rates [states, states], rows from a state.
    """

    distribution: Reals
    entropy_over_time: Reals
    mean_times: Reals
    transition_rates: Reals


def described(careers: Careers) -> Described:
    """States over time, mean time in each, and how often one follows another, over all people."""
    total = careers.weights.sum()
    counts = np.stack(
        [np.bincount(column, careers.weights, minlength=len(careers.states)) for column in careers.sequences.T]
    )
    shares = counts / total
    return Described(shares, _entropy(shares), counts.sum(axis=0) / total, transition_rates(careers))


def transition_rates(careers: Careers) -> Reals:
    """p(b | a): of the positions in a that have a next one, the share followed by b; 0 from a state nobody leaves or
    keeps.

    Shape: float64[states, states].
    """
    k = len(careers.states)
    pairs = careers.sequences[:, :-1] * k + careers.sequences[:, 1:]
    weights = np.repeat(careers.weights, pairs.shape[1])
    counts = np.bincount(pairs.ravel(), weights, minlength=k * k).reshape(k, k)
    from_each = counts.sum(axis=1, keepdims=True)
    return np.asarray(np.divide(counts, from_each, out=np.zeros_like(counts), where=from_each > 0))


def _entropy(shares: Reals) -> Reals:
    """-Σ p ln p, divided by its largest value ln k: 0 one state only, 1 all alike (Shannon 1948)."""
    if shares.shape[1] < 2:
        return np.zeros(len(shares))
    logs = np.log(np.where(shares > 0, shares, 1.0))
    return np.asarray(np.abs((shares * logs).sum(axis=1)) / np.log(shares.shape[1]))


@dataclass(frozen=True, slots=True, eq=False)
class Stability:
    """Of each distinct sequence. Shape: entropy 0..1, turbulence from 1, complexity 0..1, moves, each [unique]."""

    entropy: Reals
    turbulence: Reals
    complexity: Reals
    moves: Codes


def stability(careers: Careers) -> Stability:
    """How mixed and how restless each career is.

    entropy     of the shares of time in each state
    turbulence  log2( φ · (s²_max + 1) / (s² + 1) ), φ the number of distinct subsequences of the successive distinct
                states (the empty one counts), s² the variance of the lengths of the stays, s²_max = (m - 1)(1 - mean
                length)²
    complexity  √( moves / (length - 1) · entropy )

    Source: Elzinga and Liefbroer (2007), European J. Population 23 (turbulence); Gabadinho et al. (2010) (complexity).
    """
    k, length = len(careers.states), careers.length
    times = np.stack([(careers.sequences == state).sum(axis=1) for state in range(k)], axis=1)
    entropy = _entropy(times / length)
    begins = np.concatenate(
        (np.ones((len(careers.sequences), 1), bool), careers.sequences[:, 1:] != careers.sequences[:, :-1]), axis=1
    )
    moves = begins.sum(axis=1) - 1
    pace = moves / (length - 1) if length > 1 else np.zeros(len(moves))
    return Stability(entropy, _turbulence(careers, begins=begins), np.sqrt(pace * entropy), moves)


def _turbulence(careers: Careers, *, begins: Flags) -> Reals:
    stays = begins.sum(axis=1).astype(np.float64)
    rows, places = np.nonzero(begins)
    ends = np.append(places[1:], careers.length)
    ends[np.append(rows[1:] != rows[:-1], True)] = careers.length
    squares = np.bincount(rows, (ends - places).astype(np.float64) ** 2, minlength=len(stays))
    mean = careers.length / stays
    spread = squares / stays - mean**2
    most = (stays - 1) * (1 - mean) ** 2
    return np.asarray(np.log2(_subsequences(careers, begins=begins) * (most + 1) / (spread + 1)))


def _subsequences(careers: Careers, *, begins: Flags) -> Reals:
    """The number of distinct subsequences of the successive distinct states, the empty one among them.

    Each further state doubles the number, less those that its last occurrence has already given.
    """
    people = np.arange(len(careers.sequences))
    found = np.ones(people.size)
    given = np.zeros((people.size, len(careers.states)))
    for position in range(careers.length):
        state, is_new = careers.sequences[:, position], begins[:, position]
        more = np.where(is_new, 2 * found - given[people, state], found)
        given[people, state] = np.where(is_new, found, given[people, state])
        found = more
    return found
