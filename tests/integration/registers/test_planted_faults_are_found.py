"""A check finds every planted fault, in its number, in its file and column, and nothing else."""

import json
from datetime import date

import pytest

from bofast.registers.checking.faults import FaultKind
from bofast.registers.checking.folder_check import check_folder
from bofast.registers.made_up.delivery.planting import PLANTS, CannotPlant
from bofast.registers.made_up.delivery.writing import FileForm, write_delivery
from bofast.registers.made_up.plans import plan_for
from bofast.registers.scratch import workplace

TODAY = date(2026, 11, 22)
DANISH = plan_for(10_000, first_year=2003, last_year=2020)
NORWEGIAN = plan_for(10_000, country="no", first_year=1995, last_year=2020)


OF_ROWS = [
    FaultKind.WRONG_TYPE,
    FaultKind.TWO_HOUSEHOLDS,
    FaultKind.ID_LENGTH,
    FaultKind.TWO_HOMES,
    FaultKind.UNREADABLE,
]


def kinds_for(country):
    return [kind for kind, plant in PLANTS.items() if country in plant.register]


def faults_in(folder):
    with workplace(threads=1) as at:
        report = check_folder(folder, at=at, today=TODAY)
    return {(fault.kind.value, fault.file, fault.column): fault.count for fault in report.faults}


def planted_in(folder):
    truth = json.loads((folder / "truth.json").read_text())
    return {(fault["kind"], fault["file"], fault["column"]): fault["count"] for fault in truth["faults"]}


@pytest.mark.parametrize(
    ("plan", "form", "kinds"),
    [
        (DANISH, FileForm.CSV, kinds_for("dk")),
        (plan_for(10_000, first_year=2005, last_year=2011), FileForm.PARQUET, OF_ROWS),
        (NORWEGIAN, FileForm.CSV, kinds_for("no")),
    ],
    ids=["dk-csv", "dk-parquet", "no-csv"],
)
def test_each_planted_fault_is_found_and_counted_exactly(tmp_path, plan, form, kinds):
    write_delivery(tmp_path, plan, form=form, faults=kinds)

    found = faults_in(tmp_path)

    assert found == planted_in(tmp_path)
    assert {kind for kind, _, _ in found} == {kind.value for kind in kinds}


@pytest.mark.parametrize(("country", "form"), [("dk", FileForm.CSV), ("no", FileForm.PARQUET)])
def test_a_clean_delivery_has_no_faults(tmp_path, country, form):
    write_delivery(tmp_path, plan_for(10_000, country=country, first_year=2007, last_year=2016), form=form)

    assert faults_in(tmp_path) == {}


def test_the_same_seed_gives_the_same_files(tmp_path):
    plan = plan_for(10_000, first_year=2008, last_year=2012)
    for name in ("one", "again"):
        write_delivery(tmp_path / name, plan, faults=[FaultKind.BLANK_ID])

    one, again = (sorted((tmp_path / name).iterdir()) for name in ("one", "again"))
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in again]


def test_more_faults_than_files_are_refused(tmp_path):
    with pytest.raises(CannotPlant):
        write_delivery(tmp_path, plan_for(10_000, first_year=2008, last_year=2011), faults=list(PLANTS)[:9])


def test_a_fault_that_was_not_planted_would_show(tmp_path):
    plan = plan_for(10_000, country="no", first_year=2008, last_year=2012)
    write_delivery(tmp_path, plan, faults=[FaultKind.BLANK_ID])
    spoilt = tmp_path / "bosatte2011.csv"
    lines = spoilt.read_text(encoding="cp1252").splitlines()
    spoilt.write_text("\n".join([*lines, lines[-1]]) + "\n", encoding="cp1252")

    assert faults_in(tmp_path).keys() - planted_in(tmp_path).keys() == {("duplicate_key", "bosatte2011.csv", "fnr")}
