"""The family plan: goals in the family's own words, steps with an owner and a day, and the partners."""

from __future__ import annotations

import uuid
from datetime import date
from enum import StrEnum

from django.db import models
from django.db.models import Q

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family
from bofast.casework.keeping.fields import EnumField


class PlanArea(StrEnum):
    """The four areas of the family plan."""

    HOUSING = "housing"
    WORK = "work"
    FINANCES = "finances"
    CHILDREN = "children"


class Goal(models.Model):
    """What the family wants, in its own words."""

    class Status(models.TextChoices):
        OPEN = "open", "Open"
        REACHED = "reached", "Reached"
        PARTLY = "partly", "Partly reached"
        DROPPED = "dropped", "No longer a goal"

    family = models.ForeignKey(Family, models.PROTECT, related_name="goals")
    area: models.CharField[PlanArea, PlanArea] = EnumField(PlanArea)
    own_words = models.TextField()
    set_on = models.DateField()
    status = models.CharField(max_length=8, choices=Status.choices, default=Status.OPEN)
    status_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Kept:
        personal = {"area", "own_words", "set_on", "status", "status_on"}
        plain = {"id", "family", "recorded_by"}
        years, after = 5, "follow-up ended"

    def __str__(self) -> str:
        return f"Goal {self.pk}"


class PartnerKind(StrEnum):
    NAV = "nav"
    DEBT_COUNSELLING = "debt_counselling"
    SCHOOL = "school"
    KINDERGARTEN = "kindergarten"
    HEALTH = "health"
    CHILD_WELFARE = "child_welfare"
    VOLUNTEERS = "volunteers"
    LANDLORD = "landlord"
    BANK = "bank"
    EMPLOYER = "employer"
    OTHER = "other"


class Partner(models.Model):
    """A service or organisation that the office works with."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="partners")
    name = models.CharField(max_length=120)
    kind: models.CharField[PartnerKind, PartnerKind] = EnumField(PartnerKind)
    contact = models.CharField(max_length=160, blank=True)

    class Kept:
        personal = {"contact"}
        plain = {"id", "office", "name", "kind"}
        years, after = 5, "cooperation ended"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="partner_once_in_an_office")]

    def __str__(self) -> str:
        return self.name


class Step(models.Model):
    """What somebody has promised to do, by a day. A step without a goal is a task of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="steps")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="steps")
    area: models.CharField[PlanArea, PlanArea] = EnumField(PlanArea, default=PlanArea.HOUSING)
    what = models.CharField(max_length=240)
    owner = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="steps")
    partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="steps")
    is_familys_own = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)
    due_at_time = models.TimeField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Kept:
        personal = {"what", "area", "due_on", "due_at_time", "done_on", "dropped_on", "is_familys_own"}
        plain = {"id", "family", "goal", "owner", "partner", "recorded_by", "recorded_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(dropped_on__isnull=True), name="step_done_or_dropped"
            )
        ]
        indexes = [
            models.Index(
                fields=["owner", "due_on"],
                condition=Q(done_on__isnull=True, dropped_on__isnull=True),
                name="open_steps_of_a_user",
            ),
            models.Index(fields=["family", "due_on"], name="steps_of_a_family"),
            models.Index(
                fields=["due_on"],
                condition=Q(done_on__isnull=True, dropped_on__isnull=True),
                name="open_steps_by_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Step {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.dropped_on is None

    def is_overdue_on(self, day: date) -> bool:
        return self.is_open and self.due_on is not None and self.due_on < day
