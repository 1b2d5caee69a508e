"""The essential parts of a day in a browser that runs no script: every page is a page, every deed a form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.at_the_desk import Desk
from tests.journeys.seen import sign_in

pytestmark = [pytest.mark.xdist_group("every-page"), pytest.mark.one_database]

EXAMPLES = Path(__file__).parents[2] / "examples"
FAMILY, FOLLOWED = "Familien Eksempelvoll", "Familien Prøvstrand"


@pytest.fixture
def kari(browser: Browser, example_server: str, tmp_path: Path) -> Iterator[Desk]:
    with browser.new_context(base_url=example_server, locale="en-GB", java_script_enabled=False) as context:
        page = context.new_page()
        sign_in(page, example_server, username="kari")
        page.locator(".bf-languages").get_by_role("button", name="en").click()
        yield Desk(page, example_server, tmp_path, [])


def look_for(desk: Desk, family: str) -> None:
    """Search without suggestions: what is written is sent with Enter."""
    desk.page.get_by_role("searchbox").fill(family)
    desk.page.get_by_role("searchbox").press("Enter")
    desk.follow(family)


def test_a_family_is_found_read_and_written_about(kari: Desk):
    look_for(kari, FAMILY)
    kari.sees("The home is too small")

    kari.follow("Write down a conversation")
    kari.fill_in(how="Phone call", note="Ringte om visningen.", next_step="Ringe på nytt")
    kari.press("Save the conversation")

    kari.sees("The conversation is written down.", "Ringte om visningen.")


def test_a_figure_leads_to_its_reason(kari: Desk):
    kari.go_to("Families")
    kari.follow(FAMILY)
    kari.follow("The whole comparison")
    kari.follow("Stay: left to live on")

    expect(kari.page.get_by_role("heading", level=1)).to_have_text("Why? Stay")
    kari.sees("Left to live on", "Rests on")


def test_a_sheet_is_checked_and_its_faults_are_shown(kari: Desk):
    kari.go_to("Import")
    kari.page.locator("#upload [name=file]").set_input_files(EXAMPLES / "homes-with-faults.xlsx")
    kari.press("Upload and check")
    mends = kari.page.get_by_role("table", name="What to mend")
    for _ask_again in range(60):
        if mends.is_visible():
            break
        kari.page.wait_for_timeout(500)
        kari.page.reload()

    expect(mends.get_by_role("row").filter(has_text="F5")).to_contain_text("tre")


def test_the_figures_stand_and_a_dangerous_deed_still_asks_first(kari: Desk):
    kari.go_to("Results")
    numbers = kari.page.locator(".bf-funnel tbody tr").first.locator(".bf-funnel-count").all_inner_texts()
    assert [number.split()[0] for number in numbers] == ["64", "30", "11", "9"]

    look_for(kari, FOLLOWED)
    kari.follow("End the follow-up")
    expect(kari.page.get_by_role("button", name="End the follow-up")).to_be_visible()
