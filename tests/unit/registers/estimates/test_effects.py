"""Effects of measures: planted ones are found, none is found where none is, and what speaks against them is said."""

import numpy as np
import pytest

from bofast.registers.estimates.effects.area_years import NEVER, AreaYears
from bofast.registers.estimates.effects.effect import Caution
from bofast.registers.estimates.effects.judged import judged_effect
from bofast.registers.estimates.effects.staggered import Controls, group_time_effects
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot

YEARS = np.arange(2008, 2020)


def drawn(
    seed: int, *, starts: list[int], effect: float = -0.03, growing: float = 0.0, drift: float = 0.0, areas: int = 80,
    alike: bool = False,
) -> AreaYears:  # fmt: skip
    chance = np.random.default_rng(seed)
    first = np.array([starts[a % len(starts)] for a in range(areas)])
    area, year = np.repeat(np.arange(areas), YEARS.size), np.tile(YEARS, areas)
    start = first[area]
    observed = np.full(area.size, 600) if alike else chance.integers(200, 1_500, area.size)
    since = np.where(start == NEVER, 0, year - start)
    share = 0.15 + chance.normal(0, 0.03, areas)[area] + chance.normal(0, 0.01, YEARS.size)[year - 2008]
    share = share + (year >= start) * (effect + growing * since) + drift * (year - 2008) * (start != NEVER)
    total = chance.binomial(observed, np.clip(share, 0.005, 0.995)).astype(float)
    return AreaYears(area, year, observed, total, start)


ONE_START = [2013, NEVER, NEVER]
STAGGERED = [2011, 2013, 2015, NEVER, NEVER]


def test_a_planted_effect_is_recovered_and_its_errors_tell_true() -> None:
    z = []
    for seed in range(60):
        found = group_time_effects(drawn(seed, starts=STAGGERED, areas=60)).overall()
        z.append((found.estimate + 0.03) / found.std_error)

    assert abs(np.mean(z)) < 3 / np.sqrt(60)
    assert 0.8 < np.std(z) < 1.25


def test_no_effect_is_found_where_none_is() -> None:
    p = [judged_effect(drawn(seed, starts=STAGGERED, effect=0.0, areas=60)).effect.p for seed in range(60)]

    assert np.mean(np.array(p) < 0.05) < 0.15


def test_a_growing_effect_is_followed_year_by_year() -> None:
    found = group_time_effects(drawn(1, starts=STAGGERED, effect=-0.01, growing=-0.01, areas=300))

    for since, effect in found.by_year_since().items():
        truth = -0.01 - 0.01 * since if since >= 0 else 0.0
        assert abs(effect.estimate - truth) < 4 * effect.std_error


@pytest.mark.parametrize("controls", Controls)
def test_each_effect_is_the_difference_of_two_mean_changes(controls: Controls) -> None:
    cells = drawn(2, starts=STAGGERED, areas=10)

    found = group_time_effects(cells, controls=controls)

    place = int(np.flatnonzero((found.group == 2013) & (found.year == 2014))[0])
    change, weight = {}, {}
    for area in range(10):
        now, then = ((cells.area == area) & (cells.year == year) for year in (2014, 2012))
        change[area] = float((cells.outcome[now] - cells.outcome[then])[0])
        n, m = int(cells.observed[now][0]), int(cells.observed[then][0])
        weight[area] = n * m / (n + m)
    start = {area: int(cells.start[cells.area == area][0]) for area in range(10)}
    later = {2015} if controls is Controls.NOT_YET_TREATED else set()

    def mean(chosen: list[int]) -> float:
        return sum(change[a] * weight[a] for a in chosen) / sum(weight[a] for a in chosen)

    treated = [a for a in start if start[a] == 2013]
    spared = [a for a in start if start[a] in {NEVER, *later}]
    assert found.estimate[place] == pytest.approx(mean(treated) - mean(spared), abs=1e-14)


@pytest.mark.filterwarnings("ignore:The SaturatedEventStudyClass is currently in beta:UserWarning")
@pytest.mark.filterwarnings("ignore:(?s).*dropped due to multicollinearity:UserWarning")
def test_it_agrees_with_a_saturated_event_study() -> None:
    pyfixest = pytest.importorskip("pyfixest", reason="pyfixest is not installed")
    import pandas as pd  # noqa: PLC0415 - half a second, only here

    cells = drawn(3, starts=STAGGERED, alike=True, areas=40)
    table = pd.DataFrame({
        "y": cells.outcome, "unit": cells.area, "year": cells.year, "g": np.where(cells.start == NEVER, 0, cells.start)
    })  # fmt: skip

    other = pyfixest.event_study(
        table, yname="y", idname="unit", tname="year", gname="g", estimator="saturated", cluster="unit"
    ).aggregate()
    own = group_time_effects(cells, controls=Controls.NEVER_TREATED).by_year_since()

    assert [own[int(s)].estimate for s in other.index] == pytest.approx(other["Estimate"].tolist(), abs=1e-9)
    ratio = np.array([own[int(s)].std_error for s in other.index]) / other["Std. Error"].to_numpy(float)
    # The other counts every fixed effect against its degrees of freedom; ours makes good for each area's own pull.
    assert ratio == pytest.approx(ratio.mean(), rel=0.02)
    assert 0.9 < ratio.mean() < 1.02


