"""SAS files are read piece by piece; what pandas misreads without saying so loudly is refused."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pandas as pd
import pytest

from bofast.registers.checking.faults import FaultKind
from bofast.registers.checking.file_check import check_file
from bofast.registers.scratch import workplace

TODAY = date(2026, 11, 22)


def people(*births):
    return pd.DataFrame(
        {
            "pnr": [f"610185{number:04}" for number in range(len(births))],
            "Doddato": pd.to_datetime(list(births)),
            "ALDER_HAEND": [float("nan")] * len(births),
        }
    )


@pytest.fixture
def sas_file(tmp_path, monkeypatch):
    """A file that pandas reads as these pieces, perhaps with a word on standard output."""

    def make(*pieces, says=""):
        @contextmanager
        def read_sas(path, *, chunksize, encoding) -> Iterator[Iterator[pd.DataFrame]]:
            sys.stdout.write(says)
            yield iter(pieces)

        monkeypatch.setattr(pd, "read_sas", read_sas)
        path = tmp_path / "dod2015.sas7bdat"
        path.write_bytes(b"SAS")
        return path

    return make


def faults_of(path):
    with workplace(threads=1) as at:
        report = check_file(path, name=path.name, today=TODAY, at=at)
    return report.rows, [(fault.kind, fault.column, fault.count) for fault in report.faults]


def test_pieces_become_one_register(sas_file):
    first, second = people("1999-01-31", "2001-12-24"), people("2003-05-05")
    second["pnr"] = ["6101860000"]

    assert faults_of(sas_file(first, second)) == (3, [])


def test_a_piece_without_a_single_text_does_not_end_the_reading(sas_file):
    first, second = people("1999-01-31", "2001-12-24"), people("2003-05-05")
    second["pnr"] = [None]

    assert faults_of(sas_file(first, second)) == (3, [(FaultKind.BLANK_ID, "PNR", 1)])


def test_days_past_the_file_are_found_in_sas_too(sas_file):
    assert faults_of(sas_file(people("2016-01-01"))) == (1, [(FaultKind.FUTURE_DATE, "DODDATO", 1)])


def test_columns_that_pandas_makes_up_are_refused_and_its_word_is_kept_from_the_answer(sas_file, capsys):
    path = sas_file(people("1999-01-31"), says="Warning: column count mismatch (0 + 0 != 3)")

    assert faults_of(path) == (0, [(FaultKind.UNREADABLE, "", 1)])
    assert capsys.readouterr().out == ""
