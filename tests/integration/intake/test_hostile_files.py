"""Every file gets a clear answer: rows, or one reason why not. Nothing hangs, and nothing grows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bofast.casework.intake.reading.limits import LIMITS
from bofast.casework.intake.reading.refusal import Refused
from bofast.casework.intake.reading.table import Table, open_table
from bofast.vocabulary.reasons import Reason
from tests.integration.intake import hostile


def reason_for(path: Path, *, encoding: str = "") -> Reason:
    with pytest.raises(Refused) as refused, open_table(path, encoding=encoding) as table:
        list(table.rows)
    return refused.value.reason


def read(path: Path, *, encoding: str = "") -> tuple[Table, list[tuple[object, ...]]]:
    with open_table(path, encoding=encoding) as table:
        return table, [row.cells for row in table.rows]


READ_AND_MEASURE = """
import re, resource, sys
from pathlib import Path
from bofast.casework.intake.reading.table import open_table

with open_table(Path(sys.argv[1])) as table:
    count = sum(1 for _row in table.rows)
own = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1]
print(count, own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def read_in_a_fresh_process(path: Path) -> tuple[int, int, int]:
    """Rows, and the largest memory (kB) of the asking and of the reading process.

    Fresh, because the kernel counts a starting process' peak from that of the process that starts it.
    """
    command = [sys.executable, "-c", READ_AND_MEASURE, str(path)]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    count, own, reader = map(int, ended.stdout.split())
    return count, own, reader


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (hostile.zip_bomb, Reason.SHEET_UNPACKS_TOO_LARGE),
        (hostile.lying_bomb, Reason.SHEET_BROKEN),
        (hostile.billion_laughs, Reason.SHEET_HOLDS_ENTITIES),
        (hostile.external_entity, Reason.SHEET_HOLDS_ENTITIES),
        (hostile.entity_in_book, Reason.SHEET_HOLDS_ENTITIES),
        (hostile.far_cell, Reason.SHEET_HAS_TOO_MANY_COLUMNS),
        (hostile.stray_path, Reason.SHEET_BROKEN),
        (hostile.truncated, Reason.SHEET_BROKEN),
    ],
)
def test_a_hostile_workbook_is_refused_with_its_reason(tmp_path, make, reason):
    assert reason_for(make(tmp_path / "sheet.xlsx")) is reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.SHEET_EMPTY),
        (b"   \n\n", Reason.SHEET_EMPTY),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, Reason.SHEET_IN_OLD_FORMAT),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 600, Reason.SHEET_OF_UNKNOWN_FORMAT),
        (b"%PDF-1.7 something", Reason.SHEET_OF_UNKNOWN_FORMAT),
        (bytes(range(256)) * 20, Reason.SHEET_OF_UNKNOWN_FORMAT),
        (b"PK\x03\x04 not a zip after all", Reason.SHEET_BROKEN),
    ],
)
def test_a_file_that_is_no_sheet_says_so_whatever_it_is_called(tmp_path, content, reason):
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(content)

    assert reason_for(path) is reason


def test_a_row_more_than_allowed_is_refused(tmp_path):
    lines = "Bolignummer;Adresse\n" + "B;P\n" * (LIMITS.rows + 1)
    path = tmp_path / "sheet.csv"
    path.write_text(lines, encoding="utf-8")

    assert reason_for(path) is Reason.SHEET_HAS_TOO_MANY_ROWS


def test_two_hundred_thousand_rows_stay_within_bounded_memory(tmp_path):
    lines = "Bolignummer;Adresse\n" + "".join(f"B-{n};Prøvevegen {n}\n" for n in range(LIMITS.rows))
    path = tmp_path / "sheet.csv"
    path.write_text(lines, encoding="utf-8")

    count, own_kilobytes, reader_kilobytes = read_in_a_fresh_process(path)

    assert count == LIMITS.rows + 1
    assert reader_kilobytes < LIMITS.memory_bytes // 1024
    assert own_kilobytes < 60 * 1024


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_nordic_letters_are_read_in_every_usual_encoding(tmp_path, encoding):
    path = tmp_path / "sheet.csv"
    path.write_bytes("Bolignummer;Adresse\r\nB-1;Ærøvegen 1\r\n".encode(encoding))

    _table, rows = read(path)

    assert rows[1] == ("B-1", "Ærøvegen 1")


def test_the_encoding_that_the_user_names_is_used(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_bytes("Adresse\nÆrøvegen\n".encode())

    assert read(path, encoding="windows-1252")[1][1] == ("Ærøvegen".encode().decode("windows-1252"),)
    assert reason_for(_windows(tmp_path), encoding="utf-8") is Reason.SHEET_ENCODING_UNKNOWN


def _windows(folder: Path) -> Path:
    path = folder / "windows.csv"
    path.write_bytes("Adresse\nÆrøvegen\n".encode("windows-1252"))
    return path


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_separator_is_found_even_when_values_hold_another(tmp_path, delimiter):
    path = tmp_path / "sheet.csv"
    path.write_text(f'a{delimiter}b\n"1,5; x"{delimiter}2\n', encoding="utf-8")

    assert read(path)[1] == [("a", "b"), ("1,5; x", "2")]


def test_a_merged_cell_and_a_formula_without_value_are_told(tmp_path):
    rows = hostile.headings() + f'<row r="2">{hostile.text("A2", "B-1")}<c r="B2"><f>1+1</f></c></row>'
    merged = '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'
    path = hostile.workbook(tmp_path / "sheet.xlsx", rows=rows, after=merged)

    table, cells = read(path)

    assert table.merged == ("A2:A3",)
    assert cells[1][1].mark == "formula"


def test_the_reader_knows_nothing_of_the_servers_keys(tmp_path, monkeypatch):
    monkeypatch.setenv("BOFAST_FIELD_KEY", "secret")
    from bofast.casework.intake.reading import table  # noqa: PLC0415 - read after the environment is set

    assert "BOFAST_FIELD_KEY" not in table._little_environment()
