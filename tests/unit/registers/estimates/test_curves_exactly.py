"""Kaplan-Meier and Aalen-Johansen equal exact fractions to 1e-12, ties and delayed entry included."""

import math

import numpy as np
import pytest

from bofast.registers.estimates.at_risk import risk_table
from bofast.registers.estimates.incidence import aalen_johansen
from bofast.registers.estimates.normal import Z_95, chi_square_p
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot
from bofast.registers.estimates.survival import at_times, kaplan_meier, median, restricted_mean
from tests.unit.registers.estimates.exactly import exactly
from tests.unit.registers.estimates.spells import Rows


def drawn(seed: int, *, spells: int = 120, causes: int = 3, late: bool = True) -> Rows:
    chance = np.random.default_rng(seed)
    begin = chance.integers(0, 12, spells) * float(late)
    return Rows.of(begin, begin + chance.integers(1, 15, spells), chance.integers(0, causes + 1, spells))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("late", [True, False])
def test_curves_equal_exact_fractions(seed: int, late: bool) -> None:
    rows = drawn(seed, late=late)
    exact = exactly(rows, causes=3)

    curve = aalen_johansen(rows.table(causes=3))
    survival = kaplan_meier(rows.table(causes=3))

    assert curve.times.tolist() == exact.times
    assert survival.survival == pytest.approx([float(s) for s in exact.survival], rel=1e-12, abs=1e-15)
    errors = [float(s) * math.sqrt(g) for s, g in zip(exact.survival, exact.greenwood, strict=True)]
    assert survival.std_error == pytest.approx(errors, rel=1e-12, abs=1e-15)
    for cause in range(3):
        assert curve.incidence[cause] == pytest.approx([float(f) for f in exact.incidence[cause]], rel=1e-12, abs=1e-15)
        assert curve.variance[cause] == pytest.approx([float(v) for v in exact.variance[cause]], rel=1e-11, abs=1e-16)


def test_incidence_and_survival_make_one_whole() -> None:
    curve = aalen_johansen(drawn(7).table(causes=3))

    assert curve.incidence.sum(axis=0) + curve.survival == pytest.approx(1.0, abs=1e-14)


def test_the_interval_follows_its_formula_and_keeps_its_order() -> None:
    curve = kaplan_meier(drawn(3, late=False).table(causes=3))
    s, spread = curve.survival[2], curve.std_error[2] / curve.survival[2]

    ends = sorted(s ** math.exp(sign * Z_95 * spread / math.log(s)) for sign in (-1, 1))

    assert [curve.lower[2], curve.upper[2]] == pytest.approx(ends, rel=1e-12)
    known = ~np.isnan(curve.lower)
    assert np.all(curve.lower[known] < curve.survival[known])
    assert np.all(curve.survival[known] < curve.upper[known])


def test_an_early_risk_set_of_one_is_told_and_the_last_one_is_not() -> None:
    early = Rows.of([0, 2, 2, 2], [1, 4, 5, 6], [1, 1, 0, 1])

    collapse = kaplan_meier(early.table()).collapse

    assert collapse is not None
    assert (collapse.first_at, collapse.at_risk, collapse.ask_from) == (1.0, 1, 1.0)
    assert kaplan_meier(Rows.of([0, 0], [1, 2], [1, 1]).table()).collapse is None


def test_nothing_is_told_after_the_last_time_of_observation() -> None:
    table = Rows.of([0, 0], [1, 3], [1, 0]).table()

    before, at, after = at_times(kaplan_meier(table), asked=np.array([0.5, 3, 3.5]), table=table)

    assert (before.survival, at.survival, after.survival) == (1.0, 0.5, None)


def test_median_and_restricted_mean() -> None:
    curve = kaplan_meier(Rows.of([0] * 4, [1, 2, 3, 4], [1, 1, 1, 1]).table())

    mean = restricted_mean(curve, until=3)

    assert median(curve) == 2.0
    assert mean.mean == pytest.approx(1 + 0.75 + 0.5)
    # Σ A(u)² d / (n (n - d)) with A(1) = 1.25 and A(2) = 0.5.
    assert mean.std_error == pytest.approx(math.sqrt(1.25**2 / 12 + 0.5**2 / 6))
    with pytest.raises(CannotEstimate) as refused:
        restricted_mean(curve, until=4.5)
    assert refused.value.why is WhyNot.NOBODY_OBSERVED_THEN


def test_a_group_without_spells_has_no_curve() -> None:
    table = risk_table(Rows.of([0], [1], [1]).cells(), group_of=np.array([0]), groups=2)

    with pytest.raises(CannotEstimate, match="no_spells"):
        kaplan_meier(table, group=1)


@pytest.mark.parametrize(
    ("value", "degrees"), [(3.841458820694124, 1), (5.991464547107979, 2), (11.070497693516351, 5)]
)
def test_the_chi_square_distribution(value: float, degrees: int) -> None:
    assert chi_square_p(value, degrees=degrees) == pytest.approx(0.05, abs=1e-12)
