"""`bofast rule` for a first-time user and for a program: answers, faults and exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bofast.workbench.command import COMMANDS, main
from bofast.workbench.exits import Exit
from tests.unit.rules.situations import office_rows

CASE = {
    "adults": 2,
    "minors": 2,
    "income_per_year": 300000,
    "housing_per_year": 100000,
    "municipality": "1505",
}
ALLOWANCE = "bostotte.housing_allowance"
FAMILY = {
    "municipality": "1505",
    "adults": [{"key": "a", "born_on": "1990-01-01", "sex": "female"}],
    "wealth": {"net": 0},
    "present_home": {"rent_per_month": 8000, "running": {"electricity_per_month": 900}, "fit": {"fits_now": True}},
}


def written(tmp_path: Path, content: object) -> str:
    path = tmp_path / "told.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return str(path)


def answered(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def test_a_rule_answers_in_json_with_value_rows_and_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["rule", ALLOWANCE, written(tmp_path, CASE), "--on", "2026-07-01", "--json"])

    told = answered(capsys)
    assert code == Exit.ANSWERED
    assert told["value"]["amount"].startswith("3779.")
    assert told["unit"] == "NOK_per_month"
    assert told["unverified"] is True
    assert {row["parameter"] for row in told["parameters"]} >= {"bostotte/caps", "bostotte/own_share_base"}
    assert any("FOR-2012-11-29-1283" in source["text"] for source in told["sources"])


def test_a_rule_answers_in_lines_for_a_person(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["rule", ALLOWANCE, written(tmp_path, CASE), "--on", "2026-07-01"])

    lines = capsys.readouterr().out
    assert "bostotte.own_share: 38 466.76 NOK_per_year (sum)" in lines
    assert "UNVERIFIED" in lines


def test_a_missing_year_ends_with_four_and_names_what_is_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["rule", ALLOWANCE, written(tmp_path, CASE), "--on", "2030-01-01"])

    assert code == Exit.MISSING_PARAMETER
    assert "Known: 2026-06-01 to 2027-05-31" in capsys.readouterr().err


def test_a_comparison_that_misses_a_parameter_still_answers_and_ends_with_four(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["rule", "five_ways.compare", written(tmp_path, FAMILY), "--on", "2026-11-21", "--json"])

    told = answered(capsys)
    assert code == Exit.MISSING_PARAMETER
    assert told["value"]["stay"] == "yes"
    assert "parameter_missing" in {because["code"] for because in told["reasons"]}


def test_an_offices_rows_give_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "office.json"
    rows.write_text(json.dumps(list(office_rows())), encoding="utf-8")
    facts = written(tmp_path, FAMILY)

    arguments = ["--on", "2026-11-21", "--law-rows", str(rows), "--json"]
    code = main(["rule", "guidance_rates.subsistence_floor", facts, *arguments])

    assert code == Exit.ANSWERED
    assert answered(capsys)["value"]["amount"] == "8200.00"


def test_an_offices_broken_row_ends_with_five(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "office.yaml"
    rows.write_text("- {parameter: sifo/food, first_day: 2027-01-01}", encoding="utf-8")

    code = main(["rule", ALLOWANCE, written(tmp_path, CASE), "--on", "2026-07-01", "--law-rows", str(rows)])

    assert code == Exit.BROKEN_PARAMETERS
    assert "row 1: the row lacks source, value, verified" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({**CASE, "adults": "two"}, "adults: found str 'two'. Write a whole number."),
        ({**CASE, "adlts": 2}, "adlts: found a fact that nothing asks for."),
        ([], "the facts: found list '[]'. Write an object with named facts."),
    ],
)
def test_bad_facts_end_with_three_and_say_where(
    facts: object, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["rule", ALLOWANCE, written(tmp_path, facts), "--on", "2026-07-01"])

    assert code == Exit.BAD_FACTS
    assert said in capsys.readouterr().err


def test_facts_that_are_no_json_end_with_three(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "facts.json"
    path.write_text("{adults: 2}", encoding="utf-8")

    assert main(["rule", ALLOWANCE, str(path), "--on", "2026-07-01"]) == Exit.BAD_FACTS
    assert "--facts-schema shows its shape" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["rule", "bostote.allowance", "x", "--on", "2026-07-01"], "Did you mean"),
        (["rule"], "bofast rule --list"),
        (["rule", ALLOWANCE], "Give the facts and the day"),
        (["rule", ALLOWANCE, "no-such-file.json", "--on", "2026-07-01"], "There is no file no-such-file.json"),
        (["rule", ALLOWANCE, "-", "--on", "2026-07-01", "--country", "xx"], "Known: "),
        (["rule", ALLOWANCE, "-", "--on", "2026-07-01", "--law-rows", "nowhere.yaml"], "There is no file nowhere.yaml"),
        (["rules"], "Known are: rule"),
    ],
)
def test_wrong_use_ends_with_two_and_says_what_to_write(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == Exit.WRONG_USE
    assert said in capsys.readouterr().err


def test_a_day_that_is_none_is_told_by_the_parser(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["rule", ALLOWANCE, "-", "--on", "tomorrow"])

    assert ended.value.code == Exit.WRONG_USE
    assert "write it as 2026-11-21" in capsys.readouterr().err


def test_the_list_and_the_help_show_a_first_time_user_the_way(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", "--list"]) == main(["--help"]) == Exit.ANSWERED

    shown = capsys.readouterr().out
    assert "bostotte.housing_allowance" in shown
    assert all(name in shown for name in COMMANDS)


def test_the_schema_of_the_facts_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rule", ALLOWANCE, "--facts-schema"]) == Exit.ANSWERED
    assert "income_per_year" in answered(capsys)["$defs"]["AllowanceCase"]["properties"]


def test_no_command_at_all_shows_the_help_and_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == Exit.WRONG_USE
    assert "usage: bofast COMMAND" in capsys.readouterr().out


def test_a_rule_is_answered_without_django() -> None:
    program = "import sys; from bofast.workbench.command import main; main(['rule', '--list'])"
    program += "; print('django' in sys.modules)"

    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert ran.stdout.splitlines()[-1] == "False"
