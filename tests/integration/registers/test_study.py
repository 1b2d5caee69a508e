"""From a made-up register to files that may leave: every study, every format, and what each of them must not tell."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from functools import cache

import openpyxl
import pyarrow.parquet as pq
import pytest
from docx import Document
from pypdf import PdfReader

from bofast.registers.engines.native import engine as native
from bofast.registers.made_up.behaviour import Behaviour, PlantedExit, Rates
from bofast.registers.made_up.plans import plan_for
from bofast.registers.made_up.store_writer import write_store
from bofast.registers.studies.catalogue import STUDIES
from bofast.registers.studies.models import released_model
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.staying import study as staying
from bofast.workbench.command import main
from bofast.workbench.exits import Exit
from bofast.workbench.study.files import FILES

MEASURED = ((7, 2015), (14, 2015), (21, 2015))
NOTHING_ELSE_HAPPENS = Behaviour(rates=Rates(leaving_home=0, split=0, joining=0))
LARGE = 50
"""A hidden number as large as this is unlikely to be written somewhere by chance."""


def run(*arguments):
    """What the command prints, and how it ends."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        code = main(["study", *map(str, arguments), "--quiet", "--made-on", "2026-11-22"])
    return code, printed.getvalue()


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return write_store(tmp_path_factory.mktemp("study") / "store", plan_for(90_000, first_year=2011, areas=21)).store


@pytest.fixture(scope="module")
def told(store):
    """Everything in one run: the answer as JSON, and the folder of the report."""
    out = store.root.with_name("report")
    code, printed = run("all", store.root, "--out", out, "--json", "--lang", "da")
    assert code == Exit.ANSWERED
    return json.loads(printed), out


@pytest.fixture(scope="module")
def hidden_numbers(store, told):
    """Numbers that stand in hidden cells and in no shown one, counted anew past all disclosure."""
    count = cache(lambda question: native.count(store, question))
    setting = Setting(store=store, count=count, measures=MEASURED)
    answer, _ = told
    hidden, shown = set(), set()
    for study in answer["studies"]:
        if not study["told"]:
            continue
        released = {
            (row["name"], row["cell"]): row for row in study["figures"] if row["what"] not in {"curve", "model"}
        }
        shown |= {row["value"] for row in released.values() if not row["is_hidden"]}
        for table in STUDIES[study["study"]](setting).asked.tables:
            for codes, value in zip(table.codes.tolist(), table.values.tolist(), strict=True):
                cell = " | ".join(
                    f"{one.printed.name}={one.printed.categories[code]}"
                    for one, code in zip(table.dimensions, codes, strict=True)
                )
                if released[table.name, cell]["is_hidden"]:
                    hidden.add(value)
    return {value for value in hidden - shown if value >= LARGE}


def test_every_file_is_there(told):
    _, out = told

    assert {path.name for path in out.iterdir()} == set(FILES)


def test_a_study_that_has_nothing_to_go_on_does_not_stop_the_others(told):
    answer, _ = told

    by_name = {study["study"]: study for study in answer["studies"]}
    assert all(by_name[name]["told"] for name in ("families", "staying", "measure"))
    assert by_name["tenancies"]["told"] is False
    assert by_name["tenancies"]["why"] == "no_tenancies"


def test_a_hidden_number_is_in_no_file(told, hidden_numbers):
    answer, out = told
    written = written_numbers(out) | {
        str(row["value"]) for study in answer["studies"] for row in study.get("figures", ()) if row["what"] == "count"
    }

    assert hidden_numbers
    assert not hidden_numbers & {float(text) for text in written if text.replace(".", "").isdigit()}


def written_numbers(out):
    """Every whole number that stands in a cell of a table, in any of the files."""
    html = (out / "report.html").read_text(encoding="utf-8")
    texts = re.findall(r"<t[dh][^>]*>([^<]*)<", html)
    texts += [cell.text for table in Document(out / "report.docx").tables for row in table.rows for cell in row.cells]
    book = openpyxl.load_workbook(out / "report.xlsx")
    # A share of 0.151 is no count of 151.
    texts += [str(cell.value) for sheet in book for row in sheet for cell in row if isinstance(cell.value, int | str)]
    texts += [line for page in PdfReader(out / "report.pdf").pages for line in page.extract_text().splitlines()]
    cells = pq.read_table(out / "cells.parquet").to_pylist()
    texts += [str(int(row["value"])) for row in cells if row["what"] == "count" and row["value"] is not None]
    return {text.strip().replace(".", "") for text in texts}


