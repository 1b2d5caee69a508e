"""`bofast study tenancies FILE`: from one file to a report, and nothing hidden in any file that it writes."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from zipfile import ZipFile

import pyarrow.parquet as pq
import pypdf
import pytest

from bofast.registers.ingest.ingest import ingest
from bofast.registers.made_up.delivery.writing import FileForm, write_delivery
from bofast.registers.made_up.plans import plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.workbench.exits import Exit
from bofast.workbench.study.command import main
from tests.factories.tenancies import HEAD, made_up, write

MANY = 4321


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A few hundred tenancies, and one household with thousands in a row: a large figure on one household."""
    rows = made_up(3)
    first = date(2013, 3, 1)
    for night in range(MANY):
        days = (first + timedelta(days=night), first + timedelta(days=night + 1))
        rows.append(
            rows[0]
            | {"leieforhold_id": f"{90_000_000 + night}", "husstand_id": "99999999", "bolig_id": "Gr999999"}
            | {"fra_dato": days[0].isoformat(), "til_dato": days[1].isoformat(), "grunn": "0", "barn": "1"}
        )
    return write(tmp_path_factory.mktemp("own") / "our homes.csv", rows)


@pytest.fixture(scope="module")
def report(own, tmp_path_factory):
    out = tmp_path_factory.mktemp("report") / "out"
    assert main(["tenancies", str(own), "--out", str(out), "--lang", "nb", "--quiet"]) == Exit.ANSWERED
    return out


def texts_of(report):
    """What can be read in each file."""
    html = re.sub(r"<(style|svg).*?</\1>", " ", (report / "report.html").read_text(encoding="utf-8"), flags=re.DOTALL)
    yield "html", re.sub(r"<[^>]+>", " ", html)
    yield "pdf", " ".join(page.extract_text() for page in pypdf.PdfReader(report / "report.pdf").pages)
    for name in ("report.docx", "report.xlsx"):
        with ZipFile(report / name) as archive:
            parts = [archive.read(part).decode() for part in archive.namelist() if part.endswith(".xml")]
        yield name, re.sub(r"<[^>]+>", " ", " ".join(parts))
    yield "cells", str(pq.read_table(report / "cells.parquet").to_pylist())
    for path in (report / "receipt.json", *report.parent.glob("*.json")):
        yield path.name, path.read_text(encoding="utf-8")


def test_a_figure_on_one_household_is_in_no_file(report, own):
    archive = own.with_name(f"{own.name}-released")
    told = [*texts_of(report), *((path.name, path.read_text(encoding="utf-8")) for path in archive.iterdir())]

    # That household moved 4,320 times within the department; however the number is written.
    assert [name for name, text in told if re.search(r"(?<!\d)4[\s.,\xa0\u202f]?320(?!\d)", text)] == []


def test_hidden_cells_have_no_value_and_the_auditor_saw_them_all(report):
    cells = pq.read_table(report / "cells.parquet").to_pylist()
    receipt = json.loads((report / "receipt.json").read_text(encoding="utf-8"))["tenancies"]

    hidden = [cell for cell in cells if cell["is_hidden"]]
    assert hidden
    assert all(cell["value"] is None for cell in hidden)
    assert receipt["audited"]
    assert [file["name"] for file in receipt["origin"]["files"]] == ["our homes.csv"]


def test_a_small_department_has_its_sentence_in_norwegian(report):
    text = re.sub(r"\s+", " ", (report / "report.html").read_text(encoding="utf-8"))

    assert "Sundet: Færre enn 100 beboere eller 50 husstander etter egne leieforhold." in text
    assert "Våre egne leieforhold" in text


def test_the_contracts_own_columns_are_enough(tmp_path, capsys):
    path = write(tmp_path / "own.csv", made_up(4), head=HEAD)

    assert main(["tenancies", str(path), "--json", "--quiet"]) == Exit.ANSWERED

    figures = json.loads(capsys.readouterr().out)["studies"][0]["figures"]
    assert {figure["name"] for figure in figures} >= {"open", "ended", "home.with_children", "ending"}


def test_a_file_that_does_not_keep_its_contract_is_refused_with_its_faults(tmp_path, capsys):
    rows = made_up(5)
    rows[3]["grunn"] = "sold"
    path = write(tmp_path / "own.csv", rows)

    assert main(["tenancies", str(path), "--json", "--quiet"]) == Exit.FAULTS_IN_REGISTER

    assert "1 x wrong_type grunn: The values cannot be read" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_no_table_is_refused(tmp_path, capsys):
    path = tmp_path / "own.xlsx"
    path.write_bytes(b"PK")

    assert main(["tenancies", str(path), "--quiet"]) == Exit.WRONG_USE
    assert "Give it as CSV or Parquet." in capsys.readouterr().err


def test_other_studies_say_that_a_file_of_tenancies_cannot_answer_them(tmp_path, capsys):
    path = write(tmp_path / "own.csv", made_up(6), head=HEAD)

    assert main(["staying", str(path), "--json", "--quiet"]) == Exit.CANNOT_ESTIMATE
    assert capsys.readouterr().err.startswith("bofast study: staying:")


def test_tenancies_that_come_with_a_danish_register_meet_its_homes(tmp_path):
    delivery = tmp_path / "delivery"
    write_delivery(delivery, plan_for(10_000, first_year=2020, last_year=2021), form=FileForm.PARQUET)
    population = pq.read_table(next(delivery.glob("bef2020*.parquet")))
    (column,) = (name for name in population.column_names if name.upper() == "ADRESSE_ID")
    address = population.column(column)[0].as_py()
    write(delivery / "leieforhold.csv", [made_up(7)[0] | {"bolig_id": address}])

    store = ingest(delivery, out=tmp_path / "store", today=date(2026, 11, 22)).store

    (home,) = pq.read_table(store.tenancies).column("dwid").to_pylist()
    assert home in set(store.read_year(2021, columns=["dwid"]).column("dwid").to_pylist())
    assert store.about().origin == "ingested"


def test_stays_by_the_day_of_a_made_up_register_are_told_in_danish(tmp_path):
    store = write_store(tmp_path / "store", plan_for(30_000, country="no", last_year=2012, areas=2)).store

    assert main(["spells", str(store.root), "--out", str(tmp_path / "out"), "--lang", "da", "--quiet"]) == Exit.ANSWERED

    cells = pq.read_table(tmp_path / "out" / "cells.parquet").to_pylist()
    ends = {cell["cell"]: cell["value"] for cell in cells if cell["name"] == "ends"}
    assert sum(value or 0 for value in ends.values()) > 500
    assert "På dagen: Hvor længe bliver familierne boende i området?" in (tmp_path / "out" / "report.html").read_text()
