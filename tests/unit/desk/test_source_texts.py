"""Every source and note that the rules and the shipped figures carry has words in each language."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils.translation import override

import bofast.rules
from bofast.desk.wording.source_texts import SOURCE_TEXTS, source_in_words
from bofast.rules.figure import Rule
from bofast.rules.law import PARAMETERS, Law, countries, load_law
from tools.messages import LANGUAGES, translations

RULES = Path(bofast.rules.__path__[0])
OFFICES_OWN = "Vedtak i formannskapet 3. mars"


def texts_of_rules() -> set[str]:
    return {rule.source for rule in rules_kept()} | set(sources_written())


def rules_kept() -> Iterator[Rule]:
    """The rules that stand in a module, alone or in a mapping."""
    for found in pkgutil.walk_packages([str(RULES)], "bofast.rules."):
        for value in vars(importlib.import_module(found.name)).values():
            held = value.values() if isinstance(value, dict) else [value]
            yield from (each for each in held if isinstance(each, Rule))


def sources_written() -> Iterator[str]:
    """The sources that stand as words in a call, also of a rule that is made only when it is asked."""
    for file in RULES.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rule":
                yield from (one.value for one in node.args[3:] if isinstance(one, ast.Constant))


def texts_of_rows(law: Law) -> set[str]:
    rows = [row for name in law.tables for row in law.rows(name)]
    return {text for row in rows for text in (row.source.text, row.note) if text}


def texts_of_all_rows() -> set[str]:
    return {text for country in countries() for text in texts_of_rows(load_law(country))}


def test_every_source_of_a_rule_is_named():
    assert texts_of_rules() - set(SOURCE_TEXTS) == set()


def test_every_source_and_note_of_a_shipped_row_is_named():
    assert texts_of_all_rows() - set(SOURCE_TEXTS) == set()


def test_no_text_is_named_twice_or_left_over():
    assert len(SOURCE_TEXTS) == len(set(SOURCE_TEXTS))
    assert set(SOURCE_TEXTS) - texts_of_rules() - texts_of_all_rows() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_named_text_is_translated(language):
    known = translations()

    assert [text for text in SOURCE_TEXTS if (language, text, None) not in known] == []


def test_a_new_note_that_nobody_named_is_seen(tmp_path):
    shipped = (PARAMETERS / "no" / "tenancy" / "protest.yaml").read_text(encoding="utf-8")
    planted = tmp_path / "no" / "tenancy" / "protest.yaml"
    planted.parent.mkdir(parents=True)
    planted.write_text(shipped.replace("  verified: true", "  verified: false\n  note: Planted."), encoding="utf-8")

    assert texts_of_rows(load_law(folder=tmp_path)) - set(SOURCE_TEXTS) == {"Planted."}


@pytest.mark.parametrize(("language", "told"), [("nb", "tilbudet fra utleieren"), ("da", "tilbuddet fra udlejeren")])
def test_a_source_is_told_in_the_readers_language_and_an_offices_own_words_stay(language, told):
    with override(language):
        assert source_in_words("the landlord's offer") == told
        assert source_in_words(OFFICES_OWN) == OFFICES_OWN
        assert source_in_words("") == ""
