"""The walk's own eyes: each kind of fault is planted on a page that is otherwise right, and is seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys.seen import VISIBLE_TEXTS, Noise, accessibility_faults, english_left, frame_faults, sideways

OWN = "http://bofast.invalid"
RIGHT = """<!doctype html><html lang="nb"><head><title>Familier · bofast</title></head><body><main>
<h1>Familier</h1><p>Vi fant boligen. <span lang="en">What the family said, with the school.</span></p>
</main></body></html>"""


@pytest.fixture
def seen(page: Page):
    """Show a page, and tell what is wrong with it."""

    def see(html: str) -> list[str]:
        page.unroute_all()
        page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
        noise = Noise(OWN)
        noise.listen(page.context)
        answer = page.goto(OWN)
        texts = frozenset(page.evaluate(VISIBLE_TEXTS))
        english = english_left(texts, untranslated=frozenset({"Save"}), english=texts)
        found = frame_faults(page, answer, language="nb") + accessibility_faults(page) + english
        return found + noise.taken() + sideways(page, width=320)

    return see


def test_a_page_that_is_right_has_no_fault(seen):
    assert seen(RIGHT) == []


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ('<input name="unlabelled">', "axe label"),
        ('<img src="/x.png">', "axe image-alt"),
        ('<p style="color: #bbb">Grått på hvitt</p>', "axe color-contrast"),
        ('<p><a href="/a">aa</a><br><a href="/b">bb</a></p>', "axe target-size"),
        ("<h1>Enda en overskrift</h1>", "has 2 h1"),
        ("<button>Save</button>", "English: Save"),
        ("<p>What the family wants, with the school.</p>", "English: What the family wants"),
        ('<div style="width: 700px">bred</div>', "needs 7"),
        ('<img alt="" src="http://elsewhere.invalid/x.png">', "asked elsewhere"),
        ("<script>console.error('uff')</script>", "console: uff"),
        ("<script>throw new Error('uff')</script>", "script: "),
    ],
)
def test_a_planted_fault_is_seen(seen, planted, told):
    faults = seen(RIGHT.replace("</main>", f"{planted}</main>"))

    assert any(fault.startswith(told) for fault in faults), faults


def test_a_wrong_language_and_a_missing_title_are_seen(seen):
    faults = seen(RIGHT.replace('lang="nb"', 'lang="en"', 1).replace("Familier · bofast", "bofast"))

    assert {"lang is en", "has no title"} <= set(faults)
