import django.db.models.deletion
from django.db import migrations, models

from bofast.casework.keeping.sql import OnEachEngine


class Migration(migrations.Migration):
    """A table of words per family, so that search is one range of an index on both engines."""

    dependencies = [("access", "0001_initial"), ("families", "0002_protection_ends_by_decision")]

    operations = [
        migrations.CreateModel(
            name="FamilyWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("n", "Names and case number"), ("b", "Birth dates"), ("a", "Address")], max_length=1
                    ),
                ),
                ("word", models.CharField(max_length=40)),
                (
                    "family",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="families.family",
                    ),
                ),
                (
                    "office",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="access.office",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["office", "word", "family"], name="families_by_word")],
                "constraints": [
                    models.UniqueConstraint(fields=("family", "word", "kind"), name="a_word_of_a_family_once")
                ],
            },
        ),
        OnEachEngine(
            # Folded words are a-z and 0-9; a range of the index is a beginning only where letters sort by their code.
            sqlite=[],
            undo_sqlite=[],
            postgresql=['ALTER TABLE families_familyword ALTER COLUMN word TYPE varchar(40) COLLATE "C"'],
            undo_postgresql=[],
        ),
    ]
