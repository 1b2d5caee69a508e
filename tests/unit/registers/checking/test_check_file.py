"""Single files, as they come: in odd forms that are right, and in right-looking forms that are wrong."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bofast.registers.checking.faults import FaultKind
from bofast.registers.checking.file_check import check_file
from bofast.registers.checking.folder_check import check_folder
from bofast.registers.scratch import workplace

TODAY = date(2026, 11, 22)
AKM = "PNR;SOCIO13\n6101850001;131\n6101850002;310\n"
BEF = "PNR;FAMILIE_ID;PLADS;FOED_DAG;KOEN;KOM;ADRESSE_ID;BOP_VFRA\n"


@pytest.fixture
def at():
    with workplace(threads=1) as place:
        yield place


@pytest.fixture
def faults(tmp_path, at):
    """What is wrong with a file of this name and content."""

    def find(name, content):
        path = tmp_path / name
        path.write_bytes(content.encode("cp1252") if isinstance(content, str) else content)
        return {(f.kind, f.column): f.count for f in check_file(path, name=name, today=TODAY, at=at).faults}

    return find


@pytest.mark.parametrize(
    "content",
    [
        "pnr;socio13\n6101850001;131\n",
        "Socio13,Pnr\n131,6101850001\n",
        "PNR\tSOCIO13\r\n6101850001\t0131\r\n",
        '"PNR";"SOCIO13";"BESKST13"\n"6101850001";"131";"4"\n',
        "\ufeffPNR;SOCIO13\n6101850001;131.0\n".encode(),
    ],
    ids=["lower case", "mixed case and moved", "tabs and leading zeros", "quoted, a known column more", "with BOM"],
)
def test_the_forms_that_deliveries_come_in_are_right(faults, content):
    assert faults("akm2015.csv", content) == {}


@pytest.mark.parametrize(
    "day", ["1985-01-31", "19850131", "31-01-1985", "31.01.1985", "31JAN1985", "31jan1985", "9162"]
)
def test_days_are_read_in_the_ways_they_are_written(faults, at, tmp_path, day):
    found = faults("dod2015.csv", f"PNR;DODDATO\n6101850001;{day}\n")

    assert found == {}


@pytest.mark.parametrize("day", ["1985-02-30", "soon", "1985-01-31 12:00", "123456"])
def test_what_is_no_day_is_of_a_wrong_type(faults, day):
    assert faults("dod2015.csv", f"PNR;DODDATO\n6101850001;{day}\n") == {(FaultKind.WRONG_TYPE, "DODDATO"): 1}


def test_a_day_of_sas_with_many_nines_is_a_day_and_no_end_of_time(faults):
    stays = "PNR;ADRESSE_ID;BOP_VFRA;BOP_VTIL\n6101850001;1;18000;19999\n6101850001;2;19990;31DEC9999\n"

    assert faults("befbop202412.csv", stays) == {(FaultKind.TWO_HOMES, "BOP_VFRA"): 1}


def test_a_code_of_another_time_is_not_valid(faults):
    assert faults("akm2013.csv", "PNR;SOCIO13;SOCIO02\n6101850001;131;999\n") == {}
    assert faults("akm2013.csv", "PNR;SOCIO13;SOCIO02\n6101850001;999;131\n") == {
        (FaultKind.CODE_NOT_VALID, "SOCIO13"): 1
    }


def test_a_register_under_the_name_of_another_is_told(faults):
    stays = "PNR;ADRESSE_ID;BOP_VFRA;BOP_VTIL\n6101850001;1;2001-01-01;\n"

    assert (FaultKind.WRONG_REGISTER, "") in faults("flyt2015.csv", stays)


def test_one_person_in_two_households_is_not_merely_a_row_too_many(faults):
    person = "6101850001;{};1;1985-01-01;1;101;7;2001-01-01\n"

    assert faults("bef201512.csv", BEF + person.format(1) * 2) == {(FaultKind.DUPLICATE_KEY, "PNR"): 1}
    assert faults("bef201512.csv", BEF + person.format(1) + person.format(2)) == {
        (FaultKind.TWO_HOUSEHOLDS, "FAMILIE_ID"): 1
    }


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("akm2015.csv", b"", FaultKind.EMPTY_FILE),
        ("akm2015.csv", b"PNR;SOCIO13\n", FaultKind.EMPTY_FILE),
        ("akm2015.csv", AKM.encode("utf-16"), FaultKind.UNREADABLE),
        ("akm2015.parquet", b"PAR1 and then nothing", FaultKind.UNREADABLE),
        ("akm2015.sas7bdat", b"no SAS at all" * 300, FaultKind.UNREADABLE),
        ("akm2015.xpt", b"no SAS at all" * 300, FaultKind.UNREADABLE),
        ("akm2015.csv", b"6101850001;131\n6101850002;132\n", FaultKind.NO_HEADER),
        ("udda2015.csv", AKM.encode(), FaultKind.UNKNOWN_FILE),
        ("akm2015.csv", b"PNR;SOCIO13;SOCIO13\n6101850001;131;132\n", FaultKind.COLUMN_TWICE),
    ],
)
def test_a_file_that_is_spoilt_as_a_whole_is_told(faults, name, content, kind):
    assert kind in {found for found, _ in faults(name, content)}


def test_a_parquet_file_that_was_damaged_in_the_middle_is_told(tmp_path, faults):
    path = tmp_path / "whole.parquet"
    numbers = [f"61018{number:05}" for number in range(50_000)]
    pq.write_table(pa.table({"PNR": numbers, "SOCIO13": [131] * 50_000}), path)
    content = bytearray(path.read_bytes())
    content[2_000:40_000] = bytes(38_000)

    assert faults("akm2015.parquet", bytes(content)) == {(FaultKind.UNREADABLE, ""): 1}


def test_real_numbers_are_found_and_neither_they_nor_any_cell_is_ever_shown(tmp_path, at):
    # Of people born in 1858-1899: in the form of issued numbers, and nobody's.
    (tmp_path / "akm2015.csv").write_text("PNR;SOCIO13\n0101585001;7777777777\n0201585002;131\n0301585003;abc\n")
    (tmp_path / "akm2016.csv").write_text("0101585001;131\n0201585002;131\n")
    (tmp_path / "0101585001.csv").write_text("0101585001\n")

    report = check_folder(tmp_path, at=at, today=TODAY)

    kinds = {fault.kind: fault.count for fault in report.faults if fault.file == "akm2015.csv"}
    assert kinds[FaultKind.REAL_IDENTITY_NUMBERS] == 3
    told = str([(fault.column, fault.found, fault.to_do) for fault in report.faults])
    assert not any(secret in told for secret in ("585001", "585002", "585003", "7777", "abc"))


def test_made_up_and_pseudonymous_numbers_are_not_taken_for_real_ones(faults):
    pseudonyms = [f"{number:012}" for number in range(101_580_000_000, 101_580_000_040)]
    made_up = [f"61{month:02}85{number:04}" for month in (1, 12) for number in range(20)]
    tenor = ["17912099997", "29822099635", "05840399895"]

    for numbers in (pseudonyms, made_up, tenor):
        assert faults("akm2015.csv", "PNR;SOCIO13\n" + "".join(f"{number};131\n" for number in numbers)) == {}


def test_an_id_that_changes_its_length_between_files_is_told(tmp_path, at):
    for year, number in ((2014, "6101850001"), (2015, "6101850001"), (2016, "610185000123")):
        (tmp_path / f"akm{year}.csv").write_text(f"PNR;SOCIO13\n{number};131\n")

    (fault,) = check_folder(tmp_path, at=at, today=TODAY).faults

    assert (fault.kind, fault.file, fault.count) == (FaultKind.ID_LENGTH, "akm2016.csv", 1)


def test_a_year_that_came_only_as_another_quarter_is_missing(tmp_path, at):
    row = "6101850001;1;1;1985-01-01;1;101;7;2001-01-01\n"
    for time in ("200812", "200903", "200906", "201012", "201103"):
        (tmp_path / f"bef{time}.csv").write_text(BEF + row)
    for year in (2008, 2009, 2010):
        (tmp_path / f"akm{year}.csv").write_text("PNR;SOCIO13\n6101850001;131\n")

    faults = check_folder(tmp_path, at=at, today=TODAY).faults

    assert [(fault.file, fault.found) for fault in faults if fault.file == "BEF"] == [
        ("BEF", "no 2009, between delivered years")
    ]


def test_letters_that_were_read_wrong_are_counted_and_right_ones_are_not(faults):
    wrong = ["Å".encode().decode("cp1252"), "Søndre".encode().decode("cp1252")]
    rows = f"ADRESSE_ID;OMRAADE;NAVN\n1;1;Søndre Å\n2;1;{wrong[0]}\n3;1;{wrong[1]}\n"

    assert faults("omraader.csv", rows) == {(FaultKind.BROKEN_ENCODING, "NAVN"): 2}
    assert faults("omraader.csv", "ADRESSE_ID;OMRAADE;NAVN\n1;1;Søndre Å\n".encode()) == {}
