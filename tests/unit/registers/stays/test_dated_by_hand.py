"""Dated stays, worked out on paper: each table is a drawing of somebody's registrations."""

from __future__ import annotations

from datetime import date, timedelta

import ibis
import numpy as np
import pyarrow as pa
import pytest

from bofast.registers.engines.native import engine as native
from bofast.registers.engines.tables.dated import dated_cells, dated_spells
from bofast.registers.estimates.at_risk import risk_table
from bofast.registers.estimates.survival import kaplan_meier
from bofast.registers.made_up.plans import plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.registers.people.definition import Ages
from bofast.registers.stays.dated.homes import one_home_a_day
from bofast.registers.stays.dated.rule import NEVER, DatedRule, Observed, Residence
from bofast.registers.stays.dated.spells import ended, join_touching, spells_in
from bofast.registers.stays.events import Event
from bofast.registers.stays.question import Place, Question, outcomes
from bofast.registers.store import AREAS, EXITS, PERSONS, STAYS, About, Store, write_rows

SEEN = Observed(date(2020, 1, 1), date(2024, 1, 1))
NORTH, SOUTH = 1, 2
AREA_OF = {10: NORTH, 11: NORTH, 20: SOUTH, 30: 0}


@pytest.fixture(scope="module")
def duck():
    connection = ibis.duckdb.connect()
    yield connection
    connection.disconnect()


def day(text):
    return date.fromisoformat(text) if text else None


def drawn(rows, *, exits=()):
    """Registrations of person 1 as "dwelling from to", and exits as "cause on"."""
    told = [row.split() for row in rows]
    stays = [
        {"pid": 1, "dwid": int(home), "area": AREA_OF[int(home)], "from": day(first), "to": day(last and last[0])}
        for home, first, *last in told
    ]
    gone = [{"pid": 1, "cause": int(cause), "on": day(on)} for cause, on in (row.split() for row in exits)]
    return ibis.memtable(pa.Table.from_pylist(stays, schema=STAYS)), ibis.memtable(
        pa.Table.from_pylist(gone, schema=EXITS)
    )


def homes_of(duck, rows, *, exits=()):
    homes = one_home_a_day(*drawn(rows, exits=exits))
    found = duck.to_pyarrow(join_touching(homes.mutate(place=homes.dwid), gap_days=0)).to_pylist()
    ordered = sorted(found, key=lambda row: row["entered_on"])
    return [
        f"{row['dwid']} {row['entered_on']}" + ("" if row["left_on"] == NEVER else f" {row['left_on']}")
        for row in ordered
    ]


def spells_of(duck, rows, *, exits=(), dwellings=(), **rule):
    rule = DatedRule(**rule)
    stays, gone = drawn(rows, exits=exits)
    places = ibis.memtable({"dwid": list(AREA_OF), "place": list(AREA_OF.values())})
    tenures = ibis.memtable(
        {
            "dwid": [one[0] for one in dwellings],
            "year": [one[1] for one in dwellings],
            "tenure": [o[2] for o in dwellings],
        },
        schema={"dwid": "int64", "year": "int32", "tenure": "int32"},
    )
    spells = spells_in(one_home_a_day(stays, gone), places, rule=rule)
    found = duck.to_pyarrow(ended(spells, gone, tenures, rule=rule, seen=SEEN)).to_pylist()
    return sorted(found, key=lambda row: row["entered_on"])


def test_a_later_registration_counts_and_the_earlier_one_goes_on_after_it(duck):
    rows = ["10 2020-01-01 2020-12-01", "20 2020-03-01 2020-04-01"]

    assert homes_of(duck, rows) == ["10 2020-01-01 2020-03-01", "20 2020-03-01 2020-04-01", "10 2020-04-01 2020-12-01"]


def test_of_two_that_begin_together_the_one_that_ends_last_counts(duck):
    assert homes_of(duck, ["10 2020-01-01 2020-02-01", "20 2020-01-01"]) == ["20 2020-01-01"]


def test_a_registration_that_ends_on_its_first_day_says_nothing(duck):
    assert homes_of(duck, ["10 2020-01-01 2020-01-01", "20 2020-01-01 2021-01-01"]) == ["20 2020-01-01 2021-01-01"]


