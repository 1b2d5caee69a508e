"""kill -9 of the server while clerks write: what was acknowledged is there, whole, with its journal entry.

The real web server in processes of its own, real requests, a real page; every process of a server dies at once, and
only then does the next one open the database.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from bofast.casework.access.models import User
from bofast.casework.access.roles import Role
from tests.factories import users
from tests.factories.families import FamilyFactory
from tests.races.clerks_at_work import STARTS_WITHIN_S, Clerks, Notebook
from tests.races.own_database import own_database
from tests.races.reckoning import Reckoning, reckon
from tests.races.server_process import ServerProcess, starter

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("kill")]

ROUNDS = 50
ROUNDS_OF_A_CONTROL = 5
MOST_TRIES = 10
CLERKS = 4
SERVER_PROCESSES = 2
LONGEST_WORK_S = 0.6


@dataclass(frozen=True, slots=True)
class Desk:
    """Clerks, and where the servers lie that they write on."""

    clerks: Clerks
    environment: dict[str, str]
    folder: Path


@pytest.fixture
def desk(transactional_db: None, signed_in: Callable[[User], Client], tmp_path: Path) -> Iterator[Desk]:
    with own_database(tmp_path) as environment:
        office = users.office()
        kari = users.user("kari", Role.COORDINATOR, office=office)
        families = [FamilyFactory(office=office, by=kari, responsible=kari).pk for _ in range(CLERKS)]
        cookie = signed_in(kari).cookies[settings.SESSION_COOKIE_NAME].value
        yield Desk(Clerks(cookie=cookie, families=families), environment, tmp_path)


def test_no_acknowledged_write_is_lost_when_the_server_is_killed(desk: Desk, record_property):
    notebook = killed_again_and_again(desk, rounds=ROUNDS)

    assert reckon(notebook) == Reckoning(
        lost=frozenset(),
        written_twice=frozenset(),
        never_sent=frozenset(),
        half_written=frozenset(),
        journal=(),
        database=(),
    )
    assert len(notebook.acknowledged) > ROUNDS, "too few writes to show anything"
    record_property("acknowledged", len(notebook.acknowledged))


def test_the_kills_find_a_server_that_answers_before_it_writes(desk: Desk):
    found = reckon(killed_again_and_again(faulty(desk, "AnswersBeforeItWrites"), rounds=ROUNDS_OF_A_CONTROL))

    assert found.lost


def test_the_kills_find_a_server_that_writes_in_pieces(desk: Desk):
    # A kill must fall between two pieces; on a machine with other work it can take many.
    desk = faulty(desk, "WritesInPieces")
    tries = (reckon(killed_again_and_again(desk, rounds=ROUNDS_OF_A_CONTROL)) for _ in range(MOST_TRIES))

    assert any(found.half_written for found in tries)


def faulty(desk: Desk, fault: str) -> Desk:
    environment = {**desk.environment, "DJANGO_SETTINGS_MODULE": "tests.races.hasty_settings", "HASTY": fault}
    return replace(desk, environment=environment)


def killed_again_and_again(desk: Desk, *, rounds: int) -> Notebook:
    """Let the clerks write on one server after the other, each killed at a moment of chance."""
    notebook = Notebook()
    log = desk.folder / "said"
    with log.open("ab") as said, starter(environment=desk.environment, said=said) as servers:
        for number in range(1, rounds + 1):
            server = servers.start(workers=SERVER_PROCESSES)
            work_and_kill(server, clerks=desk.clerks, name=f"round {number}", notebook=notebook)
    assert not notebook.refused, log.read_text(encoding="utf-8")[-3_000:]
    return notebook


def work_and_kill(server: ServerProcess, *, clerks: Clerks, name: str, notebook: Notebook) -> None:
    notebook.first_answer.clear()
    with ThreadPoolExecutor(CLERKS) as pool:
        working = clerks.begin(port=server.port, name=name, notebook=notebook, pool=pool)
        try:
            assert notebook.first_answer.wait(STARTS_WITHIN_S), "the server does not answer"
            # Every moment is as likely as any other; nothing hangs on which ones a run draws.
            time.sleep(random.uniform(0, LONGEST_WORK_S))  # noqa: S311 - no secret
        finally:
            server.kill()
        wait(working)
    for clerk in working:
        clerk.result()
