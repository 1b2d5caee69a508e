"""The generated reference holds every rule and parameter, and the format page every word of the format."""

from __future__ import annotations

from pathlib import Path

from bofast.rules.law import Law
from bofast.rules.parameter_row import Kind, Unit
from bofast.rules.reference import pages
from bofast.rules.registry import RULES

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"


def test_no_page_is_left_over_from_an_act_that_is_gone() -> None:
    assert {path.name for path in (REFERENCE / "rules").glob("*.md")} <= pages().keys()


def test_every_rule_and_every_parameter_has_its_heading(law: Law) -> None:
    headings = {line for text in pages().values() for line in text.splitlines() if line.startswith("## ")}

    assert headings >= {f"## `{name}`" for name in (*RULES, *law.tables)}


def test_every_unit_and_kind_stands_in_the_format_page() -> None:
    text = (REFERENCE / "parameters.md").read_text(encoding="utf-8")

    assert [word.value for word in (*Unit, *Kind) if f"`{word.value}`" not in text] == []
