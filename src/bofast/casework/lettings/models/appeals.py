"""Complaints over a letting, and ties between those who let and those who wait."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family
from bofast.casework.lettings.models.offers import Offer
from bofast.casework.lettings.models.registrations import Registration
from bofast.casework.lettings.models.runs import LettingRun


class Appeal(models.Model):
    """A complaint (klage) over an offer, or over a run that passed a family by. Another decides than who let."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "The letting stands"
        CHANGED = "changed", "The letting is changed"
        SENT_BACK = "sent_back", "To be let anew"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="letting_appeals")
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="appeals")
    offer = models.ForeignKey(Offer, models.PROTECT, null=True, blank=True, related_name="appeals")
    run = models.ForeignKey(LettingRun, models.PROTECT, null=True, blank=True, related_name="appeals")
    over_decision_of = models.ForeignKey(User, models.PROTECT, related_name="+", help_text="Who let.")
    received_on = models.DateField()
    answer_by = models.DateField()
    grounds = models.TextField()
    decided_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    words = models.TextField(blank=True, help_text="Why it was decided so.")
    received_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Kept:
        personal = {"received_on", "answer_by", "grounds", "decided_on", "outcome", "words"}
        plain = {"id", "office", "registration", "offer", "run", "over_decision_of", "received_by", "decided_by"}
        years, after = 10, "decision"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("over_decision_of")),
                name="appeal_decided_by_another",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True, decided_by__isnull=True, outcome="")
                | Q(decided_on__isnull=False, decided_by__isnull=False) & ~Q(outcome=""),
                name="appeal_decided_wholly_or_not",
            ),
            models.CheckConstraint(
                condition=Q(offer__isnull=False) | Q(run__isnull=False), name="appeal_over_an_offer_or_a_run"
            ),
        ]
        indexes = [
            models.Index(fields=["office", "answer_by"], condition=Q(decided_on__isnull=True), name="appeals_that_wait")
        ]

    def __str__(self) -> str:
        return f"Appeal {self.pk}"


class Tie(models.Model):
    """A user is too near a family to decide anything about it (inhabil, inhabilitet), over [from, to)."""

    user = models.ForeignKey(User, models.PROTECT, related_name="ties")
    family = models.ForeignKey(Family, models.PROTECT, related_name="ties")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Kept:
        personal = {"from_day", "to_day"}
        plain = {"id", "user", "family", "recorded_by"}
        years, after = 10, "tie ended"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "family"], condition=Q(to_day__isnull=True), name="one_open_tie_to_a_family"
            ),
            models.CheckConstraint(
                condition=Q(to_day__isnull=True) | Q(to_day__gte=F("from_day")), name="tie_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"Tie {self.pk}"
