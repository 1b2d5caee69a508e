from django.db import migrations

from bofast.casework.keeping.sql import OnEachEngine

BODY = ("at", "deed", "by_id", "office_id", "family_id", "subject", "purpose", "facts", "digest")
SAME = " AND ".join(f"OLD.{column} IS NEW.{column}" for column in BODY)
SAME_PG = " AND ".join(f"OLD.{column} IS NOT DISTINCT FROM NEW.{column}" for column in BODY)


class Migration(migrations.Migration):
    """An entry is never deleted, and changed only once: when it gets its place in the chain."""

    dependencies = [("journal", "0001_initial")]

    operations = [
        OnEachEngine(
            sqlite=[
                "CREATE TRIGGER journal_entry_is_not_deleted BEFORE DELETE ON journal_entry "
                "BEGIN SELECT RAISE(ABORT, 'journal_entries_stand'); END;",
                "CREATE TRIGGER journal_entry_is_not_changed BEFORE UPDATE ON journal_entry "
                f"WHEN NOT (OLD.position IS NULL AND {SAME}) "
                "BEGIN SELECT RAISE(ABORT, 'journal_entries_stand'); END;",
            ],
            undo_sqlite=["DROP TRIGGER journal_entry_is_not_deleted", "DROP TRIGGER journal_entry_is_not_changed"],
            postgresql=[
                "CREATE FUNCTION journal_entries_stand() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF TG_OP = 'UPDATE' AND OLD.position IS NULL AND {SAME_PG} THEN RETURN NEW; END IF; "
                "RAISE EXCEPTION 'journal_entries_stand'; END $$",
                "CREATE TRIGGER journal_entries_stand BEFORE UPDATE OR DELETE ON journal_entry "
                "FOR EACH ROW EXECUTE FUNCTION journal_entries_stand()",
            ],
            undo_postgresql=[
                "DROP TRIGGER journal_entries_stand ON journal_entry",
                "DROP FUNCTION journal_entries_stand()",
            ],
        ),
    ]
