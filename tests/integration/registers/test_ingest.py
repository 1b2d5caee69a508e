"""An ingested delivery is the made-up register itself; killed it goes on; run again it does only what is new."""

import signal
import subprocess
import sys
import time
from datetime import date

import duckdb
import numpy as np
import pyarrow.parquet as pq
import pytest

from bofast.registers.checking.faults import FaultKind
from bofast.registers.ingest.ingest import CannotIngest, FaultsStand, ingest
from bofast.registers.ingest.keys import KeyCollision, key_of
from bofast.registers.made_up.columns import dwelling_keys
from bofast.registers.made_up.delivery.numbers import DIGITS, as_text, numbers_for
from bofast.registers.made_up.delivery.writing import FileForm, write_delivery
from bofast.registers.made_up.plans import plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.registers.made_up.world.years import World
from bofast.registers.store import PERSONS, Store

TODAY = date(2026, 11, 22)
PLANS = {
    "dk": plan_for(10_000, first_year=2008, last_year=2011),
    "no": plan_for(10_000, country="no", first_year=2007, last_year=2014),
}


@pytest.fixture(scope="module", params=["dk", "no"])
def country(request):
    return request.param


@pytest.fixture(scope="module")
def delivery(country, tmp_path_factory):
    folder = tmp_path_factory.mktemp(country) / "delivery"
    write_delivery(folder, PLANS[country], form=FileForm.CSV if country == "dk" else FileForm.PARQUET)
    return folder


@pytest.fixture(scope="module")
def ingested(delivery, tmp_path_factory):
    return ingest(delivery, out=tmp_path_factory.mktemp("ingested") / "store", today=TODAY).store


def keys_by_made_up_key(plan):
    """How the ingested keys of people, households and dwellings follow from the made-up ones."""
    people, households, dwellings = {}, {}, {}
    for year in World(plan).years():
        numbers = numbers_for(year.people.birth, year.people.number, country=plan.country)
        texts = as_text(numbers, digits=DIGITS[plan.country]).to_pylist()
        people.update(zip(year.people.pid.tolist(), map(key_of, texts), strict=True))
        for known, keys in ((households, year.households.key), (dwellings, dwelling_keys(year.households.dwelling))):
            known.update({key: key_of(f"{key:013}") for key in keys.tolist()})
    return {"pid": people, "hhid": households, "dwid": dwellings}


def test_the_ingested_store_holds_the_same_integers_as_the_made_up_one(country, ingested, tmp_path):
    made_up = write_store(tmp_path / "store", PLANS[country]).store
    keys = keys_by_made_up_key(PLANS[country])

    assert ingested.years() == made_up.years()
    for year in made_up.years():
        expected, found = (store.read_year(year).to_pandas(date_as_object=False) for store in (made_up, ingested))
        for column, mapped in keys.items():
            expected[column] = expected[column].map(mapped)
        expected = expected.sort_values("pid").reset_index(drop=True)
        assert expected.equals(found[PERSONS.names]), year


def test_stays_exits_and_areas_are_ingested_too(country, ingested, tmp_path):
    made_up = write_store(tmp_path / "store", PLANS[country]).store
    told = []
    with duckdb.connect() as connection:
        for store in (made_up, ingested):
            stays = f"""SELECT count(*), count("to"), sum("from" - DATE '1900-01-01'), sum(("to" - "from") * area),
                count(DISTINCT pid), count(DISTINCT dwid) FROM read_parquet('{store.stays}')"""
            exits = f"""SELECT cause, count(*), sum("on" - DATE '1900-01-01') FROM read_parquet('{store.exits}')
                GROUP BY cause ORDER BY cause"""
            areas = f"SELECT area, name FROM read_parquet('{store.areas}') ORDER BY area"
            told.append([connection.execute(query).fetchall() for query in (stays, exits)])
            told[-1].append(set(connection.execute(areas).fetchall()))

    assert told[0][:2] == told[1][:2]
    assert told[1][2] <= told[0][2]


def test_an_ingested_year_has_the_layout_of_the_store(ingested):
    for year in ingested.years():
        table = pq.read_table(ingested.persons(year), partitioning=None)
        assert [(field.name, field.type) for field in table.schema] == [(f.name, f.type) for f in PERSONS]
        assert np.all(np.diff(table["pid"].to_numpy()) > 0)
    assert ingested.about().origin == "ingested"


def test_a_second_run_does_nothing_and_a_changed_file_only_its_own(tmp_path):
    folder, out = tmp_path / "delivery", tmp_path / "store"
    write_delivery(folder, PLANS["no"], form=FileForm.CSV)
    first = ingest(folder, out=out, today=TODAY)
    again = ingest(folder, out=out, today=TODAY)
    changed = folder / "bosatte2010.csv"
    changed.write_text("\n".join(changed.read_text().splitlines()[:-1]) + "\n")
    third = ingest(folder, out=out, today=TODAY)

    assert (again.made, set(again.kept)) == ((), set(first.made))
    assert third.made == ("persons/year=2010.parquet",)
    assert third.rows == first.rows - 1