def test_whoever_died_lives_there_no_longer_though_nobody_closed_the_registration(duck):
    assert homes_of(duck, ["10 2020-01-01"], exits=["2 2021-05-17"]) == ["10 2020-01-01 2021-05-17"]


@pytest.mark.parametrize(("gap_days", "spells"), [(0, 2), (4, 2), (5, 1)])
def test_days_without_a_home_are_taken_for_none_up_to_the_rule(duck, gap_days, spells):
    rows = ["10 2020-01-01 2020-02-01", "10 2020-02-06 2021-01-01"]
    homes = one_home_a_day(*drawn(rows))

    joined = join_touching(homes.mutate(place=homes.dwid), gap_days=gap_days)

    assert len(duck.to_pyarrow(joined)) == spells


def test_a_move_inside_the_area_ends_the_stay_in_the_home_and_not_that_in_the_area(duck):
    rows = ["10 2020-02-01 2021-02-01", "11 2021-02-01 2022-02-01", "20 2022-02-01"]

    homes = spells_of(duck, rows, residence=Residence.DWELLING)
    areas = spells_of(duck, rows, residence=Residence.AREA)

    assert [row["event"] for row in homes] == [Event.INTERNAL, Event.OUT, Event.STAYED]
    assert [(row["place"], row["homes"], row["event"]) for row in areas] == [
        (NORTH, 2, Event.OUT),
        (SOUTH, 1, Event.STAYED),
    ]
    assert areas[0]["next_area"] == SOUTH


def test_two_homes_outside_every_area_are_not_in_one_area(duck):
    rows = ["30 2020-02-01 2021-02-01", "30 2022-01-01 2022-02-01", "10 2022-02-01"]

    assert [row["event"] for row in spells_of(duck, rows)] == [Event.LOST, Event.OUT, Event.STAYED]
    assert [row["place"] for row in spells_of(duck, rows, residence=Residence.AREA)] == [NORTH]


def test_the_new_home_is_held_as_on_the_first_new_year_in_it(duck):
    rows = ["10 2020-02-01 2021-01-01", "20 2021-01-01 2021-03-01", "11 2021-03-01"]
    dwellings = [(20, 2021, 1), (11, 2021, 3), (11, 2022, 2)]

    out, back, _ = spells_of(duck, rows, dwellings=dwellings)

    assert (out["event"], back["event"]) == (Event.OUT + 1, Event.OUT + 2)


@pytest.mark.parametrize(
    ("left", "on", "event"),
    [
        ("2021-05-10", "2021-06-10", Event.DEAD),
        ("2021-05-10", "2021-06-11", Event.LOST),
        ("2021-05-10", "2021-04-09", Event.DEAD),  # the exit ends the registration
    ],
)
def test_an_exit_within_a_month_says_why_somebody_left(duck, left, on, event):
    (spell,) = spells_of(duck, [f"10 2020-02-01 {left}"], exits=[f"2 {on}"])

    assert spell["event"] == event


def test_who_lived_there_before_is_seen_from_the_first_day_and_who_stays_until_the_last(duck):
    (spell,) = spells_of(duck, ["10 2019-12-22"])

    assert (spell["seen_from"], spell["seen_until"], spell["event"]) == (10, 1471, Event.STAYED)


def test_whoever_leaves_on_the_last_day_is_seen_to_leave(duck):
    (spell,) = spells_of(duck, ["10 2023-01-01 2024-01-01", "20 2024-01-01"])

    assert (spell["event"], spell["seen_until"]) == (Event.OUT, 365)


@pytest.fixture(scope="module")
def norwegian(tmp_path_factory):
    return write_store(tmp_path_factory.mktemp("no") / "store", plan_for(12_000, country="no", last_year=2012)).store


ALL_AGES = Ages(0, 127)