def test_with_areas_alike_the_error_is_that_of_two_means_of_unequal_spread() -> None:
    cells = drawn(13, starts=ONE_START, alike=True, areas=24)

    effect = group_time_effects(cells).by_year_since()[1]

    now, then = (cells.outcome[cells.year == year] for year in (2014, 2012))
    ever = cells.ever_treated[cells.year == 2014]
    treated, spared = (now - then)[ever], (now - then)[~ever]
    assert effect.std_error == pytest.approx(np.sqrt(treated.var(ddof=1) / 8 + spared.var(ddof=1) / 16), rel=1e-12)
    assert effect.degrees == pytest.approx((1 / 8 + 1 / 16) ** 2 / (1 / 8**3 + 1 / 16**3) - 1)


def test_few_treated_areas_widen_the_interval() -> None:
    few, many = (drawn(14, starts=[2013, *[NEVER] * spared], areas=60) for spared in (11, 1))

    reach = [group_time_effects(cells).overall().reach for cells in (few, many)]

    assert reach[0] > 2.4
    assert 1.96 < reach[1] < 2.05


def test_one_treated_area_tells_next_to_nothing() -> None:
    alone = group_time_effects(drawn(15, starts=[2013, *[NEVER] * 29], areas=30)).overall()

    assert alone.degrees == 1
    assert alone.reach == pytest.approx(12.706, abs=1e-3)


def test_two_way_effects_are_least_squares_of_the_rows() -> None:
    two_way = pytest.importorskip("bofast.registers.estimates.effects.two_way")
    cells = drawn(4, starts=ONE_START, areas=12)

    found = two_way.two_way_effect(cells)

    design = np.column_stack([
        cells.treated, *(cells.area == a for a in range(12)), *(cells.year == y for y in YEARS[1:])
    ]).astype(float)  # fmt: skip
    root = np.sqrt(cells.observed)[:, None]
    solved = np.linalg.lstsq(design * root, cells.outcome * root[:, 0], rcond=None)[0]
    assert found.estimate == pytest.approx(solved[0], abs=1e-10)
    bread = np.linalg.inv((design * root).T @ (design * root))
    scores = design * (cells.observed * (cells.outcome - design @ solved))[:, None]
    sums = np.stack([scores[cells.area == a].sum(axis=0) for a in range(12)])
    plain = np.sqrt((bread @ sums.T @ sums @ bread)[0, 0])
    people = int(cells.observed.sum())
    # Area effects are nested in the clusters and do not count; year effects and the measure do.
    factor = np.sqrt(12 / 11 * (people - 1) / (people - 12))
    assert found.std_error == pytest.approx(plain * factor, rel=1e-4)


def test_the_event_study_sees_the_start_and_nothing_before() -> None:
    two_way = pytest.importorskip("bofast.registers.estimates.effects.two_way")

    found = two_way.event_study(drawn(5, starts=ONE_START, areas=150))

    assert sorted(found) == [-5, -4, -3, -2, 0, 1, 2, 3, 4, 5, 6]
    for since, effect in found.items():
        assert abs(effect.estimate - (-0.03 if since >= 0 else 0.0)) < 4 * effect.std_error


def test_two_way_effects_are_refused_where_starts_differ() -> None:
    two_way = pytest.importorskip("bofast.registers.estimates.effects.two_way")

    with pytest.raises(CannotEstimate) as refused:
        two_way.two_way_effect(drawn(6, starts=STAGGERED))

    assert (refused.value.why, refused.value.facts) == (WhyNot.STARTS_DIFFER, {"starts": (2011, 2013, 2015)})


def test_trends_that_parted_before_the_start_are_said() -> None:
    found = judged_effect(drawn(7, starts=ONE_START, effect=0.0, drift=0.008, areas=120))

    assert Caution.TRENDS_APART_BEFORE in found.cautions
    assert Caution.PLACEBO_FINDS_EFFECT in found.cautions
    assert found.placebo is not None
    assert found.placebo.estimate > 0


def test_few_areas_and_few_years_before_are_said() -> None:
    found = judged_effect(drawn(8, starts=[2009, NEVER, NEVER, NEVER], areas=12))

    assert set(found.cautions) == {
        Caution.FEW_CLUSTERS,
        Caution.FEW_TREATED_AREAS,
        Caution.TOO_FEW_YEARS_BEFORE,
        Caution.PLACEBO_NOT_POSSIBLE,
    }
    assert (found.treated_areas, found.control_areas) == (3, 9)


def test_a_sound_design_has_no_cautions() -> None:
    assert judged_effect(drawn(9, starts=STAGGERED, areas=100)).cautions == ()


@pytest.mark.parametrize(
    ("starts", "why"),
    [
        ([NEVER], WhyNot.NOBODY_TREATED),
        ([2030, NEVER], WhyNot.NOBODY_TREATED),
        ([2013], WhyNot.NO_CONTROLS),
        ([2008, NEVER], WhyNot.NO_YEAR_BEFORE),
    ],
)
def test_what_cannot_be_compared_is_refused(starts: list[int], why: WhyNot) -> None:
    with pytest.raises(CannotEstimate) as refused:
        judged_effect(drawn(10, starts=starts, areas=20))

    assert refused.value.why is why


def test_an_area_with_two_starts_is_no_area() -> None:
    with pytest.raises(ValueError, match="two first years"):
        AreaYears(
            np.array([1, 1]), np.array([2010, 2011]), np.array([5, 5]), np.array([1.0, 1]), np.array([2011, 2012])
        )
