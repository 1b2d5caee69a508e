from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations

from bofast.casework.keeping.sql import OnEachEngine

OVERLAP = """
    SELECT RAISE(ABORT, 'no_two_families_in_a_home')
    WHERE NEW.withdrawn_at IS NULL AND EXISTS (
        SELECT 1 FROM tenancies_occupancy AS other
        WHERE other.home_id = NEW.home_id AND other.family_id <> NEW.family_id
          AND other.id <> NEW.id AND other.withdrawn_at IS NULL
          AND (NEW.left_on IS NULL OR other.entered_on < NEW.left_on)
          AND (other.left_on IS NULL OR NEW.entered_on < other.left_on)
    );
"""


class Migration(migrations.Migration):
    """Two different families never live in one home on one day: held by the database on both engines."""

    dependencies = [("tenancies", "0001_initial")]

    operations = [
        BtreeGistExtension(),
        OnEachEngine(
            sqlite=[
                f"CREATE TRIGGER no_two_families_in_a_home_{when} BEFORE {event} ON tenancies_occupancy "
                f"BEGIN {OVERLAP} END;"
                for when, event in (("insert", "INSERT"), ("update", "UPDATE"))
            ],
            undo_sqlite=[
                "DROP TRIGGER no_two_families_in_a_home_insert",
                "DROP TRIGGER no_two_families_in_a_home_update",
            ],
            postgresql=[
                "ALTER TABLE tenancies_occupancy ADD CONSTRAINT no_two_families_in_a_home EXCLUDE USING gist "
                "(home_id WITH =, family_id WITH <>, daterange(entered_on, left_on, '[)') WITH &&) "
                "WHERE (withdrawn_at IS NULL)"
            ],
            undo_postgresql=["ALTER TABLE tenancies_occupancy DROP CONSTRAINT no_two_families_in_a_home"],
        ),
    ]
