"""SAS files that SAS itself wrote, on Linux and Windows, whole and compressed.

They are the test data of pyreadstat (Apache License 2.0, folder test_data/basic) and no part of this project: name the
folder in BOFAST_SAS_FILES.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from bofast.registers.checking.opening import CannotOpen, opened
from bofast.registers.scratch import workplace

FILES = Path(os.environ.get("BOFAST_SAS_FILES", ""))
TEXTS = ["a", "b", "c", "d", "e"]
DAYS = [date(2018, 5, 6), date(1880, 5, 6), date(1960, 1, 1), date(1583, 1, 1), None]
pytestmark = pytest.mark.skipif(
    not (FILES / "sample.sas7bdat").is_file(), reason="name pyreadstat's test data in BOFAST_SAS_FILES"
)


def read(name, *columns):
    with workplace(threads=1) as at:
        file = opened(FILES / name, connection=at.connection, scratch=at.folder)
        return at.connection.execute(f"select {', '.join(columns)} from {file.relation}").fetchall()


@pytest.mark.parametrize("name", ["sample.sas7bdat", "sample_bincompressed.sas7bdat"])
def test_texts_numbers_and_days(name):
    rows = read(name, "mychar", "mynum", "mydate")

    assert [text for text, _number, _day in rows] == TEXTS
    assert [number for _text, number, _day in rows] == [1.1, 1.2, -1000.3, -1.4, 1000.3]
    assert [day and day.date() for _text, _number, day in rows] == DAYS


@pytest.mark.parametrize("name", ["test_file_label_linux.sas7bdat", "test_file_label_win.sas7bdat"])
def test_files_of_both_systems(name):
    assert [row[0] for row in read(name, "ID")] == ["ID1", "ID2", "ID3"]


def test_a_transport_file():
    assert [row[0] for row in read("sample.xpt", "MYCHAR")] == TEXTS


def test_the_newer_transport_form_is_refused_and_not_misread():
    with pytest.raises(CannotOpen, match="version 8"):
        read("dates_xpt_v8.xpt", "*")
