"""`bofast simulate`, `check` and `ingest` for a first-time user: answers, faults, exit codes, Ctrl-C."""

import json
import signal
import subprocess
import sys
import time

import pytest

from bofast.workbench.command import main
from bofast.workbench.exits import Exit

TINY = ["--person-years", "10k", "--country", "no", "--years", "2010-2014", "--layout", "files", "--quiet"]


@pytest.fixture
def delivery(tmp_path, capsys):
    """A small made-up delivery with the faults asked for."""

    def make(*faults):
        planted = ["--faults", ",".join(faults)] if faults else []
        assert main(["simulate", "register", *TINY, *planted, "--out", str(tmp_path / "delivery")]) == Exit.ANSWERED
        capsys.readouterr()
        return tmp_path / "delivery"

    return make


def test_from_made_up_files_to_a_store_in_three_commands(tmp_path, delivery, capsys):
    folder = delivery()

    assert main(["check", str(folder), "--quiet"]) == Exit.ANSWERED
    assert "No faults." in capsys.readouterr().out
    assert main(["ingest", str(folder), "--out", str(tmp_path / "store"), "--quiet", "--json"]) == Exit.ANSWERED
    told = json.loads(capsys.readouterr().out)
    assert told["years"] == [2010, 2011, 2012, 2013, 2014]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("duplicate_key", Exit.FAULTS_IN_REGISTER),
        ("unreadable_file", Exit.UNREADABLE_FILE),
        ("real_identity_numbers", Exit.REAL_IDENTITY_NUMBERS),
    ],
)
def test_each_cause_has_its_exit_code_for_checking_and_for_ingesting(tmp_path, delivery, capsys, fault, code):
    folder = delivery(fault)

    assert main(["check", str(folder), "--json", "--quiet"]) == code
    told = json.loads(capsys.readouterr().out)
    assert list(told["counts"]) == [fault]
    assert not told["passes"]
    assert main(["ingest", str(folder), "--out", str(tmp_path / "store"), "--quiet"]) == code
    assert not list((tmp_path / "store").glob("persons/*"))


def test_an_accepted_fault_is_told_and_passes(delivery, capsys):
    folder = delivery("unknown_file")

    assert main(["check", str(folder), "--quiet", "--accept", "unknown_file"]) == Exit.ANSWERED
    assert "unknown_file (accepted)" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nowhere"],
        ["ingest", "nowhere", "--out", "store"],
        ["simulate", "register", "--out", "{full}"],
        ["simulate", "register", "--out", "new", "--faults", "blank_id"],
    ],
)
def test_wrong_use_is_told_in_one_line(tmp_path, monkeypatch, capsys, arguments):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "something").touch()

    code = main([argument.format(full="full") for argument in arguments])

    assert code == Exit.WRONG_USE
    assert len(capsys.readouterr().err.strip().splitlines()) <= 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "x", "--accept", "real_identity_numbers"],
        ["check", "x", "--accept", "nothing"],
        ["simulate", "register", "--out", "x", "--person-years", "lots"],
        ["simulate", "register", "--out", "x", "--faults", "nothing"],
        ["simulate", "register", "--out", "x", "--years", "2010"],
        ["simulate", "register", "--out", "x", "--gaps", "2"],
        ["simulate", "people", "--out", "x"],
    ],
)
def test_what_cannot_be_asked_for_is_refused_with_the_usage(capsys, arguments):
    with pytest.raises(SystemExit) as refused:
        main(arguments)

    assert refused.value.code == Exit.WRONG_USE
    assert "usage: bofast" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "ingest", "simulate"])
def test_help_shows_examples_and_exit_codes(capsys, command):
    with pytest.raises(SystemExit):
        main([command, "--help"])

    told = capsys.readouterr().out
    assert "examples:" in told
    assert "exit codes:" in told


def test_ctrl_c_leaves_nothing_behind(tmp_path):
    command = [sys.executable, "-m", "bofast.workbench.command", "simulate", "register", "--person-years", "8m"]
    process = subprocess.Popen([*command, "--out", str(tmp_path / "store")], stderr=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not list(tmp_path.glob(".store.part/persons/year=*")) and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)

    assert process.returncode == Exit.STOPPED
    assert b"Nothing was left behind" in said
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["check", "ingest"])
def test_ctrl_c_in_a_query_stops_with_a_word(tmp_path, command):
    large = tmp_path / "delivery" / "bosatte2015.csv"
    large.parent.mkdir()
    names = "fnr;husholdning_nr;rolle;foedselsdato;kjoenn;kommune_nr;bolig_id;innflyttet_dato;eierform;utleier"
    row = ";0000000000001;1;1980-03-04;1;3101;0000000000007;2001-05-06;1;0;2\n"
    people = "".join(f"0583{number:07}{row}" for number in range(700_000))
    large.write_text(f"{names};arbeidsstatus\n{people}")
    into = ["--out", str(tmp_path / "store")] if command == "ingest" else []
    started = [sys.executable, "-m", "bofast.workbench.command", command, str(large.parent), *into]

    process = subprocess.Popen(started, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stderr is not None
    assert b"checking 1 of 1" in process.stderr.readline()
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    told, said = process.communicate(timeout=60)

    assert process.returncode == Exit.STOPPED
    assert told == b""
    assert b"stopped" in said
    assert not list(tmp_path.rglob("*.parquet"))
