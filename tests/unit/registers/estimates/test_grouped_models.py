"""Models of cells against other programs, against a planted truth, and against themselves on rows."""

import numpy as np
import pytest

from bofast.registers.estimates.grouped_models import GroupedOutcomes, Model, fit_grouped
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot

NAMES = ("band 0", "band 1", "band 2", "owner", "strong")
TRUTH = np.array([-1.6, -1.9, -2.3, -0.55, -0.4])


def drawn(seed: int, *, years: int = 4_000, truth: np.ndarray = TRUTH) -> GroupedOutcomes:
    chance = np.random.default_rng(seed)
    design = np.array([[b == 0, b == 1, b == 2, o, s] for b in range(3) for o in range(2) for s in range(2)], float)
    observed = chance.integers(years // 2, years, len(design))
    events = chance.binomial(observed, -np.expm1(-np.exp(design @ truth)))
    return GroupedOutcomes(NAMES, design, observed.astype(float), events.astype(float))


def test_the_planted_truth_of_grouped_hazards_is_found() -> None:
    fit = fit_grouped(drawn(1, years=100_000), model=Model.CLOGLOG)

    z = (fit.coefficients.estimates - TRUTH) / fit.coefficients.std_errors
    assert np.all(np.abs(z) < 3.5)
    assert np.all(fit.coefficients.std_errors < 0.01)


@pytest.mark.parametrize("model", Model)
def test_the_estimate_is_the_top_of_the_likelihood(model: Model) -> None:
    cells = drawn(2)
    fit = fit_grouped(cells, model=model)

    def likelihood(b: np.ndarray) -> float:
        eta, n, e = (part.astype(np.longdouble) for part in (cells.design @ b, cells.observed, cells.events))
        if model is Model.POISSON:
            return float(np.sum(e * eta - n * np.exp(eta)))
        log_p, log_q = {
            Model.CLOGLOG: (np.log(-np.expm1(-np.exp(eta))), -np.exp(eta)),
            Model.LOGIT: (-np.log1p(np.exp(-eta)), -np.log1p(np.exp(eta))),
        }[model]
        return float(np.sum(e * log_p + (n - e) * log_q))

    top, b = likelihood(fit.coefficients.estimates), fit.coefficients.estimates
    assert fit.log_likelihood == pytest.approx(top, abs=1e-8)
    for k, error in enumerate(fit.coefficients.std_errors):
        step = np.eye(len(b))[k] * error * 0.01
        assert likelihood(b + step) == pytest.approx(likelihood(b - step), abs=1e-6)
        # The curvature along one axis is the information, whose inverse is the covariance.
    curvature = np.linalg.inv(fit.coefficients.covariance)[0, 0]
    step = np.eye(len(b))[0] * 1e-3
    assert (2 * top - likelihood(b + step) - likelihood(b - step)) / 1e-6 == pytest.approx(curvature, rel=2e-2)


@pytest.mark.parametrize("model", [Model.LOGIT, Model.POISSON])
def test_logit_and_poisson_agree_with_pyfixest(model: Model) -> None:
    pyfixest = pytest.importorskip("pyfixest", reason="pyfixest is not installed")
    import pandas as pd  # noqa: PLC0415 - half a second, only here

    cells = drawn(3, years=60)
    rows = np.repeat(np.arange(len(cells.events)), cells.observed.astype(int))
    began = np.concatenate(([0], np.cumsum(cells.observed.astype(int))[:-1]))
    left = (np.arange(rows.size) - began[rows]) < cells.events[rows]
    table = pd.DataFrame(cells.design[rows], columns=["b0", "b1", "b2", "owner", "strong"]).assign(
        left=left.astype(float)
    )

    formula = "left ~ b1 + b2 + owner + strong"
    if model is Model.LOGIT:
        other = pyfixest.feglm(formula, data=table, family="logit", vcov="iid", accelerate=False)
    else:
        other = pyfixest.fepois(formula, data=table, vcov="iid")
    own = fit_grouped(cells, model=model).coefficients.estimates

    differences = np.array([own[0], own[1] - own[0], own[2] - own[0], own[3], own[4]])
    assert other.coef().to_numpy() == pytest.approx(differences, abs=1e-6)


@pytest.mark.parametrize("model", Model)
def test_cells_and_rows_give_the_same(model: Model) -> None:
    cells = drawn(4, years=30)
    of = np.repeat(np.arange(len(cells.events)), 2)
    halves = GroupedOutcomes(
        NAMES,
        cells.design[of],
        np.stack((cells.events, cells.observed - cells.events), axis=1).ravel(),
        np.stack((cells.events, np.zeros_like(cells.events)), axis=1).ravel(),
    )

    one, two = fit_grouped(cells, model=model), fit_grouped(halves, model=model)

    assert two.coefficients.estimates == pytest.approx(one.coefficients.estimates, abs=1e-10)
    assert two.coefficients.std_errors == pytest.approx(one.coefficients.std_errors, rel=1e-9)


def test_errors_by_cluster_add_the_scores_within_it() -> None:
    cells = drawn(5)
    cluster = np.arange(12) // 3

    fit = fit_grouped(cells, model=Model.POISSON, clusters=cluster)

    assert fit.by_cluster is not None
    residual = cells.events - cells.observed * np.exp(cells.design @ fit.coefficients.estimates)
    sums = np.stack([(cells.design * residual[:, None])[cluster == c].sum(axis=0) for c in range(4)])
    bread = fit.coefficients.covariance
    assert fit.by_cluster.covariance == pytest.approx(bread @ (sums.T @ sums) @ bread * 4 / 3, rel=1e-8)


def why(cells: GroupedOutcomes, model: Model = Model.CLOGLOG) -> tuple[WhyNot, object]:
    with pytest.raises(CannotEstimate) as refused:
        fit_grouped(cells, model=model)
    return refused.value.why, refused.value.facts.get("covariates")


@pytest.mark.parametrize("model", Model)
def test_no_huge_estimate_for_a_band_without_events(model: Model) -> None:
    cells = drawn(6)
    spared = GroupedOutcomes(NAMES, cells.design, cells.observed, np.where(cells.design[:, 2] == 1, 0.0, cells.events))

    assert why(spared, model) == (WhyNot.SEPARATED, ("band 2",))


def test_what_cannot_be_told_apart_is_refused_by_name() -> None:
    cells = drawn(7)
    with_intercept = GroupedOutcomes(
        (*NAMES, "one"), np.column_stack((cells.design, np.ones(12))), cells.observed, cells.events
    )

    assert why(with_intercept) == (WhyNot.COLLINEAR_COVARIATES, ("band 0", "band 1", "band 2", "one"))
    assert why(GroupedOutcomes(NAMES, cells.design, cells.observed, np.zeros(12)))[0] is WhyNot.NO_EVENTS


def test_more_events_than_years_are_no_cells() -> None:
    cells = drawn(8)

    with pytest.raises(ValueError, match="more events than years"):
        fit_grouped(GroupedOutcomes(NAMES, cells.design, cells.events - 1, cells.events), model=Model.LOGIT)
