"""Whatever is planted, by whatever seed: the check finds it all and nothing else."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bofast.registers.checking.file_check import check_file
from bofast.registers.checking.folder_check import check_folder
from bofast.registers.contracts.contract import Period
from bofast.registers.ingest.keys import key, key_of
from bofast.registers.ingest.sources import Source, rows_of
from bofast.registers.made_up.delivery.planting import PLANTS
from bofast.registers.made_up.delivery.writing import FileForm, write_delivery
from bofast.registers.made_up.plans import plan_for
from bofast.registers.scratch import workplace

TODAY = date(2026, 11, 22)
NORWEGIAN = sorted(kind for kind, plant in PLANTS.items() if "no" in plant.register)
WRITTEN = ["%Y-%m-%d", "%Y%m%d", "%d-%m-%Y", "%d.%m.%Y", "%d%b%Y"]

slowly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(slowly, max_examples=5)
@given(st.sets(st.sampled_from(NORWEGIAN), max_size=4), st.integers(0, 2**40), st.sampled_from(FileForm))
def test_what_is_planted_is_what_is_found(kinds, seed, form):
    plan = plan_for(10_000, country="no", first_year=2010, last_year=2015, seed=seed)
    with TemporaryDirectory() as folder, workplace(threads=1) as at:
        planted = write_delivery(Path(folder), plan, form=form, faults=kinds).planted
        found = check_folder(Path(folder), at=at, today=TODAY).faults

    assert {(f.kind, f.file, f.column): f.count for f in found} == {
        (f.kind, f.file, f.column): f.count for f in planted
    }


@settings(slowly, max_examples=15)
@given(st.lists(st.tuples(st.dates(date(1850, 1, 1), TODAY), st.sampled_from(WRITTEN)), min_size=1, max_size=20))
def test_every_day_is_read_back_however_it_is_written(days):
    with TemporaryDirectory() as folder, workplace(threads=1) as at:
        path = Path(folder) / "dod.csv"
        rows = [f"{6_101_850_000 + row};{day.strftime(form).upper()}" for row, (day, form) in enumerate(days)]
        sas = [f"{6_201_850_000 + row};{(day - date(1960, 1, 1)).days}" for row, (day, _) in enumerate(days)]
        path.write_text("\n".join(["PNR;DODDATO", *rows, *sas]) + "\n")

        report = check_file(path, name="dod.csv", today=TODAY, at=at)
        relation = rows_of(Source(path, "dod.csv", "DOD", Period(None)), at=at)
        read = at.connection.execute(f"SELECT DODDATO FROM {relation} ORDER BY PNR").fetchall()

    assert report.faults == ()
    assert [day for (day,) in read] == [day for day, _ in days] * 2


@settings(slowly, max_examples=15)
@given(st.lists(st.text(min_size=1).filter(lambda text: "\0" not in text), min_size=1, max_size=30))
def test_a_key_is_the_same_here_and_in_the_database(texts):
    with duckdb.connect() as connection:
        told = connection.execute(f"SELECT {key('id')} FROM (SELECT unnest(?) AS id)", [texts]).fetchall()

    assert [number for (number,) in told] == [key_of(text) for text in texts]
    assert all(0 <= number < 2**63 for (number,) in told)
