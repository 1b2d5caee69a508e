"""Own tenancies, worked out on paper: what each came to, who is counted once, and which departments are too small."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from bofast.registers.disclosure.profiles import DST
from bofast.registers.own_tenancies import HouseholdKind, TenancyEnd
from bofast.registers.store import OWN_TENANCIES, PERSONS, About, Store, write_rows
from bofast.registers.studies.remarks import DoesNotApply, Remarkable, WhyNotApplicable
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.tenancies.curves import Groups, still_there, ways_left
from bofast.registers.studies.tenancies.departments import Size, sizes
from bofast.registers.studies.tenancies.hazard import what_goes_with_leaving
from bofast.registers.studies.tenancies.in_departments import stays_in_departments
from bofast.registers.studies.tenancies.rows import ENDS, TenancyWay, read_tenancies
from bofast.registers.studies.tenancies.stays import tenancy_stays
from bofast.registers.studies.tenancies.study import study
from bofast.registers.studies.tenancies.tables import ENDED, tenancy_tables

SCHEMA = pa.schema(
    [
        ("hhid", pa.int64()),
        ("dwid", pa.int64()),
        ("department", pa.string()),
        ("from", pa.date32()),
        ("to", pa.date32()),
    ]
    + [(name, pa.int8()) for name in ("reason", "children", "people", "household", "tenancy")]
)


def a_tenancy(family, home, department, first, last=None, **told):
    days = {"from": date.fromisoformat(first), "to": date.fromisoformat(last) if last else None}
    rest = {"reason": 0, "children": None, "people": None, "household": 0, "tenancy": 0}
    return {"hhid": family, "dwid": home, "department": department, **days, **rest, **told}


def store_with(folder, tenancies, *, residents=()):
    store = Store(folder / "store")
    write_rows(store.tenancies, schema=SCHEMA, batches=[pa.RecordBatch.from_pylist(list(tenancies), schema=SCHEMA)])
    origin = "made up" if residents else OWN_TENANCIES
    if residents:
        write_rows(
            store.persons(2024), schema=PERSONS, batches=[pa.RecordBatch.from_pylist(list(residents), schema=PERSONS)]
        )
    store.write_about(About("dk", origin, 2024, 2024, 0))
    return store


def own(folder, *tenancies):
    return read_tenancies(store_with(folder, tenancies))


def test_a_next_tenancy_says_where_a_household_went_whatever_was_written_down(tmp_path):
    told = own(
        tmp_path,
        a_tenancy(1, 11, "A", "2020-01-01", "2021-01-01", reason=TenancyEnd.BOUGHT),
        a_tenancy(1, 12, "A", "2021-02-01", "2022-01-01"),
        a_tenancy(1, 21, "B", "2022-01-01", "2023-01-01", reason=TenancyEnd.BOUGHT),
        a_tenancy(2, 13, "A", "2020-01-01", "2021-01-01", reason=TenancyEnd.WITHIN),
        a_tenancy(2, 14, "A", "2021-03-05"),  # 63 days later: it is not known to be the same move
    )

    assert [TenancyWay(way) for way in told.way] == [
        TenancyWay.SAME_DEPARTMENT,
        TenancyWay.SAME_ORGANISATION,
        TenancyWay.BOUGHT,
        TenancyWay.SAME_ORGANISATION,
        TenancyWay.STAYED,
    ]


def test_whoever_had_moved_in_before_ends_were_kept_is_seen_from_the_first_end_on(tmp_path):
    told = own(
        tmp_path,
        a_tenancy(1, 11, "A", "2010-01-01", "2020-01-01"),
        a_tenancy(2, 12, "A", "2019-12-22", "2020-06-01"),
        a_tenancy(3, 13, "A", "2020-03-01"),
    )

    stays = tenancy_stays(told, group=told.department)

    # The first end itself is the day on which observation begins, so nothing of that tenancy is seen after it.
    assert list(zip(stays.household.tolist(), stays.since.tolist(), stays.lasted.tolist(), strict=True)) == [
        (2, 10, 162),
        (3, 0, 92),
    ]
    assert stays.status.tolist() == [int(TenancyWay.NOT_TOLD), 0]


def test_a_stay_in_a_department_goes_on_over_a_move_within_it(tmp_path):
    told = own(
        tmp_path,
        a_tenancy(9, 19, "A", "2019-01-01", "2019-06-01"),
        a_tenancy(1, 11, "A", "2020-01-01", "2021-01-01"),
        a_tenancy(1, 12, "A", "2021-02-01", "2022-01-01"),
        a_tenancy(1, 21, "B", "2022-01-01"),
    )

    stays = stays_in_departments(told)

    found = dict(
        zip(zip(stays.household.tolist(), stays.group.tolist(), strict=True), stays.lasted.tolist(), strict=True)
    )
    assert found[1, 0] == 731
    assert (1, 1) not in found  # it began on the last day of anything


def test_a_household_with_many_tenancies_is_one(tmp_path):
    rows = [a_tenancy(7, 100 + n, "A", f"20{10 + n}-01-01", f"20{10 + n}-06-01") for n in range(10)]
    told = own(tmp_path, *rows, a_tenancy(8, 5, "A", "2010-02-01", "2021-01-01"))

    (table,) = (table for table in tenancy_tables(told) if table.name == ENDED)
    keys = table.keys()
    whole = keys.index(min(keys, key=len))  # the total of every dimension leaves no mark

    assert (table.values[whole], table.households[whole]) == (11, 2)
    stays = tenancy_stays(told, group=told.department)
    (curve,), _ = still_there(stays, groups=Groups("home", ("A",)), smallest=1)
    (ways,) = ways_left(stays, groups=Groups("ways", ("A",)), causes=len(ENDS))
    assert [int(one.counts.events.sum()) for one in (curve, ways)] == [2, 2]
    assert int(curve.counts.at_risk.max()) <= 2


@pytest.mark.parametrize(
    ("size", "is_large"),
    [
        (Size(0, 50, 100), True),
        (Size(0, 49, 300), False),
        (Size(0, 60, 99), False),
        (Size(0, 50, None), True),
        (Size(0, 49, None), False),
    ],
)
def test_a_department_is_large_from_100_residents_and_50_households_on(size, is_large):
    assert size.is_large is is_large


def test_the_residents_of_a_department_are_known_only_where_every_household_told(tmp_path):
    told = own(
        tmp_path,
        a_tenancy(1, 11, "A", "2020-01-01", people=3),
        a_tenancy(2, 12, "A", "2020-01-01", people=2),
        a_tenancy(3, 21, "B", "2020-01-01", people=2),
        a_tenancy(4, 22, "B", "2020-01-02"),
    )

    assert [(one.households, one.residents) for one in sizes(told)] == [(2, 5), (2, None)]


def residents(homes, *, a_home):
    facts = {"birth": date(1985, 5, 5), "movein": date(2020, 1, 1), "sex": 1, "owner": 0, "lmcode": 131, "area": 0}
    rest = {"year": 2024, "municipality": 1, "role": 1, "tenure": 2}
    for home in homes:
        for member in range(a_home):
            yield {"pid": home * 10 + member, "hhid": home, "dwid": home, **facts, **rest}


def test_a_small_department_gets_no_register_figures_and_its_sentence(tmp_path):
    large, small = range(1000, 1060), range(2000, 2049)
    tenancies = [a_tenancy(home, home, "Large", "2020-01-01") for home in large]
    tenancies += [a_tenancy(home, home, "Small", "2020-01-01") for home in small]
    people = [*residents(large, a_home=2), *residents(small, a_home=4)]
    store = store_with(tmp_path, tenancies, residents=people)

    found = study(Setting(store=store, count=None))

    (table,) = (table for table in found.asked.tables if table.name == "residents")
    assert table.dimensions[0].categories == ("Large",)
    assert sorted(table.values.tolist()) == [0, 120, 120]
    told = {remark.about: remark.facts for remark in found.remarks}
    assert told[Remarkable.NO_REGISTER_FIGURES] == {"departments": ("Small",)}
    assert told[Remarkable.SMALL_DEPARTMENTS] == {"departments": ("Small",)}


def test_nothing_is_asked_of_a_store_without_tenancies(tmp_path):
    with pytest.raises(DoesNotApply) as refused:
        study(Setting(store=Store(tmp_path), count=None))

    assert refused.value.why is WhyNotApplicable.NO_TENANCIES


def test_a_rate_twice_as_high_is_found_and_its_interval_holds_it(tmp_path):
    chance = np.random.default_rng(5)
    rows = [a_tenancy(0, 1, "A", "1990-01-01", "2000-01-01")]
    for home in range(1500):
        alone = bool(home % 2)
        begun = date(2000, 1, 1).toordinal() + int(chance.integers(0, 2000))
        ends = begun + 1 + int(chance.exponential(1000 if alone else 2000))
        over = ends < date(2012, 1, 1).toordinal()
        kind = HouseholdKind.ALONE if alone else HouseholdKind.COUPLE_WITH_CHILDREN
        last = date.fromordinal(ends).isoformat() if over else None
        rows.append(a_tenancy(home + 1, home, "A", date.fromordinal(begun).isoformat(), last, household=kind))

    model = what_goes_with_leaving(own(tmp_path, *rows), large=(0,))

    (term,) = (term for term in model.terms if term.name == "children=without_children")
    assert abs(term.estimate - np.log(2)) < 2.5 * term.std_error
    assert term.rests_on >= DST.smallest_count
