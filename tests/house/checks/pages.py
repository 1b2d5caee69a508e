"""Templates that a strict content security policy serves whole: no script, style or handler inside the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.house.checks.source import Fault

COMMENT = re.compile(r"\{#.*?#\}|\{% comment .*?%\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)
# A block of data is not run by the browser, so the policy lets it pass.
SCRIPT = re.compile(r"<script(?![^>]*(\ssrc=|application/json))[^>]*>", re.IGNORECASE)
STYLE = re.compile(r"<style[\s>]|\sstyle\s*=", re.IGNORECASE)
HANDLER = re.compile(r"\son[a-z]+\s*=\s*[\"']|\shref\s*=\s*[\"']javascript:", re.IGNORECASE)
RULES = (
    (SCRIPT, "has a script inside; put it in static/ and hang it on a data- attribute"),
    (STYLE, "has a style inside; put it beside the component"),
    (HANDLER, "has a handler inside; hang the behaviour on a data- attribute"),
)


def behaviour_inside(path: PurePosixPath, text: str) -> Iterator[Fault]:
    page = COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    for pattern, says in RULES:
        for match in pattern.finditer(page):
            yield Fault(path, page.count("\n", 0, match.start() + 1) + 1, says)


POSTS = re.compile(r"<form[^>]*\bmethod=[\"']post[\"'][^>]*>.*?</form>", re.IGNORECASE | re.DOTALL)
ONCE = re.compile(r"\{%\s*sent_once\s*%\}|\{\{\s*sent_once\(\)\s*\}\}")
WITHOUT_A_NUMBER = {"languages.html", "user_menu.html", "sign_in.html"}
"""Signing in and out and changing the language make nothing that could stand twice."""


def forms_sent_twice(path: PurePosixPath, text: str) -> Iterator[Fault]:
    """A form without a one-time number: a double click would do its deed twice."""
    if path.name in WITHOUT_A_NUMBER:
        return
    page = COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    for form in POSTS.finditer(page):
        if not ONCE.search(form.group()):
            line = page.count("\n", 0, form.start() + 1) + 1
            yield Fault(path, line, "posts a form without its one-time number; write {% sent_once %} beside csrf_token")
