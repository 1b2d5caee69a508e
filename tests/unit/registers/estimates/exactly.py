"""The same estimates in exact fractions, straight from rows and definitions: the twin that figures must equal."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from tests.unit.registers.estimates.spells import Rows


@dataclass(frozen=True)
class Exact:
    """At each time of an exit: survival, Greenwood's sum, and of each cause incidence and variance."""

    times: list[float]
    survival: list[Fraction]
    greenwood: list[Fraction]
    incidence: list[list[Fraction]]
    variance: list[list[Fraction]]


def exactly(rows: Rows, *, causes: int = 1) -> Exact:
    spells = list(zip(rows.entry_time.tolist(), rows.exit_time.tolist(), rows.status.tolist(), strict=True))
    times = sorted({end for _, end, _ in spells})
    survival, greenwood = Fraction(1), Fraction(0)
    found = Exact(times, [], [], [[] for _ in range(causes)], [[] for _ in range(causes)])
    # The covariance of (S, F_1, .., F_K) as one matrix, carried through each time's multinomial step.
    state = [Fraction(1)] + [Fraction(0)] * causes
    spread = [[Fraction(0)] * (causes + 1) for _ in range(causes + 1)]
    for time in times:
        n = sum(1 for begin, end, _ in spells if begin < time <= end)
        d = [sum(1 for _, end, status in spells if end == time and status == k + 1) for k in range(causes)]
        hazards = [Fraction(of, n) for of in d]
        spread = _stepped(spread, hazards=hazards, survival=state[0], n=n)
        state = [state[0] * (1 - sum(hazards))] + [state[k + 1] + state[0] * hazards[k] for k in range(causes)]
        survival, events = state[0], sum(d)
        greenwood += Fraction(events, n * (n - events)) if events < n else 0
        found.survival.append(survival)
        found.greenwood.append(greenwood)
        for k in range(causes):
            found.incidence[k].append(state[k + 1])
            found.variance[k].append(spread[k + 1][k + 1])
    return found


def _stepped(
    spread: list[list[Fraction]], *, hazards: list[Fraction], survival: Fraction, n: int
) -> list[list[Fraction]]:
    """J Σ Jᵀ + G Ω Gᵀ: the step's slope in the state before it, and in the hazards, with multinomial covariance Ω."""
    size = len(hazards) + 1
    slope = [[Fraction(int(i == j)) for j in range(size)] for i in range(size)]
    slope[0][0] = 1 - sum(hazards)
    for k, hazard in enumerate(hazards):
        slope[k + 1][0] = hazard
    omega = [[(a * (i == j) - a * b) / n for j, b in enumerate(hazards)] for i, a in enumerate(hazards)]
    in_hazards = [[-survival for _ in hazards]] + [
        [survival * (i == k) for i in range(len(hazards))] for k in range(len(hazards))
    ]
    return _sum(_turned(slope, spread), _turned(in_hazards, omega))


def _turned(left: list[list[Fraction]], inner: list[list[Fraction]]) -> list[list[Fraction]]:
    half = [[sum((a * b for a, b in zip(row, column, strict=True)), Fraction(0)) for column in zip(*inner, strict=True)]
            for row in left]  # fmt: skip
    return [[sum((a * b for a, b in zip(row, other, strict=True)), Fraction(0)) for other in left] for row in half]


def _sum(one: list[list[Fraction]], two: list[list[Fraction]]) -> list[list[Fraction]]:
    return [[a + b for a, b in zip(x, y, strict=True)] for x, y in zip(one, two, strict=True)]
