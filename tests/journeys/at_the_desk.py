"""What somebody does at a desk, in the words of the pages: the steps that a journey's script is written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.seen import accessibility_faults, sign_in

WORKED_WITHIN_MS = 120_000


@dataclass(frozen=True, slots=True)
class Desk:
    """One person at a browser, signed in; `faults` collects what is not accessible on the pages that are looked at."""

    page: Page
    address: str
    files: Path
    faults: list[str]

    def go_to(self, place: str) -> None:
        """Choose a place in the main navigation."""
        self.page.get_by_role("navigation", name="Main").get_by_role("link", name=place, exact=True).click()

    def follow(self, link: str, *, within: Locator | None = None) -> None:
        (within or self.page.locator("main")).get_by_role("link", name=link).first.click()

    def press(self, button: str, *, within: Locator | None = None) -> None:
        (within or self.page.locator("main")).get_by_role("button", name=button).first.click()

    def fill_in(self, **answers: str) -> None:
        """Fill in fields by their names: text, a choice by its label, or a box by "yes"."""
        for name, answer in answers.items():
            field = self.page.locator("main").locator(f"[name='{name}']").first
            match field.evaluate("field => field.type"):
                case "select-one":
                    field.select_option(label=answer)
                case "radio" | "checkbox":
                    self.page.locator("main").locator(f"[name='{name}'][value='{answer}']").check()
                case _:
                    field.fill(answer)

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("body")).to_contain_text(text)

    def looks_at_the_page(self) -> None:
        """Hold the page against the accessibility rules."""
        self.faults.extend(f"{self.page.url}: {fault}" for fault in accessibility_faults(self.page))

    def downloads(self, link: Locator, *, name: str) -> Path:
        with self.page.expect_download() as coming:
            link.click()
        kept = self.files / name
        coming.value.save_as(kept)
        return kept


Seated = Callable[[str], Desk]
"""Has somebody sit down, by the name to sign in with."""


def at_a_desk(browser: Browser, address: str, *, username: str, files: Path, faults: list[str]) -> Desk:
    """Somebody opens the browser in English, whose labels the journeys follow, and signs in."""
    context = browser.new_context(base_url=address, locale="en-GB")
    context.add_cookies([{"name": "django_language", "value": "en", "url": address}])
    page = context.new_page()
    sign_in(page, address, username=username)
    return Desk(page, address, files, faults)


def uploads(desk: Desk, sheet: Path) -> None:
    """Upload a sheet and wait until it has been checked."""
    desk.go_to("Import")
    desk.page.locator("#upload").get_by_label("Sheet").set_input_files(sheet)
    desk.press("Upload and check")
    expect(desk.page.get_by_text("Rows that can come in")).to_be_visible(timeout=WORKED_WITHIN_MS)


def brings_in(desk: Desk, sheet: Path) -> None:
    """Upload a sheet without faults, bring it in, and see how far it has come until it is there."""
    uploads(desk, sheet)
    desk.sees("The whole sheet fits")
    desk.press("Bring in")
    expect(desk.page.get_by_text("The sheet has come in").or_(desk.page.locator(".bf-job"))).to_be_visible()
    expect(desk.page.get_by_text("The sheet has come in")).to_be_visible(timeout=WORKED_WITHIN_MS)


def finds(desk: Desk, text: str, *, family: str) -> None:
    """Search by keyboard alone."""
    desk.page.keyboard.press("/")
    expect(desk.page.get_by_role("searchbox")).to_be_focused()
    desk.page.keyboard.type(text)
    found = desk.page.locator(".bf-suggested").get_by_role("link", name=family)
    expect(found).to_be_visible()
    found.press("Enter")
    expect(desk.page.get_by_role("heading", level=1, name=family)).to_be_visible()


def funnel_of(desk: Desk) -> dict[str, list[int]]:
    """The funnel on the results page: who is counted, and the number at each stage."""
    desk.go_to("Results")
    rows = desk.page.locator(".bf-funnel tbody tr").all()
    return {
        row.locator("th").inner_text(): [
            int(count.split()[0]) for count in row.locator(".bf-funnel-count").all_inner_texts()
        ]
        for row in rows
    }
