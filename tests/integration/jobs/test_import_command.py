"""`bofast import`: the operator reads what is wrong in words, and a script reads why it ended."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.access.roles import Role
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.intake.models import Sheet
from bofast.casework.runs.models import Run
from bofast.jobs import bring_in, speaking
from bofast.jobs.commands import EXAMPLES, import_sheets
from bofast.jobs.sheets import ImportExit
from tests.factories import users
from tests.integration.intake.hostile import ordinary
from tests.integration.intake.test_questions import ALIKE, CHILD, FAMILY, KNOWN, OTHER

pytestmark = pytest.mark.django_db

HEADINGS = ["Bolignummer", "Adresse", "Antall rom"]


@pytest.fixture(autouse=True)
def documents_of_this_test(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.MEDIA_ROOT = tmp_path / "documents"
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def sheet(tmp_path: Path):
    def write(rows: list[list[object]]) -> str:
        path = tmp_path / "sheet.xlsx"
        path.write_bytes(ordinary(rows))
        return str(path)

    return write


def speak(user: User, language: str) -> None:
    user.language = language
    user.save()


def test_a_sheet_that_fits_comes_in(kari, sheet, capsys):
    speak(kari, "en")

    ended = import_sheets(["homes", sheet([HEADINGS, ["B-1", "Prøvevegen 1", 3]]), "--user", "kari"])

    assert ended == ImportExit.ALL_CAME_IN == 0
    assert Home.objects.count() == 1
    assert capsys.readouterr().out.splitlines() == [
        "1 row, 0 faults, 0 questions",
        "",
        "The sheet has come in",
        "  New: 1",
        "  Changed: 0",
        "  Unchanged: 0",
        "  Left out: 0",
    ]


def test_one_fault_is_one_fault_with_its_row_column_value_and_what_to_do(kari, sheet, capsys):
    speak(kari, "en")

    ended = import_sheets(["homes", sheet([HEADINGS, ["B-1", "P 1", "tre"], ["B-2", "P 2", 3]]), "--user", "kari"])

    assert ended == ImportExit.HAS_FAULTS
    assert not Home.objects.exists()
    assert capsys.readouterr().out.splitlines() == [
        "2 rows, 1 fault, 0 questions",
        "",
        "What to mend",
        "  Row  Column  Found  What to do",
        "    2  Rooms   tre    This is not a number of the kind that belongs here. Write digits alone.",
        "",
        "Nothing was brought in.",
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nb", ("10 rader, 10 feil, 0 spørsmål", "Rad", "Bolignummer", "Samme bolig står i rad 2.", "Ingenting ble")),
        ("da", ("10 rækker, 10 fejl, 0 spørgsmål", "Række", "Areal (m²)", "Samme bolig står i række 2.", "Intet")),
    ],
)
def test_it_speaks_the_operators_language(kari, capsys, language, words):
    speak(kari, language)

    import_sheets(["homes", str(EXAMPLES / "homes-with-faults.xlsx"), "--user", "kari"])

    said = capsys.readouterr().out
    assert [word for word in words if word not in said] == []
    assert "{" not in said


def test_a_long_list_tells_how_many_more_there_are(kari, sheet, capsys):
    speak(kari, "en")

    import_sheets(["homes", sheet([HEADINGS, *([f"B-{n}", "P", "tre"] for n in range(25))]), "--user", "kari"])

    said = capsys.readouterr().out
    assert said.count("tre ") == 20
    assert "and 5 more on the import page" in said


def test_good_rows_come_in_and_the_exit_code_tells_that_others_did_not(kari, sheet):
    rows = [HEADINGS, ["B-1", "P 1", "tre"], ["B-2", "P 2", 3]]

    ended = import_sheets(["homes", sheet(rows), "--user", "kari", "--only-good-rows"])

    assert ended == ImportExit.HAS_FAULTS
    assert Home.objects.get().supplier_home_id == "B-2"


def test_rows_that_wait_for_an_answer_are_a_cause_of_their_own(kari, sheet, capsys):
    speak(kari, "en")
    import_sheets(["families", sheet([FAMILY, KNOWN]), "--user", "kari"])
    capsys.readouterr()

    ended = import_sheets(["families", sheet([FAMILY, ALIKE, CHILD, OTHER]), "--user", "kari"])

    said = capsys.readouterr().out
    page = f"/intake/sheets/{Sheet.objects.order_by('-uploaded_at')[0].pk}"
    assert ended == ImportExit.WAITS_FOR_ANSWERS
    assert "3 rows, 0 faults, 1 question\n" in said
    assert said.endswith(f"Nothing was brought in.\n2 rows wait for an answer.\nAnswer on the import page: {page}\n")
    assert Family.objects.count() == 1


def test_a_file_that_is_no_sheet_is_a_cause_of_its_own(kari, tmp_path):
    path = tmp_path / "picture.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)

    assert import_sheets(["homes", str(path), "--user", "kari"]) == ImportExit.UNREADABLE


def test_a_register_that_says_no_is_a_failure(kari, sheet, monkeypatch, capsys):
    speak(kari, "en")

    def full(*_args: object, **_kwargs: object) -> None:
        raise DatabaseError("the disk is full")

    monkeypatch.setattr("bofast.casework.journal.actions.record_many", full)

    assert import_sheets(["homes", sheet([HEADINGS, ["B-1", "P 1", 3]]), "--user", "kari"]) == ImportExit.FAILED
    assert "Nothing is half-written" in capsys.readouterr().out


def test_stopped_at_the_keyboard_it_says_what_stands(kari, sheet, monkeypatch, capsys):
    speak(kari, "en")
    monkeypatch.setattr(bring_in, "IN_ONE_TRANSACTION", 1)
    monkeypatch.setattr(bring_in, "BATCH", 2)

    def press(run: Run, *, done: int, total: int | None) -> None:
        Run.objects.filter(pk=run.pk).update(done_count=done, total_count=total)
        if done == 4:
            raise KeyboardInterrupt

    monkeypatch.setattr(bring_in, "tell_progress", press)

    ended = import_sheets(["homes", sheet([HEADINGS, *([f"B-{n}", "P", 3] for n in range(7))]), "--user", "kari"])

    assert ended == ImportExit.STOPPED
    assert Home.objects.count() == 4
    assert "which stand: 4" in capsys.readouterr().out
    assert Run.objects.get(kind="bring_in_sheet").state == Run.State.CANCELLED


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("nb", "er en mappe og ingen fil"),
        ("da", "er en mappe og ikke en fil"),
        ("en", "is a folder and no file"),
    ],
)
def test_a_folder_is_said_to_be_one(kari, tmp_path, capsys, language, says):
    speak(kari, language)

    assert import_sheets(["homes", str(tmp_path), "--user", "kari"]) == ImportExit.WRONG_USE
    assert f"{tmp_path} {says}" in capsys.readouterr().err


def test_a_file_that_is_missing_is_said_to_be(kari, tmp_path, capsys):
    speak(kari, "en")

    assert import_sheets(["homes", str(tmp_path / "none.csv"), "--user", "kari"]) == ImportExit.WRONG_USE
    assert "There is no file" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({"LANG": "da_DK.UTF-8"}, "Der findes ingen bruger"),
        ({"LANG": "da_DK.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "There is no user"),
        ({"LANG": "nn_NO.UTF-8"}, "Det finnes ingen bruker"),
        ({"LANG": "C.UTF-8"}, "Det finnes ingen bruker"),
    ],
)
def test_to_a_stranger_it_speaks_the_terminals_language(office, sheet, monkeypatch, capsys, variables, says):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    ended = import_sheets(["homes", sheet([HEADINGS, ["B-1", "P 1", 3]]), "--user", "nobody"])

    assert ended == ImportExit.WRONG_USE
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("role", "kind", "may"),
    [
        (Role.COORDINATOR, "homes", True),
        (Role.COORDINATOR, "families", True),
        (Role.LETTING_OFFICER, "homes", True),
        (Role.LETTING_OFFICER, "families", False),
        (Role.LETTING_OFFICER, "tenancies", False),
        (Role.ANALYST, "homes", False),
    ],
)
def test_it_asks_for_the_same_right_as_the_page(office, sheet, role, kind, may):
    users.user("somebody", role, office=office)

    ended = import_sheets([kind, sheet([HEADINGS, ["B-1", "P 1", 3]]), "--user", "somebody"])

    assert (ended != ImportExit.WRONG_USE) is may
    assert Sheet.objects.exists() is may


def test_a_program_gets_the_same_as_json(kari, sheet, capsys):
    import_sheets(["homes", sheet([HEADINGS, ["B-1", "P 1", "tre"]]), "--user", "kari", "--json"])

    said = json.loads(capsys.readouterr().out)
    assert (said["ended"], said["rows"], said["faults"], said["tally"]) == ("has_faults", 1, 1, {})
    assert said["first_faults"][0]["reason"] == "cell_not_a_number"


def test_what_stands_in_a_cell_cannot_command_the_terminal(kari, sheet, capsys):
    import_sheets(["homes", sheet([HEADINGS, ["B-1", "P 1", "\x1b[2J\u202etre"]]), "--user", "kari"])

    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().out)


def test_a_check_that_the_worker_took_is_waited_for(kari, sheet, monkeypatch):
    """The run stands in the worker's queue too; whoever is not first must not go on without the verdict."""
    waited = []

    def take_for_the_worker(run_id: UUID) -> None:
        Run.objects.filter(pk=run_id).update(state=Run.State.RUNNING)

    def work_meanwhile(_seconds: float) -> None:
        waited.append(True)
        run = Run.objects.get(kind="check_sheet")
        bring_in.check(run, sheet=Sheet.objects.get())
        Run.objects.filter(pk=run.pk).update(state=Run.State.DONE)

    monkeypatch.setattr(bring_in, "begin", take_for_the_worker)
    monkeypatch.setattr("bofast.jobs.sheets.time", SimpleNamespace(sleep=work_meanwhile))

    ended = import_sheets(["homes", sheet([HEADINGS, ["B-1", "P 1", "tre"]]), "--user", "kari"])

    assert waited
    assert ended == ImportExit.HAS_FAULTS


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class OneLook:
    """An event that comes after one look, and a thread that is done when it has started."""

    def __init__(self, *, target: Callable[..., None] = print, args: tuple[object, ...] = (), **options: Any) -> None:
        self.looks = 0
        self.work = partial(target, *args, **options.get("kwargs", {}))

    def wait(self, _seconds: float) -> bool:
        self.looks += 1
        return self.looks > 1

    def start(self) -> None:
        self.work()

    def set(self) -> None: ...

    def join(self) -> None: ...

    def close(self) -> None: ...


def test_a_terminal_is_told_how_far_it_has_come_and_is_left_clean(kari, office, monkeypatch):
    speak(kari, "en")
    run = Run.objects.create(office=office, kind="bring_in_sheet", asked_by=kari, asked_at=timezone.now())
    Run.objects.filter(pk=run.pk).update(state=Run.State.RUNNING, done_count=3_500, total_count=9_000)
    sheet = Sheet.objects.create(office=office, sha256="", size_bytes=1, uploaded_by=kari, run=run)
    terminal = Terminal()
    monkeypatch.setattr(speaking.sys, "stderr", terminal)
    for name in ("Event", "Thread"):
        monkeypatch.setattr(speaking, name, OneLook)
    monkeypatch.setattr(speaking, "connection", OneLook())

    with speaking.speaking_to("kari") as words, speaking.told_how_far(sheet, words=words):
        pass

    assert terminal.getvalue() == "\r\x1b[KBringing in the sheet: 3,500 of 9,000 rows\r\x1b[K"


def test_a_pipe_is_told_nothing_on_the_way(kari, office, capsys):
    with speaking.speaking_to("kari") as words, speaking.told_how_far(Sheet(), words=words):
        pass

    assert capsys.readouterr().err == ""
