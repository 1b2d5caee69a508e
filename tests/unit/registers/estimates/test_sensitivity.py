"""What the incidence would be if the unknown were known otherwise, and without one reason."""

import numpy as np
import pytest

from bofast.registers.estimates.at_risk import risk_table
from bofast.registers.estimates.counting import recoded
from bofast.registers.estimates.incidence import aalen_johansen
from bofast.registers.estimates.refusals import CannotEstimate
from bofast.registers.estimates.sensitivity import UnknownAs, unknown_destinations, without_cause
from tests.unit.registers.estimates.test_curves_exactly import drawn

OUT, INTERNAL, UNKNOWN = 1, 2, 3


def under(assumption: UnknownAs) -> np.ndarray:
    table = drawn(1, late=False).table(causes=3)
    found = unknown_destinations(table, unknown=UNKNOWN, out=OUT, internal=INTERNAL)
    return next(part.incidence for part in found if part.assumption is assumption)


@pytest.mark.parametrize(
    ("assumption", "status_of"),
    [
        (UnknownAs.OUT, [0, 1, 2, 1]),
        (UnknownAs.INTERNAL, [0, 1, 2, 2]),
        (UnknownAs.LEFT_OUT, [0, 1, 2, 0]),
    ],
)
def test_each_assumption_is_what_recoding_the_rows_gives(assumption: UnknownAs, status_of: list[int]) -> None:
    cells = recoded(drawn(1, late=False).cells(causes=3), np.array(status_of))

    expected = aalen_johansen(risk_table(cells)).incidence

    assert under(assumption)[:2] == pytest.approx(expected, abs=1e-14)
    assert under(assumption)[2] == pytest.approx(0)


def test_shared_as_the_known_lies_between_the_two_ends() -> None:
    shared, out, internal = under(UnknownAs.PROPORTIONAL), under(UnknownAs.OUT), under(UnknownAs.INTERNAL)

    assert np.all(shared[0] <= out[0] + 1e-12)
    assert np.all(shared[1] <= internal[1] + 1e-12)
    whole = aalen_johansen(drawn(1, late=False).table(causes=3)).incidence.sum(axis=0)
    assert shared.sum(axis=0) == pytest.approx(whole, abs=1e-14)


def test_a_reason_left_out_ends_observation() -> None:
    cells = drawn(2).cells(causes=3)

    found = aalen_johansen(risk_table(without_cause(cells, cause=3)))

    expected = aalen_johansen(risk_table(recoded(cells, np.array([0, 1, 2, 0]))))
    assert found.incidence[:2] == pytest.approx(expected.incidence, abs=1e-15)
    assert found.incidence.shape[0] == 3
    with pytest.raises(CannotEstimate, match="cause_not_there"):
        without_cause(cells, cause=4)
