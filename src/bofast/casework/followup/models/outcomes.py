"""What became of a family, as coded answers, and how it stands afterwards."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.keeping.fields import EnumField
from bofast.vocabulary.outcomes import Destination, Initiative, WhyMoved
from bofast.vocabulary.ways import Way


class Outcome(models.Model):
    """What became of a family on a day, as coded answers; the judgement is derived (`rules.outcome`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="outcomes")
    way: models.CharField[Way, Way] = EnumField(Way)
    happened_on = models.DateField()
    destination = models.PositiveSmallIntegerField(choices=[(d.value, d.name) for d in Destination])
    why: models.CharField[WhyMoved, WhyMoved] = EnumField(WhyMoved)
    other_whys = models.JSONField(default=list, blank=True)
    initiative: models.CharField[Initiative, Initiative] = EnumField(Initiative)
    home_before = models.ForeignKey(Home, models.PROTECT, null=True, blank=True, related_name="+")
    home_after = models.ForeignKey(Home, models.PROTECT, null=True, blank=True, related_name="+")
    children_kept_school = models.BooleanField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"way", "happened_on", "destination", "why", "other_whys", "initiative", "children_kept_school"}
        locating = {"home_before", "home_after"}
        plain = {"id", "family", "recorded_by", "recorded_at", "withdrawn_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        indexes = [models.Index(fields=["family", "happened_on"], name="outcomes_of_a_family")]

    def __str__(self) -> str:
        return f"Outcome {self.pk}"

    def get_destination(self) -> Destination:
        return Destination(self.destination)


class Checkpoint(models.Model):
    """How it stands 6, 12 or 24 months after an outcome."""

    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="checkpoints")
    months = models.PositiveSmallIntegerField(choices=[(6, "6"), (12, "12"), (24, "24")])
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    lives_there_still = models.BooleanField(null=True, blank=True)
    pays_on_time = models.BooleanField(null=True, blank=True)
    children_thrive = models.BooleanField(null=True, blank=True)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Kept:
        personal = {"done_on", "lives_there_still", "pays_on_time", "children_thrive", "note"}
        plain = {"id", "outcome", "months", "due_on", "recorded_by"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["outcome", "months"], name="one_checkpoint_of_a_kind")]
        indexes = [models.Index(fields=["due_on"], condition=Q(done_on__isnull=True), name="open_checkpoints_by_day")]

    def __str__(self) -> str:
        return f"Checkpoint {self.pk}"

    @classmethod
    def of_family(cls, family: Family) -> models.QuerySet[Checkpoint]:
        """The checkpoints of the outcomes that stand."""
        return cls.objects.filter(outcome__family=family, outcome__withdrawn_at__isnull=True)
