"""Curves equal those of R: survival 3.5-3 and etm, R 4.2.2. The figures stand here as they were printed there."""

import numpy as np
import pytest

from bofast.registers.estimates.at_risk import RiskTable, risk_table
from bofast.registers.estimates.counting import conditional_on
from bofast.registers.estimates.incidence import aalen_johansen
from bofast.registers.estimates.survival import at_times, kaplan_meier
from tests.reference.estimates.known_data import channing, mgus2

WOMEN, MEN = 0, 1
MONTHS = [840, 900, 960, 1020, 1080]

FROM_816 = {
    MEN: (
        [12, 33, 34, 28, 11],
        [1.0, 0.8045311295, 0.6377614033, 0.4543733458, 0.2227073135],
        [0.0, 0.0721702157, 0.0775979679, 0.0710664021, 0.0576043863],
    ),
    WOMEN: (
        [58, 145, 159, 86, 31],
        [0.9346889055, 0.8649333389, 0.7408079900, 0.5004203524, 0.2939947670],
        [0.0371440117, 0.0421894275, 0.0430733966, 0.0409583480, 0.0393040892],
    ),
}


def channing_table(*, since: float | None = None) -> RiskTable:
    known = channing()
    cells = known.rows.cells(known.values[:, 0])
    if since is not None:
        cells = conditional_on(cells, since)
    return risk_table(cells, group_of=np.array([WOMEN, MEN]), groups=2)


@pytest.mark.parametrize("group", [MEN, WOMEN])
def test_channing_house_conditional_on_68_years(group: int) -> None:
    table = channing_table(since=816)

    curve = kaplan_meier(table, group=group)
    points = at_times(curve, asked=np.array(MONTHS, float), table=table, group=group)

    at_risk, survival, error = FROM_816[group]
    # R counts who is at risk at the next time at which anybody leaves.
    assert curve.at_risk[np.searchsorted(curve.times, MONTHS)].tolist() == at_risk
    assert [point.survival for point in points] == pytest.approx(survival, abs=5.1e-11)
    assert [point.std_error for point in points] == pytest.approx(error, abs=5.1e-11)


def test_the_men_of_channing_house_vanish_unless_asked_from_a_later_age() -> None:
    table = channing_table()

    curve = kaplan_meier(table, group=MEN)

    assert [p.survival for p in at_times(curve, asked=np.array([816.0, 900, 1080]), table=table, group=MEN)] == [
        0,
        0,
        0,
    ]
    assert curve.collapse is not None
    assert curve.collapse.at_risk == 1
    assert curve.collapse.ask_from < 816
    assert kaplan_meier(channing_table(since=curve.collapse.ask_from), group=MEN).collapse is None


def test_the_women_of_channing_house_unconditionally() -> None:
    table = channing_table()

    points = at_times(kaplan_meier(table, group=WOMEN), asked=np.array([816.0, 900, 1080]), table=table, group=WOMEN)

    assert [p.survival for p in points] == pytest.approx([0.9523809524, 0.8237460370, 0.2799950162], abs=5.1e-11)


def incidence_at(group_of: object, *, groups: int, group: int, times: list[int]) -> tuple[np.ndarray, np.ndarray]:
    known = mgus2()
    cells = known.rows.cells(group_of, causes=2)
    curve = aalen_johansen(risk_table(cells, group_of=np.arange(groups), groups=groups), group=group)
    places = np.searchsorted(curve.times, times, side="right") - 1
    return curve.incidence[:, places], curve.variance[:, places]


def test_mgus2_progression_and_death_compete() -> None:
    incidence, variance = incidence_at(None, groups=1, group=0, times=[60, 120, 240])

    assert incidence[0] == pytest.approx([0.0341037, 0.0637222, 0.0998137], abs=5.1e-8)
    assert incidence[1] == pytest.approx([0.3203670, 0.5318177, 0.7240280], abs=5.1e-8)
    assert variance[0] == pytest.approx([2.390484e-5, 4.619715e-5, 9.574323e-5], abs=5.1e-12)


BY_SEX = {
    0: (
        [0.0397896215, 0.0738856644, 0.0953519783, 0.1049406742],
        [0.2639651455, 0.4804900458, 0.6342494570, 0.6953078030],
    ),
    1: (
        [0.0293462845, 0.0553102406, 0.0800943862, 0.0956507550],
        [0.3676269856, 0.5751784889, 0.6929267115, 0.7481278893],
    ),
}


@pytest.mark.parametrize("male", [0, 1])
def test_mgus2_by_sex(male: int) -> None:
    incidence, _ = incidence_at(mgus2().values[:, 0], groups=2, group=male, times=[60, 120, 180, 240])

    assert incidence[0] == pytest.approx(BY_SEX[male][0], abs=5.1e-11)
    assert incidence[1] == pytest.approx(BY_SEX[male][1], abs=5.1e-11)
