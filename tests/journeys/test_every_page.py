"""Every page of the example in three languages: accessible, whole on a phone and at a desk, quiet, and in one language.

What is accessible is so in every language, as only the texts differ: it is looked at in one. One server, one browser;
each of the cast signs in once. What the resolver has and this does not show is told by name.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.own_server import Installation
from tests.journeys.seen import (
    VISIBLE_TEXTS,
    Noise,
    accessibility_faults,
    english_left,
    frame_faults,
    sideways,
    sign_in,
    untranslated_texts,
)

pytestmark = [pytest.mark.xdist_group("every-page"), pytest.mark.one_database]

DESK, PHONE, NARROWEST = 1440, 390, 320
FRAGMENTS = {"search-suggest"}
"""Answers that are a piece of a page."""
SHOWN_ELSEWHERE = {
    "home": "leads to my day",
    "set_language": "is only sent",
    "family-open": "leads back to a family that is open already",
    "family-map-section": "of a finished mapping; an unfinished one is shown",
    "families-export": "a file",
    "outgrown-export": "a file",
    "ways-all-export": "a file",
    "letting-vacancies-export": "a file",
    "letting-list-export": "a file",
    "letting-board-export": "a file",
    "letting-run-record": "a file",
    "letting-trial": "shown by test_letting_day, which tries other rules",
    "intake-template": "a file",
    "intake-marked-copy": "a file",
    "document": "a file",
    "letting-swap": "nobody of the example swaps homes; shown by the tests of swaps",
    "letting-swap-take-up": "likewise",
    "letting-swap-no": "likewise",
    "letting-swap-refuse": "likewise",
    "letting-swap-give-up": "likewise",
    "letting-swap-complete": "likewise",
    "letting-swap-take-back": "likewise",
    "letting-division-undo": "nothing of the example is divided",
    "homes-fitting": "a piece of a form that asks for a home, shown while one writes in it",
    "intake-application": "the example has no digital application",
    "protections": "nobody of the example works with protected cases",
    "parts": "shown by test_gallery",
    "parts-page": "shown by test_gallery",
    "parts-reason": "shown by test_gallery",
    "parts-job": "shown by test_gallery",
}
ONLY_SENT = 405


@dataclass(frozen=True, slots=True)
class Shown:
    """A page, and by whom it is looked at (empty: nobody has signed in)."""

    url: str
    who: str


@pytest.fixture(scope="session")
def listed(example_installation: Installation, example_server: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(example_installation.do("tests.journeys.list_pages"))
    return rows


@pytest.fixture(scope="session")
def pages(listed: list[dict[str, object]]) -> list[Shown]:
    found = [Shown(str(row["url"]), str(row["who"])) for row in listed if row["is_page"]]
    fragments = {row["url"] for row in listed if row["name"] in FRAGMENTS}
    return sorted({page for page in found if page.url not in fragments}, key=lambda page: (page.who, page.url))


@pytest.fixture(scope="session")
def cast(browser: Browser, example_server: str, pages: list[Shown]) -> Iterator[dict[str, BrowserContext]]:
    """A context for each who looks, signed in once."""
    contexts: dict[str, BrowserContext] = {}
    for who in {page.who for page in pages}:
        contexts[who] = browser.new_context(base_url=example_server, locale="nb-NO", reduced_motion="reduce")
        if who:
            page = contexts[who].new_page()
            sign_in(page, example_server, username=who)
            page.close()
    yield contexts
    for context in contexts.values():
        context.close()


@pytest.fixture(scope="session")
def walks(pages: list[Shown], cast: dict[str, BrowserContext], example_server: str) -> Walks:
    """The walks over all pages, each done when it is first asked for."""
    return Walks(pages, cast, example_server)


def test_every_address_is_shown_here_or_named_as_not_shown(listed: list[dict[str, object]]):
    answers = [(str(row["name"]), row["status"]) for row in listed if not row["is_page"] and row["status"] != ONLY_SENT]

    assert [answer for answer in answers if answer[0] not in SHOWN_ELSEWHERE] == []


@pytest.mark.parametrize("language", ["nb", "da", "en"])
def test_every_page_is_accessible_quiet_and_in_its_language(walks: Walks, language: str):
    assert told(walks.in_language(language).at_a_desk) == ""


def test_every_page_is_accessible_and_never_moves_sideways_on_a_phone(walks: Walks):
    assert told(walks.in_language("nb").on_a_phone) == ""


@dataclass(frozen=True, slots=True)
class Walk:
    """What one walk over all pages found, by address; and every text that was seen."""

    at_a_desk: dict[str, list[str]]
    on_a_phone: dict[str, list[str]]
    texts: dict[Shown, frozenset[str]]


class Walks:
    """One walk a language. The walks in Norwegian and Danish compare with what stands in English."""

    def __init__(self, pages: list[Shown], cast: dict[str, BrowserContext], address: str) -> None:
        self.pages, self.cast, self.address = pages, cast, address
        self.done: dict[str, Walk] = {}

    def in_language(self, language: str) -> Walk:
        if language not in self.done:
            if language != "en":
                self.in_language("en")
            self.done[language] = self._walked(language)
        return self.done[language]

    def _walked(self, language: str) -> Walk:
        walk = Walk(defaultdict(list), defaultdict(list), {})
        for who, context in self.cast.items():
            context.add_cookies([{"name": "django_language", "value": language, "url": self.address}])
            page = context.new_page()
            noise = Noise(self.address)
            noise.listen(context)
            for shown in (one for one in self.pages if one.who == who):
                self._looked_at(page, shown, language=language, walk=walk)
                walk.at_a_desk[shown.url] += noise.taken()
            page.close()
        return walk

    def _looked_at(self, page: Page, shown: Shown, *, language: str, walk: Walk) -> None:
        page.set_viewport_size({"width": DESK, "height": 900})
        answer = page.goto(shown.url)
        walk.texts[shown] = frozenset(page.evaluate(VISIBLE_TEXTS))
        faults = walk.at_a_desk[shown.url]
        faults += frame_faults(page, answer, language=language)
        if language != "en":
            english = self.in_language("en").texts[shown]
            faults += english_left(walk.texts[shown], untranslated=untranslated_texts(language), english=english)
        if language == "nb":
            faults += accessibility_faults(page)
            on_a_phone = sideways(page, width=NARROWEST) + sideways(page, width=PHONE)
            walk.on_a_phone[shown.url] += on_a_phone + accessibility_faults(page)


def told(wrong: dict[str, list[str]]) -> str:
    """The faults, a page a paragraph."""
    return "\n".join(f"{url}\n    " + "\n    ".join(faults) for url, faults in wrong.items() if faults)
