"""A letting by the engine, frozen: what was known, what was planned, by which rules and which lots."""

from __future__ import annotations

import uuid
from enum import StrEnum

from django.db import models
from django.db.models import Q

from bofast.casework.access.models import Office, User
from bofast.casework.keeping.encryption import seal, unseal
from bofast.casework.keeping.fields import EnumField
from bofast.vocabulary.letting import Mode


class RunState(StrEnum):
    """How far a letting has come; computed from its dates."""

    ASKED = "asked"
    BEGUN = "begun"
    DONE = "done"
    KEPT = "kept"
    DROPPED = "dropped"


class LettingRun(models.Model):
    """One run of the engine. What it rested on and what it planned are written once (migration `0002_what_stands`).

    The seed of the lots lies sealed until the problem is frozen; its fingerprint is known from the first.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="letting_runs")
    mode: models.CharField[Mode, Mode] = EnumField(Mode, max_length=10)
    on = models.DateField(help_text="The day whose facts it rests on.")
    largest_swap = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many who stay may swap homes at once: 2 or 3; none: nobody swaps."
    )
    seed_fingerprint = models.CharField(max_length=64)
    seed_sealed = models.CharField(max_length=200)
    seed = models.CharField(max_length=64, blank=True, help_text="Shown when the problem is frozen.")
    rules_version = models.CharField(max_length=20, blank=True)
    problem = models.TextField(blank=True)
    problem_sha256 = models.CharField(max_length=64, blank=True)
    plan = models.TextField(blank=True)
    plan_sha256 = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True)
    kept_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_because = models.CharField(max_length=300, blank=True)

    class Kept:
        personal = {"problem", "plan"}
        plain = {"id", "office", "mode", "on", "largest_swap", "seed_fingerprint", "seed_sealed", "seed"} | {
            "rules_version",
            "problem_sha256",
            "plan_sha256",
            "asked_at",
            "asked_by",
            "begun_at",
            "done_at",
            "kept_at",
            "kept_by",
            "dropped_at",
            "dropped_by",
            "dropped_because",
        }
        years, after = 10, "letting"

    class Meta:
        indexes = [models.Index(fields=["office", "-asked_at"], name="lettings_of_an_office")]
        constraints = [
            models.CheckConstraint(
                condition=Q(begun_at__isnull=True, problem="", problem_sha256="", seed="")
                | Q(begun_at__isnull=False) & ~Q(problem="") & ~Q(problem_sha256="") & ~Q(seed=""),
                name="letting_begun_on_a_problem",
            ),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, plan="", plan_sha256="")
                | Q(done_at__isnull=False, begun_at__isnull=False) & ~Q(plan="") & ~Q(plan_sha256=""),
                name="letting_done_with_a_plan",
            ),
            models.CheckConstraint(
                condition=Q(kept_at__isnull=True, kept_by__isnull=True)
                | Q(kept_at__isnull=False, kept_by__isnull=False, done_at__isnull=False, dropped_at__isnull=True),
                name="letting_kept_when_done",
            ),
        ]

    def __str__(self) -> str:
        return f"Letting {self.pk}"

    @property
    def state(self) -> RunState:
        if self.dropped_at is not None:
            return RunState.DROPPED
        if self.kept_at is not None:
            return RunState.KEPT
        if self.done_at is not None:
            return RunState.DONE
        return RunState.ASKED if self.begun_at is None else RunState.BEGUN

    @property
    def _seed_place(self) -> str:
        return f"lettingrun.seed:{self.pk}"

    def seal_seed(self, seed: str) -> None:
        """Keep the seed so that nobody reads it in the database before the lots are drawn."""
        self.seed_sealed = seal(seed, place=self._seed_place)

    def sealed_seed(self) -> str:
        return unseal(self.seed_sealed, place=self._seed_place)
