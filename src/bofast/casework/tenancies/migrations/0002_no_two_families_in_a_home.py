from django.db import migrations

from bofast.casework.keeping.sql import OnEachEngine

OVERLAP = """
    SELECT RAISE(ABORT, 'no_two_families_in_a_home')
    WHERE NEW.withdrawn_at IS NULL AND EXISTS (
        SELECT 1 FROM tenancies_occupancy AS other
        WHERE other.home_id = NEW.home_id AND other.id <> NEW.id AND other.withdrawn_at IS NULL
          AND (NEW.left_on IS NULL OR other.entered_on < NEW.left_on)
          AND (other.left_on IS NULL OR NEW.entered_on < other.left_on)
    );
"""


class Migration(migrations.Migration):
    """A home holds one family on one day, and each once: held by the database on both engines.

    PostgreSQL's exclusion over a uuid would need the extension btree_gist, which not every
    installation carries. A range type of one's own needs none: a home is the range from itself
    to itself, and two such ranges overlap when they are the same home.
    """

    dependencies = [("tenancies", "0001_initial")]

    operations = [
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
                "CREATE TYPE uuidrange AS RANGE (subtype = uuid)",
                "ALTER TABLE tenancies_occupancy ADD CONSTRAINT no_two_families_in_a_home EXCLUDE USING gist "
                "(uuidrange(home_id, home_id, '[]') WITH &&, daterange(entered_on, left_on, '[)') WITH &&) "
                "WHERE (withdrawn_at IS NULL)",
            ],
            undo_postgresql=[
                "ALTER TABLE tenancies_occupancy DROP CONSTRAINT no_two_families_in_a_home",
                "DROP TYPE uuidrange",
            ],
        ),
    ]
