"""Cox from cells against the likelihood written out row by row, its errors by cluster, and what it refuses."""

import numpy as np
import pytest

from bofast.registers.estimates import cox_clusters, risk_sets
from bofast.registers.estimates.covariates import Covariates
from bofast.registers.estimates.cox import fit_cox
from bofast.registers.estimates.cox_clusters import clustered, score_of_spells
from bofast.registers.estimates.cox_curves import baseline_hazard, predicted, standardised
from bofast.registers.estimates.equal_steps import points_and_weights
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot
from bofast.registers.estimates.ties import Ties, tie_points, tie_sums
from tests.unit.registers.estimates import cox_by_rows
from tests.unit.registers.estimates.spells import Rows, cox_of_rows


def drawn(seed: int, *, spells: int = 150) -> tuple[Rows, np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    z = np.column_stack((chance.integers(0, 2, spells), chance.integers(0, 4, spells), chance.normal(0, 2, spells)))
    begin = chance.integers(0, 5, spells).astype(float)
    length = np.ceil(chance.exponential(6 * np.exp(-0.3 * z[:, 0] + 0.1 * z[:, 2])))
    return Rows.of(begin, begin + length, chance.random(spells) < 0.7), z, chance.integers(0, 3, spells)


@pytest.mark.parametrize("ties", Ties)
@pytest.mark.parametrize("strata", [True, False])
def test_the_estimate_is_the_top_of_the_likelihood_written_out(ties: Ties, strata: bool) -> None:
    rows, z, stratum = drawn(5)
    own = stratum if strata else None

    fit = cox_of_rows(rows, z, ties=ties, stratum=own).fit
    beta = fit.coefficients.estimates

    def at(place: np.ndarray) -> float:
        return cox_by_rows.log_likelihood(rows, z, beta=place, ties=ties, stratum=own)

    assert fit.log_likelihood == pytest.approx(at(beta), abs=1e-9)
    assert fit.log_likelihood_null == pytest.approx(at(np.zeros(3)), abs=1e-9)
    for k, error in enumerate(fit.coefficients.std_errors):
        step = np.zeros(3)
        step[k] = 1e-3 * error
        assert at(beta + step) == pytest.approx(at(beta - step), abs=1e-8)


@pytest.mark.parametrize("ties", Ties)
def test_scores_equal_those_of_the_definition_and_add_up_to_nothing(ties: Ties) -> None:
    rows, z, _ = drawn(6)
    done = cox_of_rows(rows, z, ties=ties)

    found = score_of_spells(done.fit, cells=done.cells, covariates=done.covariates, rows=done.rows)

    exact = cox_by_rows.scores(rows, z, beta=done.fit.coefficients.estimates, ties=ties)
    assert found * done.fit.scaled.spread == pytest.approx(exact, abs=1e-10)
    assert found.sum(axis=0) == pytest.approx(0, abs=1e-9)


def test_errors_by_cluster_are_the_sandwich_of_summed_scores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cox_clusters, "ROWS_AT_ONCE", 40)
    rows, z, household = drawn(7)
    done = cox_of_rows(rows, z, cluster=household)

    found = clustered(done.fit, cells=done.cells, covariates=done.covariates, rows=done.rows)

    exact = cox_by_rows.scores(rows, z, beta=done.fit.coefficients.estimates, ties=Ties.EFRON)
    summed = np.stack([exact[household == h].sum(axis=0) for h in range(3)])
    bread = done.fit.coefficients.covariance
    assert found.covariance == pytest.approx(bread @ summed.T @ summed @ bread, rel=1e-9)


def test_a_spell_moves_the_estimate_as_its_score_says() -> None:
    # With Breslow's ties, counting every spell 1,000 times changes nothing, and one spell once more moves the estimate
    # by its score times the inverse information.
    rows, z, _ = drawn(8)
    done = cox_of_rows(rows, z, ties=Ties.BRESLOW)
    score = score_of_spells(done.fit, cells=done.cells, covariates=done.covariates, rows=done.rows)
    foreseen = done.fit.coefficients.covariance @ (score[11] * done.fit.scaled.spread)

    many = np.full(rows.status.size, 100_000)
    moved = [
        fit_cox(counted(rows, done.rows.pattern, many + more), covariates=done.covariates, ties=Ties.BRESLOW)
        for more in (np.zeros_like(many), np.eye(1, many.size, 11, dtype=np.int64)[0])
    ]

    shift = moved[1].coefficients.estimates - moved[0].coefficients.estimates
    assert shift * 100_000 == pytest.approx(foreseen, rel=1e-3)


def counted(rows: Rows, pattern, count):
    from bofast.registers.estimates.counting import cells_of_spells  # noqa: PLC0415 - beside its only use

    return cells_of_spells(
        rows.entry_time,
        exit_time=rows.exit_time,
        status=rows.status,
        pattern=pattern,
        patterns=int(pattern.max()) + 1,
        causes=1,
        count=count,
    )


def test_many_patterns_are_summed_along_time_with_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, z, stratum = drawn(9, spells=400)
    whole = cox_of_rows(rows, z, stratum=stratum).fit

    monkeypatch.setattr(risk_sets, "DENSE_UP_TO", 0)
    monkeypatch.setattr(risk_sets, "PATTERNS_AT_ONCE", 37)
    along = cox_of_rows(rows, z, stratum=stratum).fit

    assert along.coefficients.estimates == pytest.approx(whole.coefficients.estimates, abs=1e-12)
    assert along.coefficients.covariance == pytest.approx(whole.coefficients.covariance, rel=1e-10)


