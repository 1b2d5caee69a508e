"""What was planted in made-up registers is found again: by the engine that counts, and the models that estimate.

A few registers here, with bounds that follow from so few; a thousand in `make bench WHAT=coverage`.
"""

from __future__ import annotations

import numpy as np
import pytest

from bofast.registers.estimates.grouped_models import Model, fit_grouped
from bofast.registers.stays.question import LONGEST
from tests.factories.planted import curves, effects, hazards, no_effects
from tests.factories.planted.covering import Covering, Guesses, covering
from tests.factories.planted.registers import Made, counted, of_each

Z_OF_CHANCE = 3.5


def covers_as_said(found: list[Guesses]) -> Covering:
    """The share of intervals that cover is 95 %, and nothing is missed to one side, as far as so few can tell."""
    told = covering(found)
    assert told.covers_as_said(slack=0.0), (told.share, told.error)
    return told


def test_the_planted_hazards_are_found_again():
    asked = hazards.question_of(50)

    counts = counted(Made(1, hazards.PLANTED, areas=50, person_years=1_000_000), asked=asked)
    fit = fit_grouped(hazards.grouped(counts, asked=asked), model=Model.CLOGLOG)

    z = (fit.coefficients.estimates - hazards.truth_of()) / fit.coefficients.std_errors
    assert np.abs(z).max() < Z_OF_CHANCE, dict(zip(fit.coefficients.names, z.round(1), strict=True))
    assert 0.5 < np.sqrt(np.mean(z**2)) < 1.6  # sixteen figures: neither too good nor too bad to be chance
    assert counts.years.sum() > 200_000
    assert counts.years.shape == (asked.patterns, LONGEST, 2)


def test_intervals_of_hazards_cover_what_was_planted():
    told = covers_as_said(of_each(hazards.coefficients, range(1, 17)))

    assert np.abs(told.bias).max() < 5


def test_intervals_of_curves_cover_the_chance_that_follows_from_the_hazards():
    found = of_each(curves.at_five_years, range(1, 13))

    staying = covers_as_said([survival for survival, _ in found])
    covers_as_said([incidence for _, incidence in found])

    assert abs(staying.z.mean()) < 4 / np.sqrt(staying.z.size)
    assert 0.8 < staying.z.std() < 1.25


def test_effects_of_several_sizes_and_starts_are_recovered():
    found = of_each(effects.recovered, range(1, 5))

    for name in ("alone", "two_way", "staggered", "by_cohort"):
        told = covers_as_said([getattr(one, name) for one in found])
        assert np.abs(told.z).max() < 4.5, name
    strongest = np.array([one.alone.estimate[0] / one.alone.std_error[0] for one in found])
    assert strongest.sum() < -4 * np.sqrt(len(found))


def test_no_effect_is_found_where_none_is():
    found = of_each(no_effects.falsely_found, range(1, 11))

    for name in ("staggered", "one_start", "two_way", "placebo", "trends", "few_treated"):
        wrong = sum(getattr(one, name) for one in found)
        assert wrong <= 4, name  # five or more of ten at 5 %: one time in fifteen thousand


@pytest.mark.parametrize("measure", effects.COHORTS)
def test_the_planted_effect_is_the_difference_of_two_shares(measure):
    without, with_it = (1 - np.exp(-np.exp(effects.BASE + size)) for size in (0.0, measure.size))

    assert effects.effect_of(measure) == pytest.approx(with_it - without)
