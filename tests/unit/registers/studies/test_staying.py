"""Staying, worked by hand: curves with late entry, ways that compete, destinations, the unknown, ratios."""

import math
from types import SimpleNamespace

import numpy as np
import pytest

from bofast.registers.disclosure.profiles import DST
from bofast.registers.estimates.sensitivity import UnknownAs
from bofast.registers.people.definition import MISSION
from bofast.registers.stays.events import EVENTS, Event
from bofast.registers.stays.question import LONGEST
from bofast.registers.store import HomeTenure
from bofast.registers.studies.families.stock import Stock, stock_tables
from bofast.registers.studies.remarks import Remark, Remarkable
from bofast.registers.studies.staying import curves, destinations, predictors, sensitivity
from bofast.registers.studies.ways import KINDS, FamilyKind, Way, by_way

STRONG = KINDS.index(FamilyKind.STRONG)
ALL_AREAS = SimpleNamespace(profile=DST, definition=MISSION, focus=(), areas=(1, 2), area_names=(1, 2))


def years_of(strong=(), other=()):
    """Years of both kinds: rows of (years stayed, way, how many)."""
    years = np.zeros((len(KINDS), LONGEST, len(Way)), dtype=np.int64)
    for kind, rows in zip(KINDS, (strong, other), strict=True):
        for stayed, way, count in rows:
            years[KINDS.index(kind), stayed, way] += count
    return years


def curve_of(found, name):
    return next(one.counts for one in found if one.name == name)


def test_a_year_of_unknown_end_tells_of_no_leaving_and_of_no_staying():
    years = years_of(strong=[(0, Way.STAYED, 8), (0, Way.OUT, 2), (0, Way.UNKNOWN, 5)])

    drawn = curves.still_there(years, setting=ALL_AREAS)

    counts = curve_of(drawn.curves, "still_in_area.resource_strong")
    assert counts.at_risk.tolist() == [10]
    assert counts.shares.tolist() == [[pytest.approx(0.8)]]


def test_those_who_lived_there_before_the_register_enter_with_the_years_they_had():
    years = years_of(strong=[(0, Way.STAYED, 8), (0, Way.OUT, 2), (7, Way.STAYED, 15), (7, Way.ABROAD, 5)])

    counts = curve_of(curves.still_there(years, setting=ALL_AREAS).curves, "still_in_area.resource_strong")

    assert counts.times.tolist() == [1, 8]
    assert counts.at_risk.tolist() == [10, 20]
    assert counts.shares[0].tolist() == pytest.approx([0.8, 0.8 * 0.75])


def test_an_early_risk_set_of_one_does_not_empty_the_curve():
    years = years_of(strong=[(0, Way.OUT, 1), (1, Way.STAYED, 8), (1, Way.OUT, 2)])

    drawn = curves.still_there(years, setting=ALL_AREAS)

    counts = curve_of(drawn.curves, "still_in_area.resource_strong")
    assert counts.shares[0].tolist() == pytest.approx([0.8])
    assert Remark(Remarkable.EARLY_RISK_SET_EMPTIED, {"group": "resource_strong", "since": 1}) in drawn.remarks


def test_ways_of_leaving_compete():
    first = [(0, Way.STAYED, 7), (0, Way.OUT, 2), (0, Way.BOUGHT, 1)]
    years = years_of(strong=[*first, (1, Way.STAYED, 6), (1, Way.OUT, 1)])

    counts = curve_of(curves.ways_left(years), "left_home.resource_strong")

    after_two_years = dict(zip((Way.OUT, Way.INTERNAL, Way.BOUGHT), counts.shares[:3, 1].tolist(), strict=True))
    assert after_two_years == pytest.approx({Way.OUT: 0.2 + 0.7 / 7, Way.INTERNAL: 0.0, Way.BOUGHT: 0.1})


def test_the_unknown_are_taken_for_each_thing_they_may_have_been():
    rows = [(0, Way.STAYED, 6), (0, Way.OUT, 1), (0, Way.INTERNAL, 1), (0, Way.UNKNOWN, 2)]

    found = sensitivity.if_known_otherwise(years_of(strong=rows))

    out = {one.name.removeprefix("unknown_as."): one.counts.shares[Way.OUT - 1, 0] for one in found}
    assert out == pytest.approx(
        {UnknownAs.OUT: 0.3, UnknownAs.INTERNAL: 0.1, UnknownAs.LEFT_OUT: 0.1, UnknownAs.PROPORTIONAL: 0.2}
    )


def test_with_one_way_left_aside_the_others_are_told_as_if_it_ended_observation():
    rows = [(0, Way.STAYED, 5), (0, Way.BOUGHT, 5), (1, Way.STAYED, 4), (1, Way.OUT, 1)]

    found = {one.name: one.counts for one in sensitivity.with_one_left_aside(years_of(strong=rows))}

    assert found["without.bought"].shares[Way.OUT - 1, 1] == pytest.approx(0.2)
    assert found["without.abroad"].shares[Way.OUT - 1, 1] == pytest.approx(0.1)


