"""Cox equals R's coxph (survival 3.5-3, R 4.2.2) to all digits printed there, and lifelines to 1e-8."""

import numpy as np
import pytest

from bofast.registers.estimates.cox_curves import predicted
from tests.reference.estimates.known_data import Known, channing, heart, rossi
from tests.unit.registers.estimates.spells import Fitted, Rows, cox_of_rows

ROSSI = {
    "fin": (-0.37942217, 0.19137948),
    "age": (-0.05743774, 0.02199947),
    "race": (0.31389979, 0.30799277),
    "wexp": (-0.14979570, 0.21222430),
    "mar": (-0.43370388, 0.38186806),
    "paro": (-0.08487108, 0.19575667),
    "prio": (0.09149708, 0.02864855),
}
HEART = {
    "age": (0.02716664, 0.01371412),
    "year": (-0.14634635, 0.07046798),
    "surgery": (-0.63720989, 0.36722600),
    "transplant": (-0.01025077, 0.31375480),
}


def fitted(known: Known) -> Fitted:
    return cox_of_rows(known.rows, known.values, names=known.names)


@pytest.mark.parametrize(
    ("known", "expected", "null", "at_estimate"),
    [
        (rossi, ROSSI, -675.3806323, -658.7476594),
        (heart, HEART, -298.1213557, -290.5656162),
    ],
)
def test_coefficients_errors_and_likelihoods(known, expected, null: float, at_estimate: float) -> None:
    fit = fitted(known()).fit

    for row in fit.coefficients.rows():
        assert (row.estimate, row.std_error) == pytest.approx(expected[row.name], abs=1e-8)
    assert fit.log_likelihood_null == pytest.approx(null, abs=5.1e-8)
    assert fit.log_likelihood == pytest.approx(at_estimate, abs=5.1e-8)


def test_the_men_of_channing_house_die_sooner_but_not_surely() -> None:
    done = fitted(channing())

    (male,) = done.fit.coefficients.rows()

    assert done.fit.spells == 458
    # R stopped a step early (its default tolerance): 7e-9 from where the gradient is nothing.
    assert (male.estimate, male.std_error) == pytest.approx((0.3162577707, 0.1731337146), abs=1e-8)
    assert done.fit.log_likelihood_null == pytest.approx(-802.8673323, abs=5.1e-8)
    assert done.fit.log_likelihood == pytest.approx(-801.2809546, abs=5.1e-8)


def test_predicted_survival_keeps_delayed_entry() -> None:
    # lifelines 0.30 gives .963 .886 .676 .425 here, because its prediction forgets when people came under observation.
    known = channing()
    there = known.rows.exit_time > 816
    late = Rows.of(np.maximum(known.rows.entry_time, 816)[there], known.rows.exit_time[there], known.rows.status[there])
    done = cox_of_rows(late, known.values[there])

    women = predicted(done.fit, cells=done.cells, values=np.array([0.0]))

    assert [round(women.at(month), 3) for month in (900, 960, 1020, 1080)] == [0.857, 0.731, 0.512, 0.302]


def test_rossi_agrees_with_lifelines() -> None:
    lifelines = pytest.importorskip("lifelines", reason="lifelines is not installed")
    from lifelines.datasets import load_rossi  # noqa: PLC0415 - a second of imports

    other = lifelines.CoxPHFitter().fit(load_rossi(), "week", "arrest", fit_options={"precision": 1e-12})

    own = fitted(rossi()).fit.coefficients
    assert own.estimates == pytest.approx(other.params_[list(own.names)].to_numpy(), abs=1e-8)
    assert own.std_errors == pytest.approx(other.standard_errors_[list(own.names)].to_numpy(), abs=1e-8)
