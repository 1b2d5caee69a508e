"""What a second person decides, and what can be taken back."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family


class Proposal(models.Model):
    """A decision that a second person must make: proposed by one, decided by another."""

    class Kind(models.TextChoices):
        WAY = "way", "Chosen way"
        LOAN = "loan", "Start loan"
        POLICY_ROW = "policy_row", "A figure of the office's own"
        END_FOLLOW_UP = "end_follow_up", "End the follow-up"
        PURCHASE_BACK = "purchase_back", "Take a purchase back"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="proposals")
    family = models.ForeignKey(Family, models.PROTECT, null=True, blank=True, related_name="proposals")
    kind = models.CharField(max_length=14, choices=Kind.choices)
    subject = models.CharField(max_length=80)
    reason = models.TextField(blank=True)
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="proposals")
    proposed_at = models.DateTimeField(auto_now_add=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="decisions")
    decided_at = models.DateTimeField(null=True, blank=True)
    is_approved = models.BooleanField(null=True, blank=True)
    decision_reason = models.TextField(blank=True)

    class Kept:
        personal = {"reason", "decision_reason"}
        plain = {"id", "office", "family", "kind", "subject", "proposed_by", "proposed_at", "decided_by"} | {
            "decided_at",
            "is_approved",
        }
        years, after = 10, "decision"

    class Meta:
        indexes = [
            models.Index(
                fields=["office", "proposed_at"], condition=Q(decided_at__isnull=True), name="proposals_that_wait"
            ),
            models.Index(fields=["kind", "subject"], name="proposals_about"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("proposed_by")), name="decided_by_another"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, is_approved__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False, is_approved__isnull=False),
                name="decided_wholly_or_not",
            ),
        ]

    def __str__(self) -> str:
        return f"Proposal {self.pk}"


class Reversal(models.Model):
    """How the last act of a user can be taken back for a while: which action, on what, with what was before."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(User, models.CASCADE, related_name="reversals")
    family = models.ForeignKey(Family, models.CASCADE, null=True, related_name="+")
    act = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    before = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"before"}
        plain = {"id", "by", "family", "act", "subject", "made_at", "used_at"}
        years, after = 1, "act"

    class Meta:
        indexes = [models.Index(fields=["subject", "-made_at"], name="ways_back")]

    def __str__(self) -> str:
        return f"{self.act} {self.pk}"
