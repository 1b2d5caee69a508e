"""SAS transport files are read from their bytes: texts, days and missing values, and what is broken is refused."""

from datetime import date

import pytest

from bofast.registers.checking.faults import FaultKind
from bofast.registers.checking.file_check import check_file
from bofast.registers.checking.opening import CannotOpen, opened
from bofast.registers.scratch import workplace
from tests.factories.sas_transport import sas_day, write_transport

TODAY = date(2026, 11, 22)
DAYS = [date(1999, 1, 31), date(2001, 12, 24), date(2015, 12, 31), date(1959, 12, 31)]


def delivered(folder, *, ids=("6101850001", "6101850002", "6101850003", "6101850004"), days=DAYS):
    written = [None if day is None else sas_day(day) for day in days]
    return write_transport(folder / "dod2015.xpt", name="DOD2015", columns={"PNR": list(ids), "DODDATO": written})


def faults_of(path):
    with workplace(threads=1) as at:
        report = check_file(path, name=path.name, today=TODAY, at=at)
    return report.rows, [(fault.kind, fault.column, fault.count) for fault in report.faults]


def test_what_was_written_is_read(tmp_path):
    path = write_transport(
        tmp_path / "dod2015.xpt",
        name="DOD2015",
        columns={"PNR": ["6101850001", "Ærø"], "DODDATO": [sas_day(DAYS[0]), None], "SHARE": [-0.1, 1234567.875]},
    )

    with workplace(threads=1) as at:
        file = opened(path, connection=at.connection, scratch=at.folder)
        rows = at.connection.execute(f"select * from {file.relation}").fetchall()

    assert [(column.name, column.type) for column in file.columns] == [
        ("PNR", "VARCHAR"), ("DODDATO", "DOUBLE"), ("SHARE", "DOUBLE"),
    ]  # fmt: skip
    assert rows == [("6101850001", 14275.0, pytest.approx(-0.1, abs=1e-15)), ("Ærø", None, 1234567.875)]


def test_a_whole_file_has_no_faults(tmp_path):
    assert faults_of(delivered(tmp_path)) == (4, [])


def test_a_day_past_the_file_is_found(tmp_path):
    days = [*DAYS[:3], date(2016, 1, 1)]

    assert faults_of(delivered(tmp_path, days=days)) == (4, [(FaultKind.FUTURE_DATE, "DODDATO", 1)])


def test_a_person_without_a_number_is_found(tmp_path):
    ids = ("6101850001", "", "6101850003", "6101850004")

    assert faults_of(delivered(tmp_path, ids=ids)) == (4, [(FaultKind.BLANK_ID, "PNR", 1)])


@pytest.mark.parametrize("length", [1, 79, 200, 600])
def test_a_file_that_breaks_off_is_refused(tmp_path, length):
    path = delivered(tmp_path)
    path.write_bytes(path.read_bytes()[:length])

    assert faults_of(path) == (0, [(FaultKind.UNREADABLE, "", 1)])


def test_the_newer_form_is_refused_with_what_to_ask_for(tmp_path):
    path = delivered(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"LIBRARY ", b"LIBV8   "))

    with workplace(threads=1) as at, pytest.raises(CannotOpen, match="version 5, sas7bdat, Parquet or CSV"):
        opened(path, connection=at.connection, scratch=at.folder)