def test_a_hidden_cell_has_no_value_among_the_cells(told):
    _, out = told

    cells = pq.read_table(out / "cells.parquet").to_pylist()

    assert any(row["is_hidden"] for row in cells)
    assert all(row["value"] is None for row in cells if row["is_hidden"])


def test_the_receipt_tells_files_engine_and_what_was_hidden(told, store):
    answer, out = told

    receipts = json.loads((out / "receipt.json").read_text(encoding="utf-8"))

    receipt = receipts["staying"]
    assert receipt["origin"]["engine"] == "native"
    assert receipt["origin"]["rows"] == answer["person_years"]
    assert len(receipt["origin"]["files"]) == len(store.years()) + 3
    assert receipt["profile"] == "dst"
    hidden = {study["study"]: study["hidden_cells"] for study in answer["studies"] if study["told"]}
    assert {name: sum(table["hidden"] for table in one["tables"]) for name, one in receipts.items()} == hidden


def test_the_report_opens_without_a_network_and_speaks_danish(told):
    _, out = told

    html = (out / "report.html").read_text(encoding="utf-8")

    assert '<html lang="da"' in html
    assert "Hvor længe bliver familier i deres område?" in html
    assert "<script" not in html
    assert not re.search(r'(src|href)="https?:', html)


def test_what_was_told_already_is_that_release_again(told, store):
    first, _ = told

    code, printed = run("staying", store.root, "--json")

    (again,) = json.loads(printed)["studies"]
    assert code == Exit.ANSWERED
    assert again == next(study for study in first["studies"] if study["study"] == "staying")


def test_a_further_release_is_tested_against_those_before(told, store):
    first, _ = told

    code, printed = run("measure", store.root, "--json", "--definition", "adults=all")

    (further,) = json.loads(printed)["studies"]
    numbers = [study["release"] for study in first["studies"] if study["told"]]
    assert code == Exit.ANSWERED
    assert further["release"] == max(numbers) + 1
    assert further["tested_against"] == len(numbers)


def test_every_engine_tells_the_same(told, store):
    first, _ = told

    _, printed = run("measure", store.root, "--json", "--engine", "tables", "--memory", "512MB")

    (again,) = json.loads(printed)["studies"]
    assert again["figures"] == next(study for study in first["studies"] if study["study"] == "measure")["figures"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("staying", "--area", "999"), Exit.WRONG_USE),
        (("tenancies",), Exit.CANNOT_ESTIMATE),
        (("measure", "--measures", "nowhere.csv"), Exit.WRONG_USE),
    ],
)
def test_what_cannot_be_told_ends_by_its_cause(store, arguments, code):
    name, *rest = arguments

    assert run(name, store.root, *rest, "--json")[0] == code


def test_ctrl_c_leaves_nothing_behind(told, store, tmp_path, monkeypatch):
    def stopped(*_arguments, **_more):
        raise KeyboardInterrupt

    monkeypatch.setattr("bofast.workbench.study.files.write_word", stopped)
    released = sorted(store.root.with_name("store-released").iterdir())

    code, _ = run("measure", store.root, "--definition", "120=no", "--out", tmp_path / "report")

    assert code == Exit.STOPPED
    assert list(tmp_path.iterdir()) == []
    assert sorted(store.root.with_name("store-released").iterdir()) == released


def test_a_norwegian_register_is_studied_by_the_norwegian_rule(tmp_path):
    store = write_store(tmp_path / "store", plan_for(30_000, country="no", first_year=2014)).store

    code, printed = run("staying", store.root, "--out", tmp_path / "report", "--lang", "nb", "--json")

    answer = json.loads(printed)
    assert code == Exit.ANSWERED
    assert answer["profile"] == "ssb"
    assert answer["studies"][0]["told"]
    assert "Hvor lenge blir familier i området sitt?" in (tmp_path / "report" / "report.html").read_text("utf-8")


def test_the_planted_ratio_of_resource_strong_families_is_found(tmp_path):
    store = write_store(tmp_path / "store", plan_for(300_000, behaviour=NOTHING_ELSE_HAPPENS)).store
    setting = Setting(store=store, count=lambda question: native.count(store, question), measures=MEASURED)

    models = {model.name: model for model in staying.study(setting).models}

    for name in ("leaving_home.cloglog", "leaving_home.cox"):
        released = released_model(models[name], profile=setting.profile)
        term = released.term("kind=resource_strong")
        assert term.lower < 2.718281828 ** PlantedExit().resource_strong < term.upper