class Stopped(BaseException):
    """As if the user had stopped it."""


def tables(store):
    paths = sorted(path for path in store.root.rglob("*.parquet") if "keys" not in path.parts)
    return {str(path.relative_to(store.root)): pq.read_table(path, partitioning=None) for path in paths}


@pytest.mark.parametrize("at_step", ["checking bosatte2010", "proving keys of dwelling", "making persons/year=2011"])
def test_stopped_anywhere_it_leaves_nothing_half_written_and_goes_on(tmp_path, at_step):
    folder, out = tmp_path / "delivery", tmp_path / "store"
    write_delivery(folder, PLANS["no"], form=FileForm.PARQUET)

    def stop(doing, file, number, of):
        if f"{doing} {file}".startswith(at_step):
            raise Stopped

    with pytest.raises(Stopped):
        ingest(folder, out=out, today=TODAY, how_far=stop)
    left = {path.name for path in out.rglob("*") if path.name.startswith(".")}
    done = set(out.rglob("year=*.parquet"))
    gone_on = ingest(folder, out=out, today=TODAY)

    assert left <= {".lock"}
    assert len(gone_on.made) + len(done) == len(gone_on.made) + len(gone_on.kept)
    assert tables(gone_on.store) == tables(ingest(folder, out=tmp_path / "whole", today=TODAY).store)


def test_killed_without_a_word_it_goes_on_where_it_was(tmp_path):
    folder, out = tmp_path / "delivery", tmp_path / "store"
    write_delivery(folder, PLANS["no"], form=FileForm.PARQUET)
    command = [sys.executable, "-m", "bofast.workbench.command", "ingest", str(folder), "--out", str(out)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while len(list(out.glob("persons/year=*.parquet"))) < 2 and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    process.wait()
    (out / "persons" / ".year=2012.parquet.1.part").write_bytes(b"half")

    gone_on = ingest(folder, out=out, today=TODAY)

    assert gone_on.kept
    assert not list(out.rglob("*.part"))
    assert tables(gone_on.store) == tables(ingest(folder, out=tmp_path / "whole", today=TODAY).store)


def test_a_fault_that_nobody_has_accepted_stops_it_before_anything_is_made(tmp_path):
    folder, out = tmp_path / "delivery", tmp_path / "store"
    write_delivery(folder, PLANS["no"], faults=[FaultKind.BLANK_ID, FaultKind.MISSING_YEAR])

    with pytest.raises(FaultsStand) as stopped:
        ingest(folder, out=out, today=TODAY)
    accepted = ingest(folder, out=out, today=TODAY, accepted={FaultKind.BLANK_ID, FaultKind.MISSING_YEAR})

    assert {fault.kind for fault in stopped.value.standing} == {FaultKind.BLANK_ID, FaultKind.MISSING_YEAR}
    assert len(accepted.store.years()) == 7
    with duckdb.connect() as connection:
        files = f"{accepted.store.root}/persons/*.parquet"
        (keyless,) = connection.execute(f"SELECT count(*) FROM read_parquet('{files}') WHERE pid IS NULL").fetchall()[0]
    assert keyless == 0


def test_two_ids_on_one_key_stop_it(tmp_path):
    folder, out = tmp_path / "delivery", tmp_path / "store"
    write_delivery(folder, plan_for(10_000, country="no", first_year=2010, last_year=2012), form=FileForm.PARQUET)

    with pytest.raises(KeyCollision) as collision:
        ingest(folder, out=out, today=TODAY, key_bits=16)

    assert collision.value.collisions > 0
    assert Store(out).years() == ()


def test_two_at_once_into_one_store_are_refused(tmp_path, monkeypatch):
    folder, out = tmp_path / "delivery", tmp_path / "store"
    write_delivery(folder, plan_for(10_000, country="no", first_year=2010, last_year=2011), form=FileForm.PARQUET)

    def at_the_same_time(doing, file, number, of):
        with pytest.raises(CannotIngest):
            ingest(folder, out=out, today=TODAY)

    assert ingest(folder, out=out, today=TODAY, how_far=at_the_same_time).rows > 0
    assert (out / "store.json").exists()


def test_a_value_that_fits_no_column_is_told_without_being_shown(tmp_path):
    folder, out = tmp_path / "delivery", tmp_path / "store"
    write_delivery(folder, plan_for(10_000, country="no", first_year=2010, last_year=2011), form=FileForm.CSV)
    path = folder / "bosatte2011.csv"
    path.write_text(path.read_text().replace('"3101"', '"7654321"').replace(";3101;", ";7654321;"))

    with pytest.raises(CannotIngest) as told:
        ingest(folder, out=out, today=TODAY, accepted={FaultKind.OUT_OF_RANGE})

    assert "7654321" not in str(told.value)
    assert "bosatte2011" in str(told.value)
