"""What a browser sees on a page, and what is wrong with it: accessibility, reflow, language, noise."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Response

from tools.messages import all_found, translations

ROOT = Path(__file__).parents[2]
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PASSPHRASE = "vinter-i-nordvik-2026"

# The texts that are in the language of the page, not those that are marked as another.
VISIBLE_TEXTS = """() => {
  const own = document.documentElement.lang, found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.textContent.trim().replace(/\\s+/g, " "), within = walker.currentNode.parentElement;
    if (!text || within.closest("script, style, template, textarea")) continue;
    if (within.closest("[lang]").lang === own) found.add(text);
  }
  return [...found];
}"""
ENGLISH = re.compile(r"\b(the|with|this|that|you|your|which|who|been|when|what|from|and)\b", re.IGNORECASE)


@dataclass
class Noise:
    """What a page said on the console, and what it asked for elsewhere."""

    own: str
    lines: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        context.on("console", self._said)
        context.on("weberror", lambda error: self.lines.append(f"script: {error.error}"))
        context.on("request", lambda request: self._asked(request.url))

    def taken(self) -> list[str]:
        """The noise since the last time."""
        said, self.lines = self.lines, []
        return said

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:  # not the browser's own hints
            self.lines.append(f"console: {message.text}")

    def _asked(self, url: str) -> None:
        if not url.startswith((self.own, "data:", "blob:")):
            self.lines.append(f"asked elsewhere: {url}")


def sign_in(page: Page, address: str, *, username: str) -> None:
    page.goto(f"{address}/sign-in")
    page.locator("[name=username]").fill(username)
    page.locator("[name=password]").fill(PASSPHRASE)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url(lambda url: "/sign-in" not in url)


def accessibility_faults(page: Page) -> list[str]:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)["violations"]
    return [f"axe {fault['id']}: {node['html'][:160]}" for fault in found for node in fault["nodes"]]


def sideways(page: Page, *, width: int) -> list[str]:
    """Whether the page must be moved sideways to be read at a width."""
    page.set_viewport_size({"width": width, "height": 900})
    needed = page.evaluate("document.documentElement.scrollWidth")
    return [f"needs {needed} px at {width} px"] if needed > width else []


def frame_faults(page: Page, answer: Response | None, *, language: str) -> list[str]:
    """Status, language, title and heading: the same for every page."""
    wrong = []
    if answer is None or answer.status != 200:
        wrong.append(f"answered {answer.status if answer else 'nothing'}")
    if page.locator("html").get_attribute("lang") != language:
        wrong.append(f"lang is {page.locator('html').get_attribute('lang')}")
    if not page.title().removesuffix("bofast").strip(" ·"):
        wrong.append("has no title")
    if (headings := page.locator("h1").count()) != 1:
        wrong.append(f"has {headings} h1")
    return wrong


def english_left(texts: frozenset[str], *, untranslated: frozenset[str], english: frozenset[str]) -> list[str]:
    """Texts that are English still: those without translation, and English sentences that stand in both languages."""
    sentences = {text for text in texts & english if len(ENGLISH.findall(text)) > 1}
    left = (texts & untranslated) | {text for text in sentences if not stands_in_an_example(text)}
    return [f"English: {text[:120]}" for text in sorted(left)]


def stands_in_an_example(text: str) -> bool:
    """Whether a text, or what stands behind its last commas, is the example office's own words, kept as written."""
    words = text.removeprefix("· ")
    endings = [words, *(words[comma.end() :] for comma in re.finditer(", ", words))]
    return any(len(ending) > 15 and ending in _examples() for ending in endings)


@cache
def _examples() -> str:
    files = (ROOT / "examples").glob("*.yaml")
    return " ".join(" ".join(file.read_text(encoding="utf-8").split()) for file in files)


@cache
def untranslated_texts(language: str) -> frozenset[str]:
    """Texts of the code that no catalogue has in a language; a word that is the same in both has its own entry."""
    known = {word for of, words, _context in translations() if of == language for word in _words(words)}
    return frozenset(word for found in all_found() for word in _words(found.words)) - known


def _words(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else words
