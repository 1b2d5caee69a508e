"""What is told of facts is read back as the same facts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bofast.allocation.asked.problem import Problem
from bofast.rules.facts_json import json_told
from bofast.rules.facts_reading import read_facts
from bofast.rules.facts_telling import facts_told
from bofast.rules.home_fit import HomeFacts
from bofast.rules.letting.facts import LetHome
from bofast.vocabulary.letting import Lane
from bofast.vocabulary.money import Money

EXAMPLE = Path(__file__).parents[3] / "examples" / "letting" / "chain.json"


def test_a_whole_problem_is_read_back_as_it_was():
    problem = read_facts(Problem, json_told(EXAMPLE.read_text(encoding="utf-8")))

    assert read_facts(Problem, json_told(json.dumps(facts_told(problem)))) == problem


def test_what_stands_at_its_default_is_left_out_and_the_rest_keeps_its_order():
    home = LetHome(name="A1", lane=Lane.INTERNAL, facts=HomeFacts(rooms=3), rent_per_month=Money.of("7250.50"))

    assert facts_told(home) == {
        "name": "A1",
        "facts": {"rooms": 3},
        "rent_per_month": "7250.5",
        "lane": "internal",
    }
    assert list(facts_told(home)) == ["name", "facts", "rent_per_month", "lane"]


def test_what_is_no_fact_is_refused():
    with pytest.raises(TypeError, match="object is no fact"):
        facts_told(LetHome(name=object()))
