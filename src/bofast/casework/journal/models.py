from __future__ import annotations

from django.db import models

from bofast.casework.journal.deeds import Deed
from bofast.casework.keeping.fields import EnumField


class Entry(models.Model):
    """One deed. Written in the same transaction as the change, or before what was read is shown.

    `digest` is the entry's own; `position` and `chained` are set by the sealer, which
    chains what is committed: an entry that commits late is chained late, never skipped.
    Users, offices and objects are named by id without foreign keys: history never blocks a
    deletion, and the journal can stand below every app that writes to it.
    """

    at = models.DateTimeField(db_index=True)
    deed: models.CharField[Deed, Deed] = EnumField(Deed)
    by_id = models.UUIDField(null=True)
    office_id = models.BigIntegerField(null=True)
    family_id = models.UUIDField(null=True)
    subject = models.CharField(max_length=80, blank=True)
    purpose = models.CharField(max_length=255, blank=True)
    facts = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    position = models.BigIntegerField(null=True, unique=True)
    chained = models.CharField(max_length=64, blank=True)

    class Kept:
        personal = {"purpose", "facts"}
        plain = {"id", "at", "deed", "by_id", "office_id", "family_id", "subject", "digest", "position", "chained"}
        years, after = 10, "deed"

    class Meta:
        indexes = [
            models.Index(fields=["family_id", "at"], name="journal_of_a_family"),
            models.Index(fields=["by_id", "at"], name="journal_of_a_user"),
            models.Index(fields=["office_id", "at"], name="journal_of_an_office"),
            models.Index(fields=["id"], condition=models.Q(position__isnull=True), name="journal_not_yet_chained"),
        ]

    def __str__(self) -> str:
        return f"{self.deed} at {self.at}"


class SealedHead(models.Model):
    """The last link of the chain, so that a missing end shows too. One row."""

    position = models.BigIntegerField()
    chained = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    class Kept:
        plain = {"id", "position", "chained", "sealed_at"}
        years, after = 10, "deed"

    def __str__(self) -> str:
        return f"Head at {self.position}"