def test_a_made_up_registers_days_tell_the_same_as_its_new_years(duck, norwegian):
    """In it nobody moves twice a year, so each year ends as the one stay that holds its 1 January did."""
    question = Question(place=Place.AREA, ages=ALL_AGES)
    rule = DatedRule(residence=Residence.AREA)
    spells = duck.to_pyarrow(dated_spells(duck, norwegian, question, rule=rule)).to_pylist()
    listed = {
        (row["pid"], year)
        for year in norwegian.years()
        for row in norwegian.read_year(year, columns=["pid"]).to_pylist()
    }
    by_day = np.zeros(6, dtype=np.int64)
    for row in spells:
        for year in norwegian.years()[:-1]:
            known = {(row["pid"], year), (row["pid"], year + 1)} <= listed
            if row["entered_on"] <= date(year, 1, 1) < row["left_on"]:
                over = row["left_on"] <= date(year + 1, 1, 1)
                gone = over and row["event"] in {Event.ABROAD, Event.DEAD}
                if known or (gone and (row["pid"], year) in listed):
                    by_day[question.outcomes.status[row["event"]] if over else 0] += 1

    yearly = native.count(norwegian, question)

    assert by_day.tolist() == yearly.years.sum(axis=(0, 1)).tolist()


def test_kaplan_meier_by_the_day_on_paper(duck, tmp_path):
    """Four people in area 1. Days since they came, and what became of them:

        1 came 2 January 2021, left for area 2 after 100 days
        2 came 2 January 2021, left for area 2 after 200 days
        3 had come 50 days before the register begins on 1 January 2020, is there still: seen from day 50 to day 1511
        4 came 2 January 2021, died after 150 days

    At risk on day 100: all four. S(100) = 3/4; S(150) = 3/4 x 2/3 = 1/2; S(200) = 1/2 x 1/2 = 1/4.
    """
    store = _four(tmp_path)
    question = Question(ages=ALL_AGES, outcomes=outcomes(internal=1, bought=1, abroad=2, dead=3))

    cells = dated_cells(duck, store, question, rule=DatedRule(residence=Residence.AREA))
    in_north = kaplan_meier(risk_table(cells))

    assert dict(zip(in_north.times.tolist(), in_north.survival.tolist(), strict=True)) == pytest.approx(
        {100: 3 / 4, 150: 1 / 2, 200: 1 / 4, 1511: 1 / 4}
    )
    assert in_north.at_risk.tolist() == [4, 3, 2, 1]


def _four(folder):
    """Person 3 in home 10, the others in home 30 outside every area until they come to home 10."""
    came = date(2021, 1, 2)
    store = Store(folder / "four")
    stays = [_stay(3, 10, date(2019, 11, 12), None)]
    for pid, days in ((1, 100), (2, 200), (4, 150)):
        left = came + timedelta(days=days)
        stays += [_stay(pid, 30, date(2015, 1, 1), came), _stay(pid, 10, came, left)]
        stays += [_stay(pid, 30, left, None)] if pid != 4 else []
    rows(store.stays, STAYS, sorted(stays, key=lambda stay: (stay["pid"], stay["from"])))
    rows(store.exits, EXITS, [{"pid": 4, "cause": 2, "on": came + timedelta(days=150)}])
    rows(store.areas, AREAS, [{"area": NORTH, "name": "North", "municipality": 1}])
    for year in range(2020, 2025):
        there = [3] if year > 2021 else [1, 2, 3, 4]
        rows(store.persons(year), PERSONS, [_person(pid, year) for pid in there])
    store.write_about(About("no", "made up", 2020, 2024, 1))
    return store


def rows(path, schema, content):
    write_rows(path, schema=schema, batches=[pa.RecordBatch.from_pylist(content, schema=schema)])


def _stay(pid, home, first, last):
    return {"pid": pid, "dwid": home, "area": AREA_OF[home], "from": first, "to": last}


def _person(pid, year):
    home = 10 if pid == 3 else 30
    facts = {"birth": date(1980, 1, 1), "movein": date(2015, 1, 1), "lmcode": 131, "area": AREA_OF[home], "year": year}
    rest = dict.fromkeys(("sex", "municipality", "role", "tenure"), 1)
    return {"pid": pid, "hhid": pid, "dwid": home, "owner": 0, **facts, **rest}
