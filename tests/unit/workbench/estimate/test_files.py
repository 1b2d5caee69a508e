"""What `bofast estimate` reads: rows, dates, weights and tables of every kind, and each fault by row and column."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bofast.workbench.exits import Exit
from bofast.workbench.tables import batches
from tests.unit.workbench.estimate.asking import answer, refusal, written


def test_parquet_csv_and_small_batches_answer_alike(
    spells: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["--covariate", "area", "--cluster", "house"]
    of_csv = answer(capsys, "cox", spells, *asked)
    table = {
        "entry": np.array([0, 0, 1, 0, 2, 1, 0, 3], np.int16),
        "exit": np.array([3, 5, 2, 4, 6, 6, 2, 7], np.float32),
        "status": np.array([1, 0, 2, 1, 1, 0, 1, 1], np.float64),
        "area": pa.array(["north", "north", "south", "south", "north", "south", "south", "north"]).dictionary_encode(),
        "house": pa.array(list("aabbccdd")),
    }
    pq.write_table(pa.table(table), tmp_path / "spells.parquet")
    monkeypatch.setattr(batches, "ROWS_AT_ONCE", 3)

    of_parquet = answer(capsys, "cox", str(tmp_path / "spells.parquet"), *asked)

    assert {**of_parquet, "file": ""} == {**of_csv, "file": ""}


def test_dates_are_counted_from_the_origin_and_open_spells_until_the_day_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path,
        "moved_in;seen;left;why\n2019-01-01;2020-01-01;2021-01-01;bought\n2020-01-01;2020-01-01;;\n"
        "2020-06-01;2020-06-01;2023-01-01;bought\n",
    )
    named = ["--entry", "seen", "--exit", "left", "--status", "why", "--origin", "moved_in", "--until", "2022-01-01"]

    content = answer(capsys, "curve", path, *named, "--at", "700,731")

    assert content["time_in"] == "days since 'moved_in'"
    # 731 days since moving in, of which 365 were seen; 731 days; 579 days, cut off at the end of observation.
    assert content["person_time"] == 366 + 731 + 579
    assert content["events"] == 1
    assert content["groups"][0]["at"][1]["survival"] == 0.5


def test_a_row_can_stand_for_many_spells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "exit,status,n\n1,1,3\n2,0,5\n3,1,0\n")

    content = answer(capsys, "curve", path, "--weight", "n", "--at", "1")

    assert content["spells"] == 8
    assert content["groups"][0]["at"][0]["survival"] == pytest.approx(5 / 8)


def test_spells_without_time_are_counted_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "entry,exit,status\n0,2,1\n2,2,1\n3,1,0\n")

    content = answer(capsys, "curve", path)

    assert (content["rows"], content["spells"], content["spells_without_time"]) == (3, 1, 2)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("0,x,1", "row 3, exit: found 'x'. Write a number, with a point before decimals."),
        ("0,,1", "row 3, exit: found ''. Write a number"),
        ("0,nan,1", "row 3, exit: found 'nan'. Write a number"),
        ("0,1e999,1", "row 3, exit: found '1e999'. Write a number"),
        (",3,1", "row 3, entry: found ''. Write a number"),
        ("0,3,", "row 3, status: found ''. Write '0' where observation ended first"),
        ("0,3,-1", "row 3, status: found '-1'. Write '0'"),
        ("0,3,1.5", "row 3, status: found '1.5'. Write '0'"),
        ("0,3", "row 3, the row: found '2 fields'. Write 3 fields, as the heading."),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_nothing_is_computed(
    row: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, f"entry,exit,status\n0,2,1\n{row}\n0,3,0\n")

    code, told = refusal(capsys, "curve", path)

    assert code == Exit.BAD_FACTS
    assert "1 cells cannot be read, so nothing was computed" in told
    assert says in told


def test_a_row_after_a_short_one_keeps_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told = refusal(capsys, "curve", written(tmp_path, "entry,exit,status\n0,2\n0,x,1\n0,3\n0,y,1\n"))

    assert [line.split(":")[0].strip() for line in told.splitlines()[1:]] == [
        "row 2, the row", "row 4, the row", "row 3, exit", "row 5, exit"
    ]  # fmt: skip


def test_of_many_faults_the_first_are_told_and_all_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = refusal(capsys, "curve", written(tmp_path, "exit,status\n" + "x,1\n" * 1000))

    assert told.count("row ") == 20
    assert "1000 cells cannot be read" in told
    assert "... and 980 more" in told


def test_a_status_outside_the_causes_told_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "exit,status\n1,moved\n2,boght\n3,open\n")

    code, told = refusal(capsys, "incidence", path, "--causes", "moved,bought", "--censored", "open")

    assert code == Exit.BAD_FACTS
    assert "row 3, status: found 'boght'. Write 'open' where observation ended first, else moved, bought." in told


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, "curve", "nowhere.csv") == (
        Exit.WRONG_USE,
        "bofast estimate: There is no file nowhere.csv.\n",
    )


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"entry,exit,status\n", b"PAR1 and no more", b"\xff\xfe\x00\x01,b\n1,2"]
)
def test_a_file_that_is_no_table(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "spells.csv"
    path.write_bytes(content)

    code, told = refusal(capsys, "curve", str(path))

    assert code == Exit.UNREADABLE_FILE
    assert str(path) in told


def test_a_cluster_keeps_its_name_from_batch_to_batch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = {"exit": [1, 2, 3, 4, 5, 6], "status": [1] * 6, "x": [0, 1, 1, 0, 0, 1]}
    houses = pa.array(["17", "b", "17", "17", "b", "17"])
    pq.write_table(pa.table({**table, "house": houses}), tmp_path / "spells.parquet")
    monkeypatch.setattr(batches, "ROWS_AT_ONCE", 2)

    content = answer(capsys, "cox", str(tmp_path / "spells.parquet"), "--covariate", "x", "--cluster", "house")

    assert content["clusters"] == 2


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "\ufeffexit;status\r\n1,5;1.0\r\n 2,5 ;0\r\n")

    content = answer(capsys, "curve", path)

    assert (content["person_time"], content["events"], content["causes"]) == (4.0, 1, ["1"])
