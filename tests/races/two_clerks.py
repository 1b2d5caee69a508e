"""Two clerks who do the same thing at the same moment, each on a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier

from django.db import connection

from bofast.vocabulary.errors import ShownToUser

LONGEST_WAIT_S = 30


@dataclass(frozen=True, slots=True)
class Race:
    """How a race ended: how many clerks won, and what the others were told."""

    winners: int
    refusals: tuple[ShownToUser, ...]


def race(*clerks: Callable[[], object]) -> Race:
    """Let all start together. A refusal with a reason is an answer; any other error fails the test."""
    start = Barrier(len(clerks), timeout=LONGEST_WAIT_S)
    with ThreadPoolExecutor(len(clerks)) as pool:
        answers = list(pool.map(lambda clerk: _run(clerk, start), clerks))
    refusals = tuple(answer for answer in answers if isinstance(answer, ShownToUser))
    return Race(winners=len(clerks) - len(refusals), refusals=refusals)


def _run(clerk: Callable[[], object], start: Barrier) -> object:
    try:
        connection.ensure_connection()
        start.wait()
        return clerk()
    except ShownToUser as refusal:
        return refusal
    finally:
        connection.close()
