"""The made-up people: the same for the same seed, whole as households, and moving as planted."""

import hashlib
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from bofast.registers.made_up.behaviour import Behaviour, Rates
from bofast.registers.made_up.plans import person_years_written, plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.registers.made_up.world.people import CALENDAR_FROM, CHILD, MAIN, PARTNER
from bofast.registers.made_up.world.years import World
from bofast.registers.store import AREAS, EXITS, PERSONS, STAYS

SMALL = plan_for(20_000, first_year=2010, last_year=2016)


def content(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_people(tmp_path):
    write_store(tmp_path / "one", SMALL)
    write_store(tmp_path / "again", SMALL)
    write_store(tmp_path / "other", plan_for(20_000, first_year=2010, last_year=2016, seed=2))

    assert content(tmp_path / "one") == content(tmp_path / "again")
    assert content(tmp_path / "one")["stays.parquet"] != content(tmp_path / "other")["stays.parquet"]


def test_a_store_has_the_layout_that_engines_read(tmp_path):
    written = write_store(tmp_path / "store", SMALL)
    store = written.store

    assert store.years() == tuple(range(2010, 2017))
    assert store.about().country == "dk"
    for year in store.years():
        table = store.read_year(year)
        assert table.schema.equals(PERSONS)
        assert np.all(np.diff(table["pid"].to_numpy()) > 0)
    for path, schema in ((store.stays, STAYS), (store.exits, EXITS), (store.areas, AREAS)):
        assert pq.read_table(path).schema.equals(schema)
    assert written.person_years == sum(store.read_year(year, columns=["pid"]).num_rows for year in store.years())


def test_every_household_has_one_main_person_and_one_dwelling_of_its_own():
    for year in World(SMALL).years():
        people, households = year.people, year.households
        members = np.bincount(people.home, minlength=households.key.size)
        mains = np.bincount(people.home[people.role == MAIN], minlength=households.key.size)
        partners = np.bincount(people.home[people.role == PARTNER], minlength=households.key.size)

        assert members.min() >= 1
        assert np.all(mains == 1)
        assert partners.max() <= 1
        assert np.unique(households.dwelling).size == households.dwelling.size
        assert np.unique(households.key).size == households.key.size


def test_nobody_is_unborn_or_moves_in_before_birth_or_on_a_first_of_january():
    for year in World(SMALL).years():
        people = year.people

        assert np.all(people.birth < year.today.first_day)
        assert np.all(people.movein < year.today.first_day)
        assert np.all(people.movein >= people.birth)
        first_days = people.movein.astype("datetime64[D]").astype("datetime64[Y]").astype("datetime64[D]")
        assert np.all(people.movein.astype("datetime64[D]") != first_days)


def test_households_form_split_have_children_and_leave_the_register():
    last, events = None, {0: 0, 1: 0, 2: 0}
    children = 0
    for year in World(SMALL).years():
        if last is not None and year.ended is not None:
            for cause in events:
                events[cause] += int((year.ended.gone == cause).sum())
            born = year.people.birth >= last.today.first_day
            children += int(born.sum())
            assert np.all(year.people.role[born] == CHILD)
        last = year

    assert all(count > 20 for count in events.values())
    assert children > 100


def test_stays_follow_each_other_without_gap_or_overlap(tmp_path):
    rows = pq.read_table(write_store(tmp_path / "store", SMALL).store.stays)
    pid = rows["pid"].to_numpy()
    begins = rows["from"].cast("int32").to_numpy()
    ends = rows["to"].cast("int32").fill_null(10**6).to_numpy()
    same = pid[1:] == pid[:-1]

    assert np.all(np.diff(pid) >= 0)
    assert np.all(ends > begins)
    assert np.all(begins[1:][same] == ends[:-1][same])
    assert same.sum() > 500


def test_what_is_switched_off_does_not_happen():
    still = Behaviour(rates=Rates(0, 0, 0, 0, 0, 0, 0), gaps=0.0)
    years = list(World(plan_for(10_000, first_year=2010, last_year=2013, behaviour=still)).years())

    assert all(year.ended is None or not year.ended.gone.any() for year in years)
    native = np.isin(years[-1].people.pid, years[0].people.pid)
    assert native.sum() == years[0].people.pid.size


@pytest.mark.parametrize(("text", "size"), [("250k", 250_000), ("1m", 10**6), ("1.5M", 1_500_000), ("2b", 2 * 10**9)])
def test_sizes_are_read_as_people_write_them(text, size):
    assert person_years_written(text) == size


@pytest.mark.parametrize("text", ["", "many", "1g", "-1m", "9k", "3b", "1e6"])
def test_what_is_no_size_is_refused(text):
    with pytest.raises(ValueError):
        person_years_written(text)


def test_the_calendar_knows_every_birth():
    oldest = min(int(year.people.birth.min()) for year in World(SMALL).years())

    assert oldest > CALENDAR_FROM
