"""`bofast estimate` for a first-time user and for a program: answers, faults by row and column, exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from bofast.workbench.command import main
from bofast.workbench.exits import Exit
from bofast.workbench.tables import batches
from tests.unit.registers.estimates.spells import Rows, cox_of_rows

SPELLS = """\
entry,exit,status,area,house
0,3,1,north,a
0,5,0,north,a
1,2,2,south,b
0,4,1,south,b
2,6,1,north,c
1,6,0,south,c
0,2,1,south,d
3,7,1,north,d
"""


@pytest.fixture
def spells(tmp_path: Path) -> str:
    return written(tmp_path, SPELLS)


def written(tmp_path: Path, text: str, *, name: str = "spells.csv") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code = main(["estimate", *arguments, "--json"])
    told = capsys.readouterr()
    assert code == Exit.ANSWERED, told.err
    content: dict[str, Any] = json.loads(told.out)
    return content


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["estimate", *arguments])
    told = capsys.readouterr()
    assert told.out == ""
    return code, told.err


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


@pytest.mark.parametrize("what", ["curve", "incidence", "cox", "logrank"])
def test_a_person_gets_a_table(what: str, spells: str, capsys: pytest.CaptureFixture[str]) -> None:
    more = {"cox": ["--covariate", "area"], "logrank": ["--group", "area"]}.get(what, [])

    assert main(["estimate", what, spells, *more]) == Exit.ANSWERED
    told = capsys.readouterr().out
    assert "8 spells in 8 rows" in told
    assert "not been checked for disclosure" in told


def test_parquet_csv_and_small_batches_answer_alike(
    spells: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["--covariate", "area", "--cluster", "house"]
    of_csv = answer(capsys, "cox", spells, *asked)
    table = {
        "entry": np.array([0, 0, 1, 0, 2, 1, 0, 3], np.int16),
        "exit": np.array([3, 5, 2, 4, 6, 6, 2, 7], np.float32),
        "status": np.array([1, 0, 2, 1, 1, 0, 1, 1], np.float64),
        "area": pa.array(["north", "north", "south", "south", "north", "south", "south", "north"]).dictionary_encode(),
        "house": pa.array(list("aabbccdd")),
    }
    pq.write_table(pa.table(table), tmp_path / "spells.parquet")
    monkeypatch.setattr(batches, "ROWS_AT_ONCE", 3)

    of_parquet = answer(capsys, "cox", str(tmp_path / "spells.parquet"), *asked)

    assert {**of_parquet, "file": ""} == {**of_csv, "file": ""}


def test_dates_are_counted_from_the_origin_and_open_spells_until_the_day_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path,
        "moved_in;seen;left;why\n2019-01-01;2020-01-01;2021-01-01;bought\n2020-01-01;2020-01-01;;\n"
        "2020-06-01;2020-06-01;2023-01-01;bought\n",
    )
    named = ["--entry", "seen", "--exit", "left", "--status", "why", "--origin", "moved_in", "--until", "2022-01-01"]

    content = answer(capsys, "curve", path, *named, "--at", "700,731")

    assert content["time_in"] == "days since 'moved_in'"
    # 731 days since moving in, of which 365 were seen; 731 days; 579 days, cut off at the end of observation.
    assert content["person_time"] == 366 + 731 + 579
    assert content["events"] == 1
    assert content["groups"][0]["at"][1]["survival"] == 0.5


def test_a_row_can_stand_for_many_spells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "exit,status,n\n1,1,3\n2,0,5\n3,1,0\n")

    content = answer(capsys, "curve", path, "--weight", "n", "--at", "1")

    assert content["spells"] == 8
    assert content["groups"][0]["at"][0]["survival"] == pytest.approx(5 / 8)


def test_spells_without_time_are_counted_and_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "entry,exit,status\n0,2,1\n2,2,1\n3,1,0\n")

    content = answer(capsys, "curve", path)

    assert (content["rows"], content["spells"], content["spells_without_time"]) == (3, 1, 2)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("0,x,1", "row 3, exit: found 'x'. Write a number, with a point before decimals."),
        ("0,,1", "row 3, exit: found ''. Write a number"),
        ("0,nan,1", "row 3, exit: found 'nan'. Write a number"),
        ("0,1e999,1", "row 3, exit: found '1e999'. Write a number"),
        (",3,1", "row 3, entry: found ''. Write a number"),
        ("0,3,", "row 3, status: found ''. Write '0' where observation ended first"),
        ("0,3,-1", "row 3, status: found '-1'. Write '0'"),
        ("0,3,1.5", "row 3, status: found '1.5'. Write '0'"),
        ("0,3", "row 3, the row: found '2 fields'. Write 3 fields, as the heading."),
    ],
)
def test_a_row_that_cannot_be_read_is_told_and_nothing_is_computed(
    row: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, f"entry,exit,status\n0,2,1\n{row}\n0,3,0\n")

    code, told = refusal(capsys, "curve", path)

    assert code == Exit.BAD_FACTS
    assert "1 cells cannot be read, so nothing was computed" in told
    assert says in told


def test_a_row_after_a_short_one_keeps_its_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told = refusal(capsys, "curve", written(tmp_path, "entry,exit,status\n0,2\n0,x,1\n0,3\n0,y,1\n"))

    assert [line.split(":")[0].strip() for line in told.splitlines()[1:]] == [
        "row 2, the row", "row 4, the row", "row 3, exit", "row 5, exit"
    ]  # fmt: skip


def test_of_many_faults_the_first_are_told_and_all_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, told = refusal(capsys, "curve", written(tmp_path, "exit,status\n" + "x,1\n" * 1000))

    assert told.count("row ") == 20
    assert "1000 cells cannot be read" in told
    assert "... and 980 more" in told


def test_a_status_outside_the_causes_told_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "exit,status\n1,moved\n2,boght\n3,open\n")

    code, told = refusal(capsys, "incidence", path, "--causes", "moved,bought", "--censored", "open")

    assert code == Exit.BAD_FACTS
    assert "row 3, status: found 'boght'. Write 'open' where observation ended first, else moved, bought." in told


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--exit", "exti"], "has no column 'exti'. Did you mean exit?"),
        (["--group", "Area"], "has no column 'Area'. Did you mean area?"),
        (["--entry", "from"], "has no column 'from'."),
        (["--event", "bought"], "No spell ended by 'bought'. The causes in"),
        (["--until", "2020-01-01"], "holds numbers, so write --until as a number"),
    ],
)
def test_wrong_use_is_told_with_what_there_is(
    arguments: list[str], says: str, spells: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = refusal(capsys, "curve", spells, *arguments)

    assert code == Exit.WRONG_USE
    assert says in told


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert refusal(capsys, "curve", "nowhere.csv") == (
        Exit.WRONG_USE,
        "bofast estimate: There is no file nowhere.csv.\n",
    )


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"entry,exit,status\n", b"PAR1 and no more", b"\xff\xfe\x00\x01,b\n1,2"]
)
def test_a_file_that_is_no_table(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "spells.csv"
    path.write_bytes(content)

    code, told = refusal(capsys, "curve", str(path))

    assert code == Exit.UNREADABLE_FILE
    assert str(path) in told


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["cox", "--covariate", "one"], "one: one value for all who are compared"),
        (["cox", "--covariate", "x,twice"], "twice: one follows from the others"),
        (["cox", "--covariate", "spared"], "spared: every event (or none) has one value of it"),
        (["logrank", "--group", "one"], "there is only one group"),
    ],
)
def test_what_cannot_be_estimated_is_refused_with_the_reason(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(
        tmp_path, "exit,status,one,x,twice,spared\n1,1,7,1,2,0\n2,1,7,4,8,0\n3,0,7,2,4,1\n4,1,7,3,6,0\n5,0,7,0,0,1\n"
    )

    code, told = refusal(capsys, arguments[0], path, *arguments[1:])

    assert code == Exit.CANNOT_ESTIMATE
    assert says in told


def test_a_collapsed_curve_says_so_and_what_to_ask(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "entry,exit,status\n0,1,1\n2,4,1\n2,5,0\n")

    assert main(["estimate", "curve", path]) == Exit.ANSWERED

    assert "--conditional 1" in capsys.readouterr().out


@pytest.mark.parametrize("what", [[], ["curve"], ["cox"]])
def test_help_shows_an_example_that_works(
    what: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["estimate", *what, "--help"])
    told = capsys.readouterr().out

    lines = [line.strip() for line in told.splitlines()]
    making = next(line for line in lines if line.startswith("printf"))
    asking = lines[lines.index(making) + 1]
    monkeypatch.chdir(tmp_path)
    subprocess.run(["sh", "-c", making], check=True)

    assert ended.value.code == 0
    assert main(asking.split()[1:]) == Exit.ANSWERED


def test_nothing_slow_and_no_django_is_loaded(spells: str) -> None:
    program = (
        "import sys; from bofast.workbench.command import main; "
        f"code = main(['estimate', 'cox', {spells!r}, '--covariate', 'area']); "
        "slow = {'django', 'pandas', 'duckdb', 'scipy', 'numba', 'pyfixest'} & set(sys.modules); "
        "sys.exit(code or (', '.join(slow) if slow else 0))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "option", [["--at", "1,nan"], ["--conditional", "inf"], ["--mean-until", "x"], ["--until", "nan"]]
)
def test_what_is_no_number_is_refused_on_the_command_line(
    option: list[str], spells: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["estimate", "curve", spells, *option])

    assert ended.value.code == Exit.WRONG_USE
    assert "number" in capsys.readouterr().err


def test_incidence_without_any_event_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, told = refusal(capsys, "incidence", written(tmp_path, "exit,status\n1,0\n2,0\n"))

    assert code == Exit.CANNOT_ESTIMATE
    assert "no spell ends with an event" in told


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


def test_a_cluster_keeps_its_name_from_batch_to_batch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    table = {"exit": [1, 2, 3, 4, 5, 6], "status": [1] * 6, "x": [0, 1, 1, 0, 0, 1]}
    houses = pa.array(["17", "b", "17", "17", "b", "17"])
    pq.write_table(pa.table({**table, "house": houses}), tmp_path / "spells.parquet")
    monkeypatch.setattr(batches, "ROWS_AT_ONCE", 2)

    content = answer(capsys, "cox", str(tmp_path / "spells.parquet"), "--covariate", "x", "--cluster", "house")

    assert content["clusters"] == 2


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = written(tmp_path, "\ufeffexit;status\r\n1,5;1.0\r\n 2,5 ;0\r\n")

    content = answer(capsys, "curve", path)

    assert (content["person_time"], content["events"], content["causes"]) == (4.0, 1, ["1"])


def test_what_is_not_installed_is_named_with_what_to_install(
    spells: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [name for name in sys.modules if name.startswith("bofast.workbench.estimate")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "bofast.registers.estimates.refusals", None)

    code, told = refusal(capsys, "curve", spells)

    assert code == Exit.WRONG_USE
    assert "is not installed here. Install what studies need: pip install 'bofast[registers]'." in told


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
