"""`bofast letting solve` for a letting officer: the plan in lines and as JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from time import process_time
from typing import Any

import jsonschema
import pytest

from bofast.workbench.command import main
from tests.unit.workbench.letting.problems import EXAMPLE, HALF, ROOT, SEED, Office, has, neighbours

CHAIN = [
    "Chain from Elm 1: family of six to Elm 1, then family of four to Elm 2, then newcomers since 2017 to Elm 3.",
    "Exchange, all on one day: neighbour with three children to Oak 2, tenants who like the morning sun to Oak 1.",
]


def example() -> str:
    return EXAMPLE.read_text(encoding="utf-8")


def test_the_example_is_a_chain_of_three_and_an_exchange(office: Office):
    told = office.asks("solve", example())

    assert told.code == 0
    assert [line for line in told.out.splitlines() if line.startswith(("Chain", "Exchange"))] == CHAIN
    assert "newcomers who get a home: 1; tenants who move to one they prefer: 4" in told.out
    assert "0  without a reason; the audit found no fault" in told.out


def test_the_example_as_json_tells_chain_moves_and_lanes(office: Office):
    plan = office.plan(example())

    (chain,) = plan["chains"]
    assert chain["homes"] == ["Elm 1", "Elm 2", "Elm 3"]
    assert chain["families"] == ["family of six", "family of four", "newcomers since 2017"]
    assert chain["left_empty"] is None
    assert has(plan) == {
        "family of six": "Elm 1",
        "family of four": "Elm 2",
        "newcomers since 2017": "Elm 3",
        "neighbour with three children": "Oak 2",
        "tenants who like the morning sun": "Oak 1",
        "newcomers with seven children": None,
    }
    assert plan["lanes"][0] == {"home": "Elm 1", "lane": "internal", "is_provisional": False}
    assert {lane["is_provisional"] for lane in plan["lanes"][1:]} == {True}
    assert plan["audit"] == {"faults": 0, "unexplained_pairs": 0}


def test_the_counters_after_the_plan_stand_where_the_vacant_homes_left_them(office: Office):
    """The internal lane had saved a half; Elm 1 took it. A quarter is saved for the municipality. The homes that fall
    vacant inside the plan are not counted yet."""
    after = office.plan(example())["counters_after"]["made-up agreement 2026"]

    assert after == {"municipal": "1/4", "flexible": "0", "internal": "0"}


def test_the_same_problem_gives_the_same_bytes_whatever_seed_python_hashes_with(office: Office):
    first = office.asks("solve", example(), "--json", "--prices").out
    command = [sys.executable, "-m", "bofast.workbench.command", "letting", "solve", str(EXAMPLE), "--json", "--prices"]
    surroundings = {**os.environ, "PYTHONHASHSEED": "77", "PYTHONPATH": str(ROOT / "src")}

    again = subprocess.run(command, capture_output=True, check=True, env=surroundings)

    assert again.stdout.decode() == first


def test_the_order_in_the_file_decides_nothing(office: Office):
    problem = json.loads(example())
    turned = {**problem, "homes": problem["homes"][::-1], "families": problem["families"][::-1]}

    assert has(office.plan(turned)) == has(office.plan(problem))


def test_every_wished_pair_has_its_reason_and_every_pair_when_asked(office: Office):
    wished = office.plan(example())["reasons"]
    every = office.plan(example(), "--reasons", "every")["reasons"]
    none = office.plan(example(), "--reasons", "none")["reasons"]

    assert len(every) == 6 * 5
    assert {one["code"] for one in every} - {one["code"] for one in wished} == {"is_own_home", "not_wished"}
    assert [one for one in every if one in wished] == wished
    assert none == []


def test_prices_stand_beside_the_plan_each_rule_apart(office: Office):
    """Without the tenants' turns Elm 1 goes to the newcomers with seven children, who have waited longest of those with
    precedence; no chain follows, and the exchange is made all the same."""
    prices = {one["variant"]: one for one in office.plan(example(), "--prices")["rule_prices"]}

    housed = {name: (one["newcomers"], one["tenants"]) for name, one in prices.items()}
    assert (housed["as_it_is"], housed["without_internal_turns"]) == ((1, 4), (1, 2))
    assert "without_flexible_share" not in prices
    told = office.asks("solve", example(), "--prices").out
    assert "without internal turns" in told


def test_a_problem_without_families_leaves_homes_empty(office: Office):
    assert office.plan(neighbours(families=[]))["moves"] == []


def test_a_problem_without_homes_houses_nobody(office: Office):
    plan = office.plan(neighbours(homes=[], families=[{"name": "alone", "wishes": []}]))

    assert has(plan) == {"alone": None}


def test_empty_lists_are_an_answer_and_no_fault(office: Office):
    told = office.asks("solve", neighbours(homes=[], families=[]), "--prices")

    assert told.code == 0
    assert "Nobody moves." in told.out


def test_one_family_and_one_home_find_each_other(office: Office):
    alone = neighbours(homes=[{"name": "Elm 1"}], families=[{"name": "alone", "wishes": [{"home": "Elm 1"}]}])

    assert has(office.plan(alone)) == {"alone": "Elm 1"}


def test_a_problem_comes_by_standard_input_as_well(monkeypatch: pytest.MonkeyPatch, capsys: Any):
    with EXAMPLE.open(encoding="utf-8") as opened:
        monkeypatch.setattr(sys, "stdin", opened)
        code = main(["letting", "solve", "-"])

    assert code == 0
    assert CHAIN[0] in capsys.readouterr().out


def test_the_example_follows_the_schema_that_the_command_prints(capsys: pytest.CaptureFixture[str]):
    main(["letting", "schema"])
    schema = json.loads(capsys.readouterr().out)

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(example()), schema)


def test_ten_thousand_families_and_fifty_homes_are_let_within_seconds(office: Office):
    homes = [{"name": f"H{at}", "facts": {"rooms": at % 5 + 1}} for at in range(50)]
    families = [
        {
            "name": f"F{at}",
            "listed_on": f"20{10 + at % 16}-0{at % 9 + 1}-11",
            "members": [{"key": "a", "born_on": "1990-01-01"}],
            "wishes": [{"home": f"H{(at * step + 1) % 50}"} for step in (1, 7, 11)],
            **({"home": f"H{at}"} if at < 25 else {}),
        }
        for at in range(10_000)
    ]
    began = process_time()

    told = office.asks("solve", neighbours(homes=homes, families=families, lottery_seed=SEED, agreements=[HALF]))

    assert told.code == 0
    assert "without a reason" in told.out
    assert process_time() - began < 20
