"""The journal stands: what was changed, moved or removed behind bofast's back is found."""

import pytest
from django.db import DatabaseError, connection, transaction

from bofast.casework.journal.actions import record, seal
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.journal.verification import Fault, Finding, verify

pytestmark = pytest.mark.django_db

TABLE = "journal_entry"


@pytest.fixture
def five_entries():
    for number in range(5):
        record(Deed.FAMILY_READ, by=None, office=None, facts={"number": number})
    seal()


def behind_its_back(statement: str) -> None:
    """Change the table as somebody with the database's password could: with the triggers off."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            cursor.execute(statement)
            cursor.execute("SET session_replication_role = origin")
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [TABLE])
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            cursor.execute(statement)
            for _name, sql in triggers:
                cursor.execute(sql)


def test_an_untouched_journal_has_no_findings(five_entries):
    assert verify() == []


def test_a_changed_entry_is_found_at_its_place(five_entries):
    behind_its_back(f"UPDATE {TABLE} SET purpose = 'another' WHERE position = 3")

    assert verify() == [Finding(Fault.CHANGED, 3)]


def test_a_removed_entry_is_found(five_entries):
    behind_its_back(f"DELETE FROM {TABLE} WHERE position = 2")

    assert Finding(Fault.MISSING, 2) in verify()


def test_a_removed_end_is_found(five_entries):
    behind_its_back(f"DELETE FROM {TABLE} WHERE position = 5")

    assert verify() == [Finding(Fault.END_MISSING, 5)]


def test_an_entry_not_yet_chained_is_watched_too(five_entries):
    record(Deed.SEARCHED, by=None, office=None)
    behind_its_back(f"UPDATE {TABLE} SET purpose = 'another' WHERE position IS NULL")

    assert verify() == [Finding(Fault.CHANGED, 0)]


def test_two_entries_that_changed_places_are_found(five_entries):
    behind_its_back(f"UPDATE {TABLE} SET position = 99 WHERE position = 1")
    behind_its_back(f"UPDATE {TABLE} SET position = 1 WHERE position = 2")
    behind_its_back(f"UPDATE {TABLE} SET position = 2 WHERE position = 99")

    assert {finding.fault for finding in verify()} == {Fault.MOVED}


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET purpose = 'another'",
        f"UPDATE {TABLE} SET position = 7 WHERE position = 3",
        f"DELETE FROM {TABLE}",
    ],
)
def test_the_database_refuses_to_change_or_delete_an_entry(five_entries, statement):
    with (
        pytest.raises(DatabaseError, match="journal_entries_stand"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_database_refuses_to_change_an_entry_that_is_not_yet_chained():
    record(Deed.SEARCHED, by=None, office=None)

    with pytest.raises(DatabaseError, match="journal_entries_stand"), transaction.atomic():
        Entry.objects.update(purpose="another")


def test_sealing_twice_chains_nothing_twice(five_entries):
    assert seal() == 0
    assert Entry.objects.filter(position__isnull=False).count() == 5
