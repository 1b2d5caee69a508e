"""Facts come in as JSON with every fault told; answers go out as JSON; the schema says what the reader accepts."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import jsonschema
import pytest

from bofast.rules.answer_json import as_json
from bofast.rules.bostotte import AllowanceCase
from bofast.rules.facts import Adult, FamilyFacts, Fit
from bofast.rules.facts_reading import BadFacts, read_facts
from bofast.rules.facts_schema import schema_of
from bofast.rules.law import Law
from bofast.rules.registry import RULES, summary_of
from bofast.vocabulary.money import Money
from tests.unit.rules.situations import FAMILY, KR, ON

TOLD: dict[str, Any] = {
    "municipality": "1505",
    "adults": [{"key": "a", "born_on": "1990-01-01", "sex": "female"}],
    "incomes": [{"kind": "wage", "earner": "a", "net_per_month": Decimal("20000.50"), "permanence": "permanent"}],
    "purchase": {"price": 2000000, "fit": {"fits_now": None}},
}


def faults(change: dict[str, Any]) -> list[tuple[str, str]]:
    with pytest.raises(BadFacts) as refused:
        read_facts(FamilyFacts, {**TOLD, **change})
    return [(fault.path, fault.do) for fault in refused.value.faults]


def test_facts_are_read_with_amounts_to_the_ore_and_nulls_as_unknown() -> None:
    facts = read_facts(FamilyFacts, TOLD)

    assert facts.adults == (Adult(key="a", born_on=date(1990, 1, 1), sex=facts.adults[0].sex),)
    assert facts.incomes[0].net_per_month == Money(2000050)
    assert facts.purchase is not None
    assert facts.purchase.fit == Fit(fits_now=None)


@pytest.mark.parametrize(
    ("change", "path", "do"),
    [
        ({"municipality": 1505}, "municipality", "Write a text, in quotes."),
        ({"adults": {}}, "adults", "Write a list."),
        ({"wealth": 5}, "wealth", "Write an object with named facts."),
        ({"wealth": {"net": "much"}}, "wealth.net", "Write a number, with a point before decimals."),
        ({"wealth": {"net": Decimal("1.005")}}, "wealth.net", "Write kroner with at most two decimals."),
        ({"wealth": {"net": True}}, "wealth.net", "Write a number, with a point before decimals."),
        ({"wealth": {"money": 1}}, "wealth.money", "Known here are: net, savings."),
        ({"adults": [{"key": "a"}]}, "adults[0].born_on", "Add it; it is always needed."),
        ({"adults": [{"key": "a", "born_on": "1.1.1990"}]}, "adults[0].born_on", "Write a day as 2026-11-21."),
        ({"car": "diesel"}, "car", "Use one of: none, petrol, electric."),
        ({"present_home": {"rooms": 2.5}}, "present_home.rooms", "Write a whole number."),
        ({"present_home": {"is_adapted": "no"}}, "present_home.is_adapted", "Write true or false"),
        ({"adults": []}, "", "A household has one applicant and at most one partner"),
        (
            {"children": [{"key": "c", "born_on": "2020-01-01", "share_of_time": 2}]},
            "children[0]",
            "A share of time is above 0 and at most 1",
        ),
    ],
)
def test_a_fault_is_told_with_its_path_and_what_to_do(change: dict[str, Any], path: str, do: str) -> None:
    found = faults(change)

    assert [one for one, _ in found] == [path]
    assert found[0][1].startswith(do)


def test_all_faults_are_told_at_once() -> None:
    assert [path for path, _ in faults({"municipality": 1, "car": "x", "wealth": {"net": "x"}})] == [
        "municipality",
        "wealth.net",
        "car",
    ]


def test_the_schema_accepts_what_the_reader_reads_and_refuses_what_it_refuses() -> None:
    validator = jsonschema.Draft202012Validator(schema_of(FamilyFacts))
    told = json.loads(json.dumps(TOLD, default=float))

    assert list(validator.iter_errors(told)) == []
    assert not validator.is_valid({**told, "car": "diesel"})
    assert not validator.is_valid({**told, "wealth": {"money": 1}})
    assert not validator.is_valid({**told, "purchase": {"price": -1}})
    assert validator.is_valid({**told, "wealth": {"net": -1}})
    assert not validator.is_valid({"adults": told["adults"]})


def test_the_schema_names_the_unit_of_every_amount() -> None:
    income = schema_of(FamilyFacts)["$defs"]["Income"]["properties"]

    assert income["net_per_month"]["description"] == "after tax; NOK a month; kroner, at most two decimals"


@pytest.mark.parametrize("name", [name for name, rule in RULES.items() if rule.facts is FamilyFacts])
def test_every_rule_about_a_family_answers_and_its_answer_is_json(name: str, entered: Law) -> None:
    answer = RULES[name].answer(FAMILY, law=entered, on=ON)

    assert json.loads(json.dumps(as_json(answer)))
    assert summary_of(answer) is not None


@pytest.mark.parametrize("name", RULES)
def test_every_rule_has_a_schema_and_a_contract(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema_of(RULES[name].facts))
    assert RULES[name].docstring


def test_an_answer_tells_its_rows_and_sources_and_repeats_no_birth_date(entered: Law) -> None:
    told = json.dumps(as_json(RULES["five_ways.compare"].answer(FAMILY, law=entered, on=ON)))

    assert "Regulation on housing allowance" in told
    assert "1990-01-01" not in told


def test_an_amount_is_told_in_kroner_as_text() -> None:
    assert as_json(Money(123)) == {"amount": "1.23", "currency": "NOK"}
    assert as_json({1: (KR(1), date(2026, 1, 1), Decimal("1.50"), None, True)}) == {
        "1": [{"amount": "1.00", "currency": "NOK"}, "2026-01-01", "1.50", None, True]
    }


def test_what_is_no_answer_is_refused() -> None:
    with pytest.raises(TypeError, match="object is no answer"):
        as_json(object())


def test_a_case_without_an_adult_cannot_stand() -> None:
    with pytest.raises(BadFacts, match="at least one adult"):
        read_facts(
            AllowanceCase,
            {"adults": 0, "income_per_year": 1, "housing_per_year": 1, "municipality": "1505"},
        )
