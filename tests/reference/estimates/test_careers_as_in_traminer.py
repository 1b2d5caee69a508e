"""Careers equal TraMineR 2.2-12 on mvad (McVicar and Anyadike-Danes 2002): 712 people over 70 months.

The data came with no licence that lets us pass them on: name the CSV in BOFAST_MVAD, as TraMineR or sequenzo carry it.
"""

import csv
import os
from pathlib import Path

import numpy as np
import pytest

from bofast.registers.estimates.careers.describing import described, stability
from bofast.registers.estimates.careers.distances import Costs, distances, optimal_matching, substitution_costs
from bofast.registers.estimates.careers.sequences import Careers, careers_of

FE, EMPLOYMENT, JOBLESS = 0, 2, 3


@pytest.fixture(scope="module")
def mvad() -> Careers:
    named = os.environ.get("BOFAST_MVAD", "")
    if not Path(named).is_file():
        pytest.skip("mvad may not be passed on with this project: name its CSV in BOFAST_MVAD")
    heading, *rows = list(csv.reader(Path(named).read_text(encoding="utf-8").splitlines()))
    first = heading.index("Sep.93")
    words = [row[first : first + 70] for row in rows]
    states = sorted({state for row in words for state in row})
    return careers_of(np.array([[states.index(state) for state in row] for row in words]), states=states)


def test_states_and_moves(mvad: Careers) -> None:
    found = described(mvad)

    assert len(mvad.sequences) == 490
    assert found.mean_times == pytest.approx(
        [11.42696629, 8.398876404, 31.72191011, 5.674157303, 5.723314607, 7.054775281], abs=5.1e-9
    )
    assert found.transition_rates[EMPLOYMENT, EMPLOYMENT] == pytest.approx(0.986381, abs=5.1e-7)
    assert found.transition_rates[JOBLESS, EMPLOYMENT] == pytest.approx(0.041804, abs=5.1e-7)


def test_entropy_turbulence_and_complexity(mvad: Careers) -> None:
    of = mvad.of_person
    found = stability(mvad)

    assert found.entropy[of][:5] == pytest.approx(
        [0.0724096604, 0.3866249760, 0.6124305124, 0.4761154519, 0.3637522627], abs=5.1e-11
    )
    assert found.turbulence[of][:5] == pytest.approx(
        [3.076599183, 11.17617315, 6.411073444, 4.807756306, 5.517961666], abs=5.1e-9
    )
    assert found.complexity[of][:5] == pytest.approx(
        [0.0458129975, 0.0748549298, 0.1631790844, 0.1174753075, 0.0726069688], abs=5.1e-11
    )
    means = (found.entropy[of].mean(), found.turbulence[of].mean(), found.complexity[of].mean())
    assert means == pytest.approx((0.3995507821, 5.769582299, 0.1069760887), abs=5.1e-10)


@pytest.mark.parametrize(("costs", "total"), [(Costs.CONSTANT, 43338664), (Costs.HAMMING, 23241708)])
def test_distances_of_whole_costs(mvad: Careers, costs: Costs, total: int) -> None:
    assert mvad.weights @ distances(mvad, costs=costs).astype(float) @ mvad.weights == total


def test_distances_of_transition_costs(mvad: Careers) -> None:
    of = mvad.of_person
    found = optimal_matching(mvad, costs=Costs.TRANSITION)

    assert substitution_costs(mvad, costs=Costs.TRANSITION)[EMPLOYMENT, FE] == pytest.approx(1.970078, abs=5.1e-7)
    assert found[of[0], of[1:5]] == pytest.approx([138.5141833, 113.995045, 105.7429386, 138.7028689], abs=5.1e-8)
    assert mvad.weights @ found @ mvad.weights == pytest.approx(42943367.16, abs=5.1e-3)
