"""The gallery in a browser: accessible, whole on a phone and at a desk, by keyboard, and without script."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

AXE = Path(__file__).parent / "axe" / "axe.min.js"
PHONE: ViewportSize = {"width": 390, "height": 800}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = ("/design/", "/design/page/?as_of", "/design/reason/")

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.one_database]


@pytest.fixture(autouse=True)
def shown_for_trying_out(settings):
    settings.BOFAST_SHOW_GALLERY = True


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "en-GB"}


@pytest.fixture
def said(page: Page) -> list[str]:
    """What the console said; a breach of the content policy shows there."""
    lines: list[str] = []
    page.on("console", lambda message: lines.append(message.text))
    page.on("pageerror", lambda error: lines.append(str(error)))
    return lines


def faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    return [f"{fault['id']}: {node['html']}" for fault in found for node in fault["nodes"]]


@pytest.mark.parametrize("path", PAGES)
def test_every_part_is_accessible_on_a_phone_and_at_a_desk(live_server, page, said, path):
    page.goto(live_server.url + path)

    for width in (390, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert faults(page) == []
    assert said == []


@pytest.mark.parametrize("path", PAGES)
def test_no_page_moves_sideways(live_server, page, path):
    page.goto(live_server.url + path)

    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_is_fetched_from_elsewhere(live_server, page):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(live_server.url + "/design/")

    assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []


def test_a_figure_opens_its_reason_beside_the_page_and_gives_the_focus_back(live_server, page, said):
    page.goto(live_server.url + "/design/page/")
    figure = page.get_by_role("link", name="11,770 kr (Buy): why")

    figure.press("Enter")
    expect(page.get_by_role("dialog").get_by_text("Rests on")).to_be_visible()
    expect(page.locator("#panel-content > article > ul article")).to_have_count(1)
    assert faults(page) == []
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(figure).to_be_focused()
    assert said == []


def test_keys_lead_to_the_search_and_to_the_list_of_keys_and_can_be_switched_off(live_server, page):
    page.goto(live_server.url + "/design/page/")

    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.get_by_role("button", name="Single keys are on").click()
    page.keyboard.press("Escape")
    page.keyboard.press("/")

    expect(page.get_by_role("searchbox")).not_to_be_focused()


def test_g_and_a_letter_go_there(live_server, page):
    page.goto(live_server.url + "/design/page/")

    page.keyboard.press("g")
    page.keyboard.press("h")

    expect(page).to_have_url(live_server.url + "/design/page/#homes")


def test_the_header_of_the_family_stays_and_hides_no_section_that_is_led_to(live_server, page):
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": 1440, "height": 700})
    page.goto(live_server.url + "/design/page/")

    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Five ways home").click()
    expect(page.locator("#ways")).to_be_in_viewport()

    header = page.locator(".bf-family-head").bounding_box()
    section = page.locator("#ways").bounding_box()
    assert header is not None
    assert section is not None
    assert header["y"] == 0
    assert section["y"] >= header["height"]


def test_a_dangerous_deed_asks_first(live_server, page):
    page.goto(live_server.url + "/design/")

    page.get_by_role("link", name="End the follow-up").click()

    expect(page.get_by_role("dialog", name="End the follow-up of the Berg family?")).to_be_visible()


def test_the_menu_of_a_phone_opens_without_script(live_server, browser: Browser):
    with browser.new_context(java_script_enabled=False, locale="en-GB", viewport=PHONE) as context:
        page = context.new_page()
        page.goto(live_server.url + "/design/page/")

        page.get_by_role("button", name="Menu").click()
        expect(page.get_by_role("link", name="Results")).to_be_visible()


def test_a_figure_leads_to_its_reason_without_script(live_server, browser: Browser):
    with browser.new_context(java_script_enabled=False, locale="en-GB") as context:
        page = context.new_page()
        page.goto(live_server.url + "/design/page/")

        page.get_by_role("link", name="11,770 kr (Buy): why").click()

        expect(page).to_have_url(live_server.url + "/design/reason/")


@pytest.mark.parametrize("language", ["nb", "da", "en"])
def test_the_parts_speak_the_language_of_the_reader(live_server, browser: Browser, language):
    with browser.new_context(locale=language) as context:
        page = context.new_page()
        page.goto(live_server.url + "/design/page/")

        expect(page.locator("html")).to_have_attribute("lang", language)
        words = {"nb": "Må skje først", "da": "Skal ske først", "en": "Must happen first"}
        expect(page.get_by_role("columnheader", name=words[language])).to_be_visible()
        assert faults(page) == []
