"""The Danish lists of housing areas (almenboligloven §§ 61 a, 61 b), on both sides of each threshold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bofast.rules.area_facts import AreaFacts, KeyFigure
from bofast.rules.area_status import AreaClass, AreaStatus, Criterion, area_status
from bofast.rules.area_thresholds import Ladder
from bofast.rules.law import load_law
from bofast.vocabulary.errors import MissingParameter

LIST_OF_2024 = date(2024, 12, 1)
NONE, PREVENTION, VULNERABLE = AreaClass.NONE, AreaClass.PREVENTION, AreaClass.VULNERABLE
PARALLEL, TRANSFORMATION = AreaClass.PARALLEL, AreaClass.TRANSFORMATION
WORK, CONVICTED, SCHOOL = KeyFigure.OUTSIDE_WORK, KeyFigure.CONVICTED, KeyFigure.BASIC_SCHOOL
INCOME, NON_WESTERN, RESIDENTS = KeyFigure.INCOME, KeyFigure.NON_WESTERN, KeyFigure.RESIDENTS


def percent(text: str) -> Decimal:
    return Decimal(text)


# Meets none of the criteria, by a wide margin.
CALM = AreaFacts(
    residents=2000,
    outside_work_percent=percent("20"),
    outside_work_percent_year_before=percent("20"),
    convicted_percent=percent("0.8"),
    convicted_percent_year_before=percent("0.8"),
    nation_convicted_percent=percent("0.8"),
    nation_convicted_percent_year_before=percent("0.8"),
    basic_school_percent=percent("40"),
    income_percent=percent("80"),
    non_western_percent=percent("20"),
    years_parallel_before=0,
    persons_18_64=1000,
    persons_who_can_be_convicted=1200,
    persons_30_59=800,
)
# Basic school alone is met, and income within § 61 b: one more criterion of § 61 a makes it vulnerable.
ONE_SHORT = replace(CALM, basic_school_percent=percent("61"), income_percent=percent("70"))
# Two criteria, and few from non-western countries.
VULNERABLE_AREA = replace(CALM, basic_school_percent=percent("61"), income_percent=percent("50"))


def listed(facts: AreaFacts, *, on: date = LIST_OF_2024) -> AreaStatus:
    return area_status(facts, law=load_law("dk"), on=on)


def criterion(status: AreaStatus, key: KeyFigure, ladder: Ladder = Ladder.VULNERABLE) -> Criterion:
    (found,) = (one for one in status.criteria if one.threshold.key is key and one.ladder is ladder)
    return found


def test_an_area_that_meets_nothing_is_on_no_list():
    assert listed(CALM).status is NONE


@pytest.mark.parametrize(
    ("last_year", "year_before", "becomes"),
    [
        ("40.0", "40.0", NONE),  # 40 per cent does not exceed 40 per cent
        ("40.1", "40.0", VULNERABLE),
        ("45.0", "35.0", NONE),  # the mean of the two years counts
        ("45.0", "35.1", VULNERABLE),
        ("39.9", "40.2", VULNERABLE),  # a better year does not help while the mean exceeds
    ],
)
def test_outside_work_must_exceed_40_per_cent_over_two_years(last_year, year_before, becomes):
    facts = replace(
        ONE_SHORT,
        outside_work_percent=percent(last_year),
        outside_work_percent_year_before=percent(year_before),
    )

    assert listed(facts).status is becomes


@pytest.mark.parametrize(
    ("area", "area_before", "nation", "nation_before", "becomes"),
    [
        ("2.4", "2.4", "0.8", "0.8", VULNERABLE),  # three times the country's share is enough
        ("2.39", "2.4", "0.8", "0.8", NONE),
        ("3.0", "1.8", "0.9", "0.7", VULNERABLE),  # means of two years on both sides: 2.4 and 0.8
        ("3.0", "1.79", "0.9", "0.7", NONE),
    ],
)
def test_convicted_must_be_at_least_three_times_the_country(area, area_before, nation, nation_before, becomes):
    facts = replace(
        ONE_SHORT,
        convicted_percent=percent(area),
        convicted_percent_year_before=percent(area_before),
        nation_convicted_percent=percent(nation),
        nation_convicted_percent_year_before=percent(nation_before),
    )

    assert listed(facts).status is becomes


@pytest.mark.parametrize(("share", "becomes"), [("60.0", NONE), ("60.1", VULNERABLE)])
def test_basic_school_alone_must_exceed_60_per_cent(share, becomes):
    facts = replace(CALM, income_percent=percent("50"), basic_school_percent=percent(share))

    assert listed(facts).status is becomes


@pytest.mark.parametrize(("share", "becomes"), [("55.0", NONE), ("54.9", VULNERABLE)])
def test_income_must_be_less_than_55_per_cent_of_the_region(share, becomes):
    facts = replace(ONE_SHORT, income_percent=percent(share))

    assert listed(facts).status is becomes


def test_one_criterion_of_four_is_too_few_and_two_are_enough():
    assert listed(ONE_SHORT).met(Ladder.VULNERABLE) == (SCHOOL,)
    assert listed(ONE_SHORT).status is NONE
    assert listed(VULNERABLE_AREA).met(Ladder.VULNERABLE) == (SCHOOL, INCOME)
    assert listed(VULNERABLE_AREA).status is VULNERABLE


@pytest.mark.parametrize(("residents", "becomes"), [(999, NONE), (1000, VULNERABLE)])
def test_an_area_on_a_list_has_at_least_1000_residents(residents, becomes):
    assert listed(replace(VULNERABLE_AREA, residents=residents)).status is becomes


@pytest.mark.parametrize(("share", "becomes"), [("50.0", VULNERABLE), ("50.1", PARALLEL)])
def test_a_vulnerable_area_with_more_than_half_from_non_western_countries_is_a_parallel_society(share, becomes):
    assert listed(replace(VULNERABLE_AREA, non_western_percent=percent(share))).status is becomes


def test_more_than_half_from_non_western_countries_alone_puts_an_area_on_no_list():
    assert listed(replace(CALM, non_western_percent=percent("70"))).status is NONE


@pytest.mark.parametrize(("years_before", "becomes"), [(3, PARALLEL), (4, TRANSFORMATION), (9, TRANSFORMATION)])
def test_a_parallel_society_for_the_fifth_year_in_a_row_is_a_transformation_area(years_before, becomes):
    facts = replace(VULNERABLE_AREA, non_western_percent=percent("60"), years_parallel_before=years_before)

    assert listed(facts).status is becomes


def test_years_as_a_parallel_society_count_for_nothing_once_it_is_none():
    assert listed(replace(VULNERABLE_AREA, non_western_percent=percent("49"), years_parallel_before=6)).status is (
        VULNERABLE
    )


@pytest.mark.parametrize(
    ("work", "convicted", "school", "income", "non_western", "becomes"),
    [
        ("30.1", "0.8", "60.1", "80", "30.1", PREVENTION),
        ("30.0", "0.8", "60.1", "80", "30.1", NONE),  # 30 per cent does not exceed 30 per cent
        ("30.1", "0.8", "60.0", "80", "30.1", NONE),
        ("30.1", "0.8", "60.1", "80", "30.0", NONE),  # without more than 30 per cent non-western, no list
        ("20", "1.6", "60.1", "80", "30.1", PREVENTION),  # twice the country's share is enough
        ("20", "1.59", "60.1", "80", "30.1", NONE),
        ("20", "1.6", "40", "64.9", "30.1", PREVENTION),
        ("20", "1.6", "40", "65.0", "30.1", NONE),  # 65 per cent is not less than 65 per cent
    ],
)
def test_a_prevention_area_meets_two_milder_criteria(work, convicted, school, income, non_western, becomes):
    facts = replace(
        CALM,
        outside_work_percent=percent(work),
        outside_work_percent_year_before=percent(work),
        convicted_percent=percent(convicted),
        convicted_percent_year_before=percent(convicted),
        basic_school_percent=percent(school),
        income_percent=percent(income),
        non_western_percent=percent(non_western),
    )

    assert listed(facts).status is becomes


def test_a_vulnerable_area_is_told_by_that_list_though_it_meets_the_milder_thresholds_too():
    facts = replace(VULNERABLE_AREA, non_western_percent=percent("40"), outside_work_percent=percent("45"))

    status = listed(facts)

    assert status.status is VULNERABLE
    assert status.prevention.value is True


# ------------------------------------------------------------------------------------------------------------ unknown


def test_what_nobody_knows_is_named_and_not_assumed():
    status = listed(replace(ONE_SHORT, outside_work_percent_year_before=None))

    assert status.status is None
    assert status.at_least is NONE
    assert status.transformation.unknown_facts() == ("outside_work_percent_year_before",)


def test_what_is_unknown_does_not_matter_where_it_cannot_change_the_list():
    without_convictions = replace(
        VULNERABLE_AREA, convicted_percent=None, nation_convicted_percent=None, years_parallel_before=None
    )

    assert listed(without_convictions).status is VULNERABLE


def test_an_area_may_surely_be_a_parallel_society_and_perhaps_more():
    facts = replace(VULNERABLE_AREA, non_western_percent=percent("60"), years_parallel_before=None)

    status = listed(facts)

    assert (status.status, status.at_least) == (None, PARALLEL)


def test_a_list_of_before_2021_is_refused_since_other_criteria_held():
    with pytest.raises(MissingParameter, match="2021-12-01 to further notice"):
        listed(CALM, on=date(2020, 12, 1))


# ----------------------------------------------------------------------------------------------------------- distance


@pytest.mark.parametrize(
    ("facts", "key", "beyond", "persons"),
    [
        # 41 over two years is 1 point above; of 1000 persons the last year's share must fall by 2 points: 20 persons
        ({"outside_work_percent": "42", "outside_work_percent_year_before": "40"}, WORK, "1", 20),
        # at the threshold itself one person more exceeds it
        ({"outside_work_percent": "40", "outside_work_percent_year_before": "40"}, WORK, "0", 1),
        # 1.5 points under; 3 points of 1000 are 30, and one more to exceed
        ({"outside_work_percent": "37", "outside_work_percent_year_before": "40"}, WORK, "-1.5", 31),
        # 61 of 800 aged 30-59: 8 persons fewer are 60 exactly, which does not exceed
        ({"basic_school_percent": "61"}, SCHOOL, "1", 8),
        ({"basic_school_percent": "59"}, SCHOOL, "-1", 9),
        # convicted, at least: three times 0.8 is 2.4; at the threshold, one person fewer leaves it
        ({"convicted_percent": "2.4", "convicted_percent_year_before": "2.4"}, CONVICTED, "0", 1),
        # 2.3 against 2.4 over two years of 1200 persons: 0.1 * 2 * 12 = 2.4, so 3 persons
        ({"convicted_percent": "2.3", "convicted_percent_year_before": "2.3"}, CONVICTED, "-0.1", 3),
        ({"income_percent": "50"}, INCOME, "5", None),  # a mean income is no share of persons
        ({"non_western_percent": "52"}, NON_WESTERN, "2", 40),
        ({"residents": 1004}, RESIDENTS, "4", 5),  # at least 1000: the fifth to go leaves 999
        ({"residents": 990}, RESIDENTS, "-10", 10),
    ],
)
def test_the_distance_to_a_threshold_is_told_in_points_and_in_persons(facts, key, beyond, persons):
    known = {name: value if isinstance(value, int) else percent(value) for name, value in facts.items()}

    distance = criterion(listed(replace(CALM, **known)), key).distance

    assert distance is not None
    assert (distance.beyond, distance.persons) == (percent(beyond), persons)


@pytest.mark.parametrize("persons", [19, 20])
def test_as_many_persons_as_told_are_just_enough(persons):
    """1000 persons of 18-64, 420 of them outside work in the last year and 400 in the year before."""
    facts = replace(VULNERABLE_AREA, outside_work_percent=percent("42"), outside_work_percent_year_before=percent("40"))
    told = criterion(listed(facts), WORK).distance

    after = replace(facts, outside_work_percent=Decimal(420 - persons) / 10)

    assert told is not None
    assert told.persons == 20
    assert criterion(listed(after), WORK).is_met is (persons < 20)


def test_no_distance_in_persons_without_their_number():
    distance = criterion(listed(replace(ONE_SHORT, persons_30_59=None)), SCHOOL).distance

    assert distance is not None
    assert distance.persons is None


# -------------------------------------------------------------------------------------------------- what would change


def test_each_key_figure_that_alone_would_change_the_list_is_told():
    facts = replace(VULNERABLE_AREA, non_western_percent=percent("52"))

    changes = {(one.key, one.ladder): one.after for one in listed(facts).would_change}

    assert changes == {
        (RESIDENTS, Ladder.VULNERABLE): NONE,
        (SCHOOL, Ladder.VULNERABLE): NONE,  # one criterion fewer: off the lists of § 61 a, and of § 61 b too
        (SCHOOL, Ladder.PREVENTION): NONE,  # the same threshold in both paragraphs
        (INCOME, Ladder.VULNERABLE): PREVENTION,  # 55 is not under 55, but is under 65
        (INCOME, Ladder.PREVENTION): NONE,
        (NON_WESTERN, Ladder.VULNERABLE): VULNERABLE,
        (NON_WESTERN, Ladder.PREVENTION): VULNERABLE,
    }


def test_nothing_is_told_to_change_what_is_not_certain():
    assert listed(replace(ONE_SHORT, outside_work_percent=None)).would_change == ()


def test_every_answer_rests_on_dated_rows_with_their_source():
    rows = listed(VULNERABLE_AREA).transformation.all_rows()

    assert {row.parameter for row in rows} == {
        "area_status/residents_least",
        "area_status/outside_work_above",
        "area_status/convicted_times_nation",
        "area_status/basic_school_above",
        "area_status/income_below",
        "area_status/criteria_met_least",
        "area_status/non_western_above",
        "area_status/years_as_parallel",
    }
    assert all(row.source.url.startswith("https://") for row in rows)
    assert [row.parameter for row in rows if not row.verified] == ["area_status/years_as_parallel"]
