"""The workbook: a sheet a table, numbers that add up, and no formula whatever was typed."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bofast.reports.content import Language, Section, Table
from bofast.reports.excel import write_excel
from tests.unit.reports.made import DECISIONS, FORMULA, HOSTILE, LABELS, YEARS, made_report


@pytest.fixture(scope="module", params=list(Language))
def written(request):
    return request.param, load_workbook(BytesIO(write_excel(made_report(request.param))))


def test_there_is_a_sheet_a_table_between_the_figures_and_the_definitions(written):
    language, book = written

    first, counts, years, empty, decisions, last = book.sheetnames
    assert (first, last) == (LABELS[language].figures, LABELS[language].definitions_sheet)
    assert (counts, years) == ("Familier etter område", "År for år")
    assert (empty, decisions) == ("Ingen rader", "Beslutninger")
    assert len({name.lower() for name in book.sheetnames}) == 6
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_numbers_are_numbers_and_hidden_ones_are_words(written):
    rows = list(written[1].worksheets[1].iter_rows(min_row=2, max_row=3))

    assert [(cell.value, cell.number_format) for cell in rows[0][1:]] == [
        (1204, "#,##0"),
        (0.985, "0.0 %"),
        (0.82, "#,##0.00"),
    ]
    assert [(cell.value, cell.data_type) for cell in rows[1]] == [(FORMULA, "s"), ("få", "s"), ("få", "s"), ("–", "s")]


def test_nothing_is_a_formula(written):
    cells = [cell for sheet in written[1].worksheets for row in sheet.iter_rows() for cell in row]

    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert HOSTILE in {cell.value for cell in cells}


def test_it_opens_on_the_figures_and_leads_to_each_table_by_its_whole_caption(written):
    front = written[1].worksheets[0]

    assert [cell.value for cell in front[6]] == ["Vestbyen", 1204, 0.985, 0.82]
    led_to = {cell.value: cell.hyperlink.location for cell in front["A"] if cell.hyperlink}
    assert led_to[YEARS.caption] == f"'{written[1].sheetnames[2]}'!A1"
    assert led_to[DECISIONS.caption] == "'Beslutninger'!A1"


def test_a_note_stands_under_its_table(written):
    assert written[1].worksheets[1]["A5"].value == "få: færre enn fem familier"


def test_a_caption_that_is_no_name_for_a_sheet_is_cut_between_its_words():
    long = "Familier som har flyttet ut av hjemmet sitt"
    report = replace(
        made_report(Language.NORWEGIAN),
        sections=(Section("", figures=(Table(long, ("a",), ()), Table(long, ("a",), ()))),),
    )

    names = load_workbook(BytesIO(write_excel(report))).sheetnames
    assert names[1:3] == ["Familier som har flyttet ut av", "Familier som har flyttet ut (2)"]
