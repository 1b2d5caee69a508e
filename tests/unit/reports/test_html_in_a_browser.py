"""The page in a browser: accessible, whole on a phone and at a desk, silent, and printed with its tables."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from bofast.reports.content import Language
from bofast.reports.html import write_html
from tests.journeys.seen import AXE
from tests.unit.reports.made import LABELS, YEARS, made_report

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(write_html(made_report(Language.NORWEGIAN)), encoding="utf-8")
    return file


def faults(page: Page) -> list[str]:
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)["violations"]
    return [f"{fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def test_it_is_accessible_and_never_moves_sideways(page, file):
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.locator("summary").first.click()
    page.evaluate(AXE)

    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    assert asked == [file.as_uri()]


def test_a_wide_table_moves_within_its_own_frame_by_keyboard(page, file):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(file.as_uri())
    frame = page.get_by_role("group", name=YEARS.caption)

    frame.focus()
    page.keyboard.press("ArrowRight")

    page.wait_for_function("frame => frame.scrollLeft > 0", arg=frame.element_handle())
    expect(frame).to_be_focused()


def test_the_first_link_leads_past_the_contents(page, file):
    page.goto(file.as_uri())

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name=LABELS[Language.NORWEGIAN].skip)).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_on_paper_the_folded_tables_are_seen(page, file):
    page.goto(file.as_uri())
    folded = page.locator("details table").first
    assert folded.bounding_box() is None or not folded.is_visible()

    page.emulate_media(media="print")

    expect(folded).to_be_visible()
    expect(page.get_by_role("navigation")).to_be_hidden()