def test_a_cooperative_home_counts_as_bought_and_as_owned():
    events = np.zeros((2, 1, EVENTS), dtype=np.int64)
    events[STRONG, 0, Event.INTERNAL + HomeTenure.COOPERATIVE] = 3
    events[STRONG, 0, Event.INTERNAL + HomeTenure.RENTED_SOCIAL] = 4
    events[STRONG, 0, Event.OUT + HomeTenure.OWNED] = 5

    over_all_years, _ = destinations.destination_tables(events, labels=("2020",), setting=ALL_AREAS)

    values = dict(zip(over_all_years.keys(), over_all_years.values.tolist(), strict=True))
    of_strong = {key: value for key, value in values.items() if "kind=strong mission" in key and value}
    short = {
        key.split("destination=")[1].split("|")[0] if "destination=" in key else "all": value
        for key, value in of_strong.items()
    }
    assert short == {"inside": 7, "inside_owned": 3, "inside_social": 4, "out": 5, "out_owned": 5, "all": 12}
    assert by_way(events)[STRONG, 0, [Way.BOUGHT, Way.INTERNAL, Way.OUT]].tolist() == [3, 4, 5]


def test_families_whose_year_begins_are_the_families_of_that_day():
    """The study of families tells them too: a cell that one of them hides, the other must not show."""
    setting = SimpleNamespace(definition=MISSION, areas=(1, 2), area_names=(1, 2), years=(2020, 2021))
    stock = Stock(*(np.full((2, 2, 2), 9) for _ in range(3)))
    events = np.zeros((2, 1, EVENTS), dtype=np.int64)

    _, by_year = destinations.destination_tables(events, labels=("2020",), setting=setting)
    families = stock_tables(stock, setting=setting)[0]

    assert set(families.keys()) & set(by_year.keys()) == {families.key(0)}


def test_counts_over_years_rest_on_no_more_households_than_the_largest_year():
    events = np.zeros((2, 3, EVENTS), dtype=np.int64)
    events[STRONG, :, Event.OUT] = [4, 3, 4]

    over_all_years, by_year = destinations.destination_tables(events, labels=("a", "b", "c"), setting=ALL_AREAS)

    keys = over_all_years.keys()
    at = next(place for place, key in enumerate(keys) if "destination=out|" in key)
    assert (over_all_years.values[at], over_all_years.households[at]) == (11, 4)
    assert by_year.equations().count > 0
    assert set(keys) & set(by_year.keys())


def test_the_ratio_of_two_groups_is_that_of_their_log_survivals():
    strong = [(0, Way.STAYED, 90), (0, Way.OUT, 10)]
    other = [(0, Way.STAYED, 70), (0, Way.OUT, 30)]

    found = {model.name: model for model in predictors.what_predicts(years_of(strong, other), by=())}

    term = next(one for one in found["leaving_area.cloglog"].terms if not one.is_baseline)
    assert term.name == "kind=resource_strong"
    assert math.exp(term.estimate) == pytest.approx(math.log(0.9) / math.log(0.7))
    assert term.rests_on == 10


def test_years_that_ended_abroad_dead_or_unknown_are_in_no_model():
    known = [(0, Way.STAYED, 90), (0, Way.OUT, 10)]
    hidden = [(0, Way.ABROAD, 40), (0, Way.DEAD, 40), (0, Way.UNKNOWN, 40)]
    other = [(0, Way.STAYED, 70), (0, Way.OUT, 30)]

    plain, beside = (
        {model.name: model for model in predictors.what_predicts(years_of(rows, other), by=())}
        for rows in (known, [*known, *hidden])
    )

    assert plain["leaving_home.cox"] == beside["leaving_home.cox"]


def test_a_level_in_which_nobody_leaves_is_left_out_and_the_rest_is_estimated():
    years = np.zeros((2, 4, LONGEST, len(Way)), dtype=np.int64)
    years[:, 0, 0, Way.STAYED], years[:, 0, 0, Way.OUT] = [90, 70], [10, 30]
    years[:, 2, 0, Way.STAYED] = 50

    found = {model.name: model for model in predictors.what_predicts(years, by=(TENURE,))}

    assert {term.name for term in found["leaving_area.cloglog"].terms} == {
        "kind=other_families",
        "kind=resource_strong",
    }


TENURE = SimpleNamespace(name="tenure", labels=("rented_social", "rented_private", "owned", "not_known"))


def test_where_nobody_leaves_no_model_is_told_but_why():
    found = list(predictors.what_predicts(years_of(strong=[(0, Way.STAYED, 9)]), by=()))

    assert all(isinstance(one, Remark) and one.about is Remarkable.CANNOT_ESTIMATE for one in found)
