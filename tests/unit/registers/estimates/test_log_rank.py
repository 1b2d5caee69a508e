"""The log-rank test against exact sums, against another program, and against the score test it is."""

from fractions import Fraction

import numpy as np
import pytest

from bofast.registers.estimates.logrank import log_rank
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot
from tests.unit.registers.estimates.spells import Rows


def drawn(seed: int, *, late: bool) -> tuple[Rows, np.ndarray]:
    chance = np.random.default_rng(seed)
    begin = chance.integers(0, 6, 200) * float(late)
    group = chance.integers(0, 3, 200)
    return Rows.of(begin, begin + chance.integers(1, 9, 200), chance.integers(0, 2, 200)), group


def exact_excess(rows: Rows, group: np.ndarray) -> tuple[list[Fraction], list[list[Fraction]]]:
    excess, spread = [Fraction(0)] * 3, [[Fraction(0)] * 3 for _ in range(3)]
    for time in np.unique(rows.exit_time[rows.status > 0]):
        there = (rows.entry_time < time) & (time <= rows.exit_time)
        happens = (rows.exit_time == time) & (rows.status > 0)
        n, d = int(there.sum()), int(happens.sum())
        share = [Fraction(int((there & (group == g)).sum()), n) for g in range(3)]
        for g in range(3):
            excess[g] += int((happens & (group == g)).sum()) - share[g] * d
            for h in range(3):
                if n > 1:
                    spread[g][h] += share[g] * ((g == h) - share[h]) * Fraction(d * (n - d), n - 1)
    return excess, spread


@pytest.mark.parametrize("late", [True, False])
def test_observed_expected_and_covariance_are_exact(late: bool) -> None:
    rows, group = drawn(1, late=late)
    excess, spread = exact_excess(rows, group)

    found = log_rank([rows.table(group)])

    assert found.observed - found.expected == pytest.approx([float(e) for e in excess], abs=1e-11)
    assert found.covariance == pytest.approx(np.array(spread, float), abs=1e-11)
    u, v = np.array(excess, float)[:2], np.array(spread, float)[:2, :2]
    assert found.chi_square == pytest.approx(float(u @ np.linalg.solve(v, u)), rel=1e-11)
    assert found.degrees == 2


def test_it_agrees_with_lifelines() -> None:
    statistics = pytest.importorskip("lifelines.statistics", reason="lifelines is not installed")
    rows, group = drawn(2, late=False)

    other = statistics.multivariate_logrank_test(rows.exit_time, group, rows.status)
    found = log_rank([rows.table(group)])

    assert (found.chi_square, found.p) == pytest.approx((other.test_statistic, other.p_value), rel=1e-10)


def test_strata_are_compared_within_and_added_up() -> None:
    (rows, group), (others, their_group) = drawn(3, late=True), drawn(4, late=True)
    first, second = exact_excess(rows, group), exact_excess(others, their_group)

    found = log_rank([rows.table(group), others.table(their_group)])

    excess = [float(a + b) for a, b in zip(first[0], second[0], strict=True)]
    assert found.observed - found.expected == pytest.approx(excess, abs=1e-11)


def test_one_group_no_event_and_groups_that_never_meet_are_refused() -> None:
    def why(rows: Rows, group: list[int]) -> WhyNot:
        with pytest.raises(CannotEstimate) as refused:
            log_rank([rows.table(group)])
        return refused.value.why

    assert why(Rows.of([0, 0], [1, 2], [1, 1]), [0, 0]) is WhyNot.ONE_GROUP
    assert why(Rows.of([0, 0], [1, 2], [0, 0]), [0, 1]) is WhyNot.NO_EVENTS
    assert why(Rows.of([0, 3], [1, 4], [1, 1]), [0, 1]) is WhyNot.NOTHING_TO_COMPARE
