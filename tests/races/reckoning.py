"""What the database holds after the kills, held against what was sent and acknowledged."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass

from django.db import connection

from bofast.casework.followup.models import Contact, Reversal
from bofast.casework.journal.actions import seal
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.journal.verification import verify
from tests.races.clerks_at_work import Notebook

GONE_WITHIN_S = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """Everything here is empty when all is well."""

    lost: frozenset[str]
    """Acknowledged, and not in the database."""
    written_twice: frozenset[str]
    never_sent: frozenset[str]
    half_written: frozenset[str]
    """Contacts, journal entries and ways back that lack one another."""
    journal: tuple[object, ...]
    database: tuple[str, ...]
    """What the engine's own check of its file says against it."""


def reckon(notebook: Notebook) -> Reckoning:
    """Compare; to be called when no server lives."""
    wait_for_the_last_commit()
    database = faults_of_the_database()
    notes = Counter(Contact.objects.values_list("note", flat=True))
    while seal():
        pass
    return Reckoning(
        lost=frozenset(notebook.acknowledged) - notes.keys(),
        written_twice=frozenset(note for note, times in notes.items() if times > 1),
        never_sent=notes.keys() - frozenset(notebook.sent),
        half_written=half_written(),
        journal=tuple(verify()),
        database=database,
    )


def half_written() -> frozenset[str]:
    """A contact has exactly one journal entry and one way back, and neither stands without its contact."""
    contacts = Counter(f"followup.contact:{pk}" for pk in Contact.objects.values_list("pk", flat=True))
    entries = Counter(Entry.objects.filter(deed=Deed.CONTACT_WRITTEN).values_list("subject", flat=True))
    ways_back = Counter(Reversal.objects.filter(act="write_contact").values_list("subject", flat=True))
    return frozenset(
        subject
        for subject in contacts | entries | ways_back
        if not contacts[subject] == entries[subject] == ways_back[subject] == 1
    )


def wait_for_the_last_commit() -> None:
    """PostgreSQL may still finish what a killed client began: wait until its back-ends are gone."""
    if connection.vendor != "postgresql":
        return
    deadline = time.monotonic() + GONE_WITHIN_S
    while others := _other_back_ends():
        assert time.monotonic() < deadline, f"{others} back-ends outlived their clients"
        time.sleep(0.05)


def _other_back_ends() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        found: int = cursor.fetchone()[0]
        return found


def faults_of_the_database() -> tuple[str, ...]:
    if connection.vendor != "sqlite":
        return ()
    with connection.cursor() as cursor:
        said = [str(row[0]) for row in cursor.execute("PRAGMA integrity_check").fetchall()]
        loose = [str(row) for row in cursor.execute("PRAGMA foreign_key_check").fetchall()]
    return (*(line for line in said if line != "ok"), *loose)
