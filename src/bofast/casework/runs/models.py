from __future__ import annotations

import uuid

from django.db import models

from bofast.casework.access.models import Office, User


class Run(models.Model):
    """Long work that somebody asked for, or the clock. The page shows this row; the room `jobs` fills it."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="runs")
    kind = models.CharField(max_length=40)
    asked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="runs", help_text="None: the clock."
    )
    asked_at = models.DateTimeField()
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    done_count = models.PositiveIntegerField(default=0)
    total_count = models.PositiveIntegerField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    cancel_asked = models.BooleanField(default=False)
    result = models.JSONField(default=dict)
    trouble = models.CharField(max_length=200, blank=True)

    class Kept:
        personal = {"facts", "result"}
        plain = {"id", "office", "kind", "asked_by", "asked_at", "state", "done_count", "total_count", "started_at"} | {
            "finished_at",
            "cancel_asked",
            "trouble",
        }
        years, after = 1, "run finished"

    class Meta:
        indexes = [models.Index(fields=["office", "-asked_at"], name="runs_of_an_office")]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def asker(self) -> User:
        """Who asked for it, where only a person can have.

        Raises: LookupError, for what the clock asked for.
        """
        if self.asked_by is None:
            raise LookupError(f"Nobody asked for the run {self.pk}: the clock did")
        return self.asked_by

    @property
    def is_over(self) -> bool:
        return self.state in {self.State.DONE, self.State.FAILED, self.State.CANCELLED}

    @property
    def percent(self) -> int | None:
        return None if not self.total_count else min(100, 100 * self.done_count // self.total_count)
