"""`bofast bench` for a first-time user: figures with machine and versions, wrong use, failure, Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from bofast.workbench.bench import command, measuring
from bofast.workbench.bench.contenders import Contender
from bofast.workbench.bench.figures import differing, figures_of
from bofast.workbench.bench.measuring import Run
from bofast.workbench.command import main
from bofast.workbench.exits import Exit

SMALL = ["bench", "--size", "10k", "--runs", "1"]

PATIENCE_S = 240
"""A machine with other work may take so long to begin."""


def run_of(contender, *, wall=2.0, mark="same"):
    return Run(contender, wall, 3.0, 0.5, 1.5, mark)


def test_engines_are_measured_and_told_in_figures(tmp_path, capsys):
    assert main([*SMALL, "--engines", "native,scan", "--scratch", str(tmp_path), "--quiet"]) == Exit.ANSWERED

    lines = capsys.readouterr().out.splitlines()
    figures = {line.split()[1]: line.split()[2:] for line in lines if line.startswith("figure ")}
    assert {line.partition(":")[0] for line in lines if not line.startswith("figure ")} == {
        "processor", "cores", "memory", "system", "versions",
    }  # fmt: skip
    assert {"wall_native_10k_s", "cpu_native_10k_s", "peak_native_10k_gb", "wall_scan_10k_s"} <= figures.keys()
    assert 8_000 < float(figures["person_years"][0]) < 12_000
    assert all(float(value) > 0 and unit for value, unit in figures.values())
    assert list(tmp_path.iterdir()) == []


def test_the_same_as_json(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(command, "measured", lambda contender, **_given: run_of(contender))

    assert main([*SMALL, "--engines", "tables,scan", "--scratch", str(tmp_path), "--quiet", "--json"]) == Exit.ANSWERED

    told = json.loads(capsys.readouterr().out)
    assert told["figures"]["ratio_tables_to_scan_10k"] == {"value": 1.0, "unit": "times"}
    assert told["versions"]["bofast"]
    assert int(told["machine"]["cores"]) >= 1


def test_the_middle_time_and_the_most_memory_are_told():
    runs = [run_of(Contender.NATIVE, wall=wall) for wall in (9.0, 2.0, 3.0)]

    found = {figure.name: figure.value for figure in figures_of(runs, size="1m", person_years=6_000_000)}

    assert found["wall_native_1m_s"] == 3.0
    assert found["speed_native_1m"] == 2.0
    assert not [name for name in found if "scan" in name]


def test_engines_that_differ_are_told_and_a_scan_counts_nothing():
    same = [run_of(Contender.NATIVE), run_of(Contender.TABLES), run_of(Contender.SCAN, mark="")]

    assert differing(same) == ()
    assert differing([*same, run_of(Contender.SPARK, mark="other")]) == ("native", "tables", "spark")


def test_an_engine_that_fails_is_told_by_its_last_words(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(measuring.sys, "executable", "/bin/false")

    assert main([*SMALL, "--engines", "native", "--scratch", str(tmp_path), "--quiet"]) == Exit.ENGINE_FAILED

    assert "native ended with 1" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (["--size", "huge"], "is no size"),
        (["--engines", "sas"], "cannot run here"),
        (["--runs", "0"], "is no whole number"),
        (["--scratch", "/nowhere/at/all"], "there is no folder"),
    ],
)
def test_what_cannot_be_measured_is_refused(wrong, says, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["bench", *wrong])

    assert ended.value.code == Exit.WRONG_USE
    assert says in capsys.readouterr().err


def test_ctrl_c_leaves_nothing_behind(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "bofast.workbench.command", "bench", "--size", "1m", "--scratch", str(tmp_path)],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        until = time.monotonic() + PATIENCE_S
        while not list(tmp_path.glob(".bofast-bench-*/store/persons/*")) and time.monotonic() < until:
            time.sleep(0.1)

        process.send_signal(signal.SIGINT)

        said = process.communicate(timeout=PATIENCE_S)[1]
    finally:
        process.kill()
        process.communicate()
    assert process.returncode == Exit.STOPPED, said
    assert "Traceback" not in said
    assert list(tmp_path.iterdir()) == []