@pytest.mark.parametrize("deaths", [257, 1_000, 54_321])
@pytest.mark.parametrize("share", [0.001, 0.3, 0.84, 0.99, 1.0])
def test_the_sums_over_many_tied_events_are_exact(deaths: int, share: float) -> None:
    count = np.array([3, deaths])
    risk, dying = np.array([5.0, 2.0 * deaths]), np.array([4.0, 2.0 * deaths * share])

    sums = tie_sums(tie_points(count, ties=Ties.EFRON), risk=risk, dying=dying, ties=Ties.EFRON)

    f = np.arange(deaths) / deaths
    phi = risk[1] - f * dying[1]
    expected = [np.log(phi), 1 / phi, f / phi, 1 / phi**2, f / phi**2, f * f / phi**2]
    found = [sums.log, sums.one, sums.part, sums.one_2, sums.part_2, sums.part2_2]
    assert [part[1] for part in found] == pytest.approx([term.sum() for term in expected], rel=1e-12)


def test_few_points_stand_for_all() -> None:
    points, weights = points_and_weights(10_000)

    assert points.size == 32
    assert weights @ points**9 == pytest.approx(float(np.sum((np.arange(10_000) / 10_000) ** 9)), rel=1e-13)


def why(rows: Rows, z: object, **more: object) -> tuple[WhyNot, object]:
    with pytest.raises(CannotEstimate) as refused:
        cox_of_rows(rows, z, **more)
    return refused.value.why, refused.value.facts.get("covariates")


def test_covariates_that_tell_nothing_are_refused_by_name() -> None:
    rows, z, stratum = drawn(10)

    assert why(rows, np.column_stack((z[:, 0], np.ones(150)))) == (WhyNot.CONSTANT_COVARIATE, ("x1",))
    assert why(rows, np.column_stack((z[:, 0], stratum)), stratum=stratum) == (WhyNot.CONSTANT_COVARIATE, ("x1",))
    twins = np.column_stack((z[:, 0], z[:, 2], 1 - 2 * z[:, 0]))
    assert why(rows, twins) == (WhyNot.COLLINEAR_COVARIATES, ("x0", "x2"))


def test_no_huge_estimate_where_one_level_has_no_events() -> None:
    rows, z, _ = drawn(11)
    spared = Rows(rows.entry_time, rows.exit_time, np.where(z[:, 0] == 1, 0, rows.status))

    assert why(spared, z) == (WhyNot.SEPARATED, ("x0",))


def test_no_huge_estimate_where_a_measure_orders_all_events() -> None:
    rows = Rows.of(np.zeros(12), np.arange(1, 13), np.ones(12))

    assert why(rows, -np.arange(12.0))[0] is WhyNot.SEPARATED


def test_nothing_to_estimate_from() -> None:
    rows, z, _ = drawn(12)

    assert why(Rows(rows.entry_time, rows.exit_time, np.zeros(150, int)), z)[0] is WhyNot.NO_EVENTS
    with pytest.raises(CannotEstimate, match="no_covariates"):
        Covariates.of([], values=np.zeros((1, 0)))


def test_standardised_curves_average_the_curves_of_all() -> None:
    rows, z, _ = drawn(13)
    done = cox_of_rows(rows, z)
    baseline = baseline_hazard(done.fit, cells=done.cells)
    weights = np.array([1.0, 3.0])

    both = standardised(done.fit, cells=done.cells, values=z[:2], weights=weights)

    each = np.exp(-np.outer(np.exp(z[:2] @ done.fit.coefficients.estimates), baseline.cumulative))
    assert both.survival == pytest.approx(weights @ each / 4, rel=1e-12)


def test_a_scale_of_millions_changes_nothing_but_the_unit() -> None:
    rows, z, _ = drawn(14)
    plain, scaled = cox_of_rows(rows, z).fit, cox_of_rows(rows, z * [1, 1, 1e6] + [0, 0, 5e7]).fit

    assert scaled.coefficients.estimates * [1, 1, 1e6] == pytest.approx(plain.coefficients.estimates, rel=1e-8)


def test_the_planted_truth_is_found_with_honest_errors() -> None:
    truth, z_scores = np.array([-0.4, -0.55, 0.2]), []
    for seed in range(40):
        chance = np.random.default_rng(seed)
        z = np.column_stack((chance.integers(0, 2, (600, 2)), chance.integers(0, 3, 600)))
        begin = chance.integers(0, 4, 600) / 8
        end = chance.exponential(3 * np.exp(-(z @ truth)))
        seen = end > begin
        stop = np.minimum(end, 5.0)
        rows = Rows.of(begin[seen], stop[seen], (end < 5.0)[seen])
        found = cox_of_rows(rows, z[seen]).fit.coefficients
        z_scores.append((found.estimates - truth) / found.std_errors)

    scores = np.array(z_scores)
    assert np.all(np.abs(scores.mean(axis=0)) < 3.5 / np.sqrt(40))
    assert 0.8 < scores.std() < 1.2


def test_a_curve_asked_from_a_later_time_begins_there_with_everybody() -> None:
    rows, z, _ = drawn(15)
    done = cox_of_rows(rows, z)

    whole, later = (predicted(done.fit, cells=done.cells, values=z[0], since=since) for since in (None, 6.0))

    assert later.at(6.0) == 1.0
    assert later.at(9.0) == pytest.approx(whole.at(9.0) / whole.at(6.0), rel=1e-12)
