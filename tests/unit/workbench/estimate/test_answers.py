"""What `bofast estimate` answers: curves, incidences, models and tests."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.unit.registers.estimates.spells import Rows, cox_of_rows
from tests.unit.workbench.estimate.asking import SPELLS, answer, written


def test_a_curve_by_group_at_the_times_asked(spells: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = answer(capsys, "curve", spells, "--group", "area", "--at", "2,4")

    north, south = content["groups"]
    assert (content["spells"], content["events"], content["person_time"]) == (8, 6, 28.0)
    assert [(p["time"], p["at_risk"], p["survival"]) for p in north["at"]] == [
        (2.0, 2, 1.0),
        (4.0, 3, pytest.approx(2 / 3)),
    ]
    assert south["at"][0]["survival"] == pytest.approx(0.5)
    assert south["curve"]["time"] == [2.0, 4.0, 6.0]


def test_the_event_can_be_one_cause_and_the_others_end_observation(
    spells: str, capsys: pytest.CaptureFixture[str]
) -> None:
    content = answer(capsys, "curve", spells, "--event", "2", "--at", "2")

    assert content["groups"][0]["events"] == 1
    assert content["groups"][0]["at"][0]["survival"] == pytest.approx(1 - 1 / 6)


def test_incidence_by_cause_with_its_sensitivity(spells: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = answer(capsys, "incidence", spells, "--at", "2", "--leave-one-out", "--unknown", "2", "1", "1")

    first, second = content["groups"][0]["causes"]
    assert (first["cause"], first["at"][0]["incidence"]) == ("1", pytest.approx(1 / 6))
    assert (second["cause"], second["at"][0]["incidence"]) == ("2", pytest.approx(1 / 6))
    as_out = next(part for part in content["unknown"] if part["assumption"] == "out")
    assert as_out["at"][0]["incidence"] == pytest.approx(1 / 3)
    assert {(part["left_out"], part["cause"]) for part in content["leave_one_out"]} == {("1", "2"), ("2", "1")}


def test_the_conditional_curve_leaves_out_who_left_before(spells: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = answer(capsys, "curve", spells, "--conditional", "2", "--at", "3")

    assert content["groups"][0]["at"][0]["at_risk"] == 5
    assert content["groups"][0]["at"][0]["survival"] == pytest.approx(0.8)


def test_words_become_dummies_beside_the_level_told(spells: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = answer(capsys, "cox", spells, "--covariate", "area", "--cluster", "house", "--reference", "area=south")

    assert content["reference_levels"] == {"area": "south"}
    (north,) = content["coefficients"]
    assert (north["name"], content["clusters"], content["std_errors"]) == ("area=north", 4, "by cluster")
    assert north["std_error"] != north["model_std_error"]


def test_the_log_rank_test(spells: str, capsys: pytest.CaptureFixture[str]) -> None:
    content = answer(capsys, "logrank", spells, "--group", "area")

    assert [group["observed"] for group in content["groups"]] == [3, 3]
    assert content["degrees"] == 1


def test_clusters_may_be_numbers_or_words_and_give_the_same_errors(
    spells: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--covariate", "area", "--cluster", "house"]
    words = answer(capsys, "cox", spells, *asked)
    numbered = SPELLS
    for word, other in (("a", "17"), ("b", "0"), ("c", "123456789012345678"), ("d", "0017")):
        numbered = numbered.replace(f",{word}\n", f",{other}\n")

    numbers = answer(capsys, "cox", written(tmp_path, numbered, name="numbered.csv"), *asked)

    assert {**numbers, "file": ""} == {**words, "file": ""}


def test_covariates_and_strata_are_kept_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chance = np.random.default_rng(1)
    x, y, s, end = (chance.integers(0, high, 80) for high in (2, 3, 2, 9))
    rows = Rows.of(np.zeros(80), end + 1, np.ones(80))
    lines = [f"{t + 1},1,{a},{b},{c}" for t, a, b, c in zip(end, x, y, s, strict=True)]
    path = written(tmp_path, "\n".join(["exit,status,x,y,s", *lines]) + "\n")

    content = answer(capsys, "cox", path, "--covariate", "x,y", "--strata", "s")

    fit = cox_of_rows(rows, np.column_stack((x, y)), stratum=s).fit
    found = [(row["estimate"], row["std_error"]) for row in content["coefficients"]]
    expected = [(row.estimate, row.std_error) for row in fit.coefficients.rows()]
    assert found == [pytest.approx(pair, rel=1e-9) for pair in expected]
