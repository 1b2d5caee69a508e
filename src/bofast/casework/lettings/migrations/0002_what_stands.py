from django.db import migrations

from bofast.casework.keeping.sql import OnEachEngine

LEDGER = "lettings_laneentry"
RUN = "lettings_lettingrun"
FROZEN_WITH_THE_PROBLEM = ("mode", '"on"', "seed_fingerprint", "seed", "rules_version", "problem", "problem_sha256")
FROZEN_WITH_THE_PLAN = ("plan", "plan_sha256")


def differs(columns: tuple[str, ...], *, by: str) -> str:
    return " OR ".join(f"OLD.{column} {by} NEW.{column}" for column in columns)


def is_changed(*, by: str) -> str:
    problem, plan = differs(FROZEN_WITH_THE_PROBLEM, by=by), differs(FROZEN_WITH_THE_PLAN, by=by)
    return f"(OLD.problem <> '' AND ({problem})) OR (OLD.plan <> '' AND ({plan}))"


class Migration(migrations.Migration):
    """A turn in the ledger stands for ever; what a letting rested on and what it planned is written once."""

    dependencies = [("lettings", "0001_initial")]

    operations = [
        OnEachEngine(
            sqlite=[
                *(
                    f"CREATE TRIGGER {LEDGER}_no_{event.lower()} BEFORE {event} ON {LEDGER} "
                    "BEGIN SELECT RAISE(ABORT, 'turns_stand'); END;"
                    for event in ("UPDATE", "DELETE")
                ),
                f"CREATE TRIGGER {RUN}_is_frozen BEFORE UPDATE ON {RUN} WHEN {is_changed(by='IS NOT')} "
                "BEGIN SELECT RAISE(ABORT, 'lettings_stand'); END;",
            ],
            undo_sqlite=[
                f"DROP TRIGGER {LEDGER}_no_update",
                f"DROP TRIGGER {LEDGER}_no_delete",
                f"DROP TRIGGER {RUN}_is_frozen",
            ],
            postgresql=[
                "CREATE FUNCTION turns_stand() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                "RAISE EXCEPTION 'turns_stand'; END $$",
                f"CREATE TRIGGER turns_stand BEFORE UPDATE OR DELETE ON {LEDGER} "
                "FOR EACH ROW EXECUTE FUNCTION turns_stand()",
                "CREATE FUNCTION lettings_stand() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                "RAISE EXCEPTION 'lettings_stand'; END $$",
                f"CREATE TRIGGER lettings_stand BEFORE UPDATE ON {RUN} FOR EACH ROW "
                f"WHEN ({is_changed(by='IS DISTINCT FROM')}) EXECUTE FUNCTION lettings_stand()",
            ],
            undo_postgresql=[
                f"DROP TRIGGER turns_stand ON {LEDGER}",
                f"DROP TRIGGER lettings_stand ON {RUN}",
                "DROP FUNCTION turns_stand()",
                "DROP FUNCTION lettings_stand()",
            ],
        ),
    ]
