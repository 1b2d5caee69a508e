"""What `bofast estimate` says to whoever asks wrongly, or asks for what does not follow; and its help."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bofast.workbench.command import main
from bofast.workbench.exits import Exit
from tests.unit.workbench.estimate.asking import refusal, written


@pytest.mark.parametrize("what", ["curve", "incidence", "cox", "logrank"])
def test_a_person_gets_a_table(what: str, spells: str, capsys: pytest.CaptureFixture[str]) -> None:
    more = {"cox": ["--covariate", "area"], "logrank": ["--group", "area"]}.get(what, [])

    assert main(["estimate", what, spells, *more]) == Exit.ANSWERED
    told = capsys.readouterr().out
    assert "8 spells in 8 rows" in told
    assert "not been checked for disclosure" in told


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


def test_what_is_not_installed_is_named_with_what_to_install(
    spells: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in [name for name in sys.modules if name.startswith("bofast.workbench.estimate")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "bofast.registers.estimates.refusals", None)

    code, told = refusal(capsys, "curve", spells)

    assert code == Exit.WRONG_USE
    assert "is not installed here. Install what studies need: pip install 'bofast[registers]'." in told
