"""A coordinator's day, in a browser against the running server: from a sheet with faults to a family that has bought.

The office has people, its own figures and a programme, and no family yet. The day is the one of `the_day`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.at_the_desk import Desk, Seated, brings_in, finds, funnel_of, uploads

pytestmark = [pytest.mark.xdist_group("coordinators-day"), pytest.mark.db]

EXAMPLES = Path(__file__).parents[2] / "examples"
FAMILY = "Familien Testvoll"
NOBODY = {"Families": [0, 0, 0, 0], "Providers": [0, 0, 0, 0], "Children": [0, 0, 0, 0]}
ALL_THE_WAY = {"Families": [1, 1, 1, 1], "Providers": [2, 2, 2, 2], "Children": [5, 5, 5, 5]}


@pytest.fixture
def server(empty_office_server: str) -> str:
    """An office into which nothing has been brought yet."""
    return empty_office_server


def test_a_family_gets_home(sits_down: Seated):
    kari = sits_down("kari")

    mends_the_sheet_with_faults(kari)
    brings_in_the_register(kari)
    sees_that_the_same_sheet_changes_nothing(kari)
    takes_everybody_into_the_programme(kari)
    assert funnel_of(kari) == NOBODY

    finds(kari, "testvoll", family=FAMILY)
    sees_it_outgrow_the_home(kari)
    maps_the_family(kari)
    writes_down_the_economy(kari)
    compares_the_five_ways(kari)
    opens_a_reason_by_keyboard(kari)
    chooses_to_buy(kari)
    writes_the_plan(kari)
    does_a_step_and_takes_it_back(kari)
    recommends_the_loan(kari)

    liv = sits_down("liv")
    the_leader_decides(liv)

    records_the_purchase(kari)
    assert funnel_of(kari) == ALL_THE_WAY
    makes_the_report_in_three_formats(kari)
    reads_in_three_languages(kari)


def mends_the_sheet_with_faults(kari: Desk) -> None:
    uploads(kari, EXAMPLES / "homes-with-faults.xlsx")
    kari.sees("Some rows do not fit", "Nothing has been written yet.")
    listed = kari.page.get_by_role("table", name="What to mend").get_by_role("row").all_inner_texts()
    rooms = next(row.split("\t") for row in listed if row.startswith("F5"))
    assert rooms[1:4] == ["Rooms", "tre", "This is not a number of the kind that belongs here. Write digits alone."]
    kari.looks_at_the_page()

    copy = kari.downloads(kari.page.get_by_role("link", name="Download the marked copy"), name="marked.xlsx")
    marked = load_workbook(copy)
    cell = marked.worksheets[0]["F5"]
    assert cell.value == "tre"
    assert cell.comment is not None
    assert rooms[3] in cell.comment.text
    assert len(list(marked.worksheets[1].iter_rows())) == len(listed)


def brings_in_the_register(kari: Desk) -> None:
    for sheet, new in {"homes.xlsx": 110, "families.xlsx": 288, "tenancies.xlsx": 62}.items():
        brings_in(kari, EXAMPLES / sheet)
        kari.sees(f"New: {new}", "Left out: 0")


def sees_that_the_same_sheet_changes_nothing(kari: Desk) -> None:
    brings_in(kari, EXAMPLES / "families.xlsx")
    kari.sees("New: 0", "Changed: 0", "Unchanged: 288")
    kari.go_to("Families")
    kari.sees("64 families")
    kari.looks_at_the_page()


def takes_everybody_into_the_programme(kari: Desk) -> None:
    kari.go_to("Results")
    kari.follow("The programme")
    kari.follow("Take families in")
    for box in kari.page.locator("main [name=families]").all():
        box.check()
    kari.press("Take them in")
    kari.sees("64 families take part now.")


def sees_it_outgrow_the_home(kari: Desk) -> None:
    kari.sees("Too small from 12 March 2027")
    kari.looks_at_the_page()
    kari.page.goto("/outgrown")
    row = kari.page.get_by_role("row").filter(has_text=FAMILY)
    expect(row).to_contain_text("12 March 2027")
    kari.looks_at_the_page()
    kari.follow(FAMILY)


def maps_the_family(kari: Desk) -> None:
    kari.follow("Mapping")
    kari.fill_in(information_date="2026-11-20")
    kari.press("Begin a mapping")
    kari.fill_in(**{"household.kind": "couple_with_children", "person.needs_interpreter": "__unknown__"})
    kari.press("Save and go on")
    kari.fill_in(**{"situation.now": "rents_municipal", "situation.reasons": "unsuitable"})
    kari.looks_at_the_page()
    while kari.page.get_by_role("button", name="Save and go on").is_visible():
        kari.press("Save and go on")
    kari.press("Save and finish")
    kari.sees("complete")


def writes_down_the_economy(kari: Desk) -> None:
    family = kari.page.url.partition("/map")[0]
    kari.page.goto(f"{family}/economy/income")
    kari.fill_in(net_per_month="21 500", gross_per_month="28 000", permanence="lasts", from_day="2026-11-01")
    kari.press("Write it down")
    kari.sees("Written down. The five ways count with it.")
    kari.page.goto(f"{family}/economy/wealth")
    kari.fill_in(net="80 000", savings="80 000", from_day="2026-11-01")
    kari.press("Write it down")
    kari.looks_at_the_page()
    kari.page.goto(family)


def compares_the_five_ways(kari: Desk) -> None:
    kari.follow("The whole comparison")
    kari.follow("Enter Buy")
    kari.fill_in(price="2 450 000", costs="65 000", equity="80 000", running_costs_per_month="3 900")
    kari.fill_in(rooms="6", bedrooms="5", area_m2="128")
    kari.press("Write it down")
    rows = kari.page.get_by_role("table", name="Five ways home").get_by_role("rowheader").all_inner_texts()
    assert sorted(row.split()[0] for row in rows) == ["Buy", "Improve", "Move", "Rent", "Stay"]
    kari.sees("Conditions of the start loan")
    kari.looks_at_the_page()


def opens_a_reason_by_keyboard(kari: Desk) -> None:
    ways = kari.page.get_by_role("table", name="Five ways home")
    figure = ways.get_by_role("link", name="Stay: left to live on")
    figure.press("Enter")
    panel = kari.page.get_by_role("dialog")
    expect(panel.get_by_text("Rests on").first).to_be_visible()
    kari.looks_at_the_page()
    kari.page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(figure).to_be_focused()


def chooses_to_buy(kari: Desk) -> None:
    kari.follow("Choose with the family Buy")
    kari.fill_in(
        chosen_on="2026-11-23", reason="Lønnen varer, og huset har rom til alle.", own_words="Vi vil eie selv."
    )
    kari.press("Write it down")
    kari.sees("chosen: Buy", "Vi vil eie selv.")


def writes_the_plan(kari: Desk) -> None:
    kari.follow(FAMILY)
    plan = kari.page.locator("#plan")
    kari.press("Begin the follow-up", within=plan)
    kari.follow("Add a goal Housing", within=plan)
    kari.fill_in(own_words="Et hus der barna kan bli til de er store.")
    kari.press("Save the goal")
    kari.follow("Add a step Housing", within=plan)
    kari.fill_in(what="Søke startlån", due_on="2026-12-01")
    kari.press("Save the step")
    expect(plan).to_contain_text("Søke startlån")
    kari.follow("Write down a conversation")
    kari.fill_in(how="Home visit", note="Snakket om huset.")
    kari.press("Save the conversation")
    kari.follow("Add a consent")
    kari.fill_in(purpose="Avklare lån", facts_shared="Inntekt og bolig")
    kari.page.get_by_label("Prøvebanken").check()
    kari.press("Save the consent")
    kari.sees("Avklare lån")
    kari.looks_at_the_page()


def does_a_step_and_takes_it_back(kari: Desk) -> None:
    plan = kari.page.locator("#plan")
    kari.press("Done", within=plan)
    kari.page.locator("[data-toast]").get_by_role("button", name="Undo").click()
    expect(plan.get_by_role("button", name="Done").first).to_be_visible()


def recommends_the_loan(kari: Desk) -> None:
    kari.follow("Buying, step by step")
    kari.follow("New application")
    kari.fill_in(amount="2 385 000", term_years="40", exception="E1 – the low income is lasting")
    kari.press("Save the application")
    kari.follow("Buying, step by step")
    kari.follow("Recommend the loan")
    kari.fill_in(reason="Inntekten bærer lånet over 40 år, og boligen passer.")
    kari.press("Recommend")
    kari.follow("Buying, step by step")
    kari.sees("waits for a decision")
    expect(kari.page.get_by_role("link", name="Grant the loan")).to_have_count(0)


def the_leader_decides(liv: Desk) -> None:
    finds(liv, "testvoll", family=FAMILY)
    liv.follow("Buying, step by step")
    liv.follow("Grant the loan")
    liv.looks_at_the_page()
    liv.press("Grant the loan")
    liv.sees("The loan is granted.")


def records_the_purchase(kari: Desk) -> None:
    kari.page.reload()
    kari.follow("Record the purchase")
    kari.fill_in(home="PR-01", price="2 450 000", equity="65 000", rate_percent="4.2", children_kept_school="yes")
    kari.looks_at_the_page()
    kari.press("Record the purchase")
    kari.sees("The purchase is recorded", "bought")


def makes_the_report_in_three_formats(kari: Desk) -> None:
    kari.looks_at_the_page()
    kari.follow("Make the report")
    made = {}
    for kind in ("docx", "xlsx", "pdf"):
        kari.fill_in(format=kind)
        made[kind] = kari.downloads(kari.page.get_by_role("button", name="Make the report"), name=f"report.{kind}")
    kari.looks_at_the_page()

    sheet = load_workbook(made["xlsx"])["Figures"]
    figures = {row[0].value: [cell.value for cell in row[1:4]] for row in sheet.iter_rows(min_row=6)}
    reader = PdfReader(made["pdf"])
    in_words = [
        " ".join(cell.text for table in Document(str(made["docx"])).tables for row in table.rows for cell in row.cells),
        " ".join(page.extract_text() for page in reader.pages),
    ]
    for step in ("Mapped", "Contacted", "Active", "Bought"):
        assert figures[step] == [1, 2, 5]
        assert all(f"{step} 1 2 5" in " ".join(words.split()) for words in in_words), step
    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"]) == ("en", True)
    assert reader.metadata is not None
    assert reader.metadata.title


def reads_in_three_languages(kari: Desk) -> None:
    kari.go_to("My day")
    for language, heading in {"nb": "Min dag", "da": "Min dag", "en": "My day"}.items():
        kari.page.locator(".bf-languages").get_by_role("button", name=language).click()
        expect(kari.page.locator("html")).to_have_attribute("lang", language)
        expect(kari.page.get_by_role("heading", level=1)).to_have_text(heading)
        kari.looks_at_the_page()
