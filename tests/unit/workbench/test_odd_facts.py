"""Facts that nobody can mean: `bofast rule` says where each stands, what was found, and what to write instead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bofast.rules.facts_json import json_told
from bofast.rules.facts_reading import BadFacts, read_facts
from bofast.rules.registry import RULES
from bofast.vocabulary.days import day_written
from bofast.workbench.command import main
from bofast.workbench.exits import Exit

LOAN = '{"amount": 2430000, "rate_percent": "4.12", "years": 30}'
PERSON = {"municipality": "1505", "adults": [{"key": "a", "born_on": "1990-01-01"}]}


def ended(text: str, *, rule: str, tmp_path: Path, on: str = "2026-11-22") -> int:
    (tmp_path / "facts.json").write_text(text, encoding="utf-8")
    return main(["rule", rule, str(tmp_path / "facts.json"), "--on", on])


@pytest.mark.parametrize(
    ("instead_of", "written", "says"),
    [
        ("2430000", "-2430000", "amount: found int '-2430000'. Write a number of at least 0."),
        ("2430000", "1e400", "amount: found Decimal '1E+400'. Write a number of at most 1000000000000."),
        ("2430000", "9" * 5_000, "amount: found 999999999999… (5000 digits), which is no number in JSON."),
        ("2430000", "NaN", "amount: found NaN, which is no number in JSON. Write a number"),
        ("2430000", "-Infinity", "amount: found -Infinity, which is no number in JSON. Write a number"),
        ("2430000", '"4_0"', "amount: found str '4_0'. Write a number, with a point before decimals."),
        ("2430000", '"\\uff14"', "amount: found str"),
        ('"4.12"', "-4", "rate_percent: found int '-4'. Write a number of at least 0."),
        ('"4.12"', "1e30", "rate_percent: found Decimal '1E+30'. Write a number of at most"),
        ("30}", "0}", "years: found int '0'. Write a number of at least 1."),
        ("30}", "100000000}", "years: found int '100000000'. Write a number of at most 100."),
        ("30}", '30, "years": 40}', "years: found the same fact twice. Keep one of them."),
    ],
)
def test_an_odd_number_is_told_with_its_place(
    instead_of: str, written: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(LOAN.replace(instead_of, written), rule="annuity.annuity_payment", tmp_path=tmp_path) == Exit.BAD_FACTS
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("text", ["[" * 100_000, '{"amount": ' * 100_000, "{'amount': 1}", "", "\x00", "{}{}"])
def test_what_is_no_json_is_told_with_the_file(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(text, rule="annuity.annuity_payment", tmp_path=tmp_path) == Exit.BAD_FACTS

    told = capsys.readouterr().err
    assert "facts.json: found " in told
    assert "Write an object; --facts-schema shows its shape." in told


def test_brackets_as_deep_as_can_be_read_are_told_in_short(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deep = "[" * 900 + "]" * 900

    assert ended(LOAN.replace("2430000", deep), rule="annuity.annuity_payment", tmp_path=tmp_path) == Exit.BAD_FACTS
    assert len(capsys.readouterr().err) < 300


@pytest.mark.parametrize("written", ["2026-W10", "2026-W10-1", "20261122", "2026-11-22T00:00", " 2026-11-22", "0"])
def test_a_day_is_written_in_one_way(written: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    born = json.dumps({**PERSON, "adults": [{"key": "a", "born_on": written}]})

    assert ended(born, rule="incomes.lasting", tmp_path=tmp_path) == Exit.BAD_FACTS
    assert f"adults[0].born_on: found str {written!r}. Write a day as 2026-11-21." in capsys.readouterr().err
    with pytest.raises(ValueError, match="write it as 2026-11-21"):
        day_written(written)
    with pytest.raises(SystemExit) as stopped:
        ended(LOAN, rule="annuity.annuity_payment", tmp_path=tmp_path, on=written)
    assert stopped.value.code == Exit.WRONG_USE


def test_a_fact_that_stands_twice_deep_inside_is_told_with_its_path() -> None:
    text = json.dumps(PERSON).replace('"born_on": "1990-01-01"', '"born_on": "1990-01-01", "born_on": "1991-01-01"')

    with pytest.raises(BadFacts) as refused:
        read_facts(RULES["incomes.lasting"].facts, json_told(text))

    assert [fault.path for fault in refused.value.faults] == ["adults[0].born_on"]


def test_what_may_be_below_zero_is_read_below_zero() -> None:
    facts = {**PERSON, "wealth": {"net": -500_000}, "improvement": {"rent_increase_per_month": "-300"}}

    read = read_facts(RULES["five_ways.compare"].facts, json_told(json.dumps(facts)))

    assert read.wealth.net.minor == -50_000_000
    assert read.improvement.rent_increase_per_month.minor == -30_000
