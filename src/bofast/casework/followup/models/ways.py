"""That the office works with a family, what each way would mean for it, and which one was chosen."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.keeping.fields import EnumField
from bofast.vocabulary.ways import Way


class FollowUp(models.Model):
    """The office works actively with a family over [from, to)."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="follow_ups")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=120, blank=True)

    class Kept:
        personal = {"from_day", "to_day", "ended_because"}
        plain = {"id", "family"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day__isnull=True) | Q(to_day__gt=F("from_day")), name="follow_up_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["family"], condition=Q(to_day__isnull=True), name="one_open_follow_up_of_a_family"
            ),
        ]

    def __str__(self) -> str:
        return f"Follow-up {self.pk}"


class WayOption(models.Model):
    """What one way would mean for one family: the home, the price, the rent, the work. Amounts in minor units."""

    family = models.ForeignKey(Family, models.PROTECT, related_name="way_options")
    way: models.CharField[Way, Way] = EnumField(Way)
    home = models.ForeignKey(Home, models.PROTECT, null=True, blank=True, related_name="+")
    rooms = models.PositiveSmallIntegerField(null=True, blank=True)
    bedrooms = models.PositiveSmallIntegerField(null=True, blank=True)
    area_m2 = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    rent_per_month_minor = models.BigIntegerField(null=True, blank=True)
    price_minor = models.BigIntegerField(null=True, blank=True)
    costs_minor = models.BigIntegerField(null=True, blank=True)
    equity_minor = models.BigIntegerField(null=True, blank=True)
    grant_minor = models.BigIntegerField(null=True, blank=True)
    running_costs_per_month_minor = models.BigIntegerField(null=True, blank=True)
    option_on = models.DateField(null=True, blank=True)
    deposit_minor = models.BigIntegerField(null=True, blank=True)
    landlord_agrees = models.BooleanField(null=True, blank=True)
    is_offered = models.BooleanField(null=True, blank=True)
    available_on = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"way", "rent_per_month_minor", "price_minor", "costs_minor", "equity_minor", "grant_minor"} | {
            "running_costs_per_month_minor",
            "option_on",
            "deposit_minor",
            "landlord_agrees",
            "is_offered",
            "available_on",
            "note",
        }
        locating = {"home"}
        plain = {"id", "family", "rooms", "bedrooms", "area_m2", "recorded_at", "recorded_by", "withdrawn_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["family", "way"], condition=Q(withdrawn_at__isnull=True), name="one_option_of_a_way"
            )
        ]

    def __str__(self) -> str:
        return f"Option {self.pk}"


class WayChoice(models.Model):
    """The way chosen with the family, from a day; a switch is a new choice with its reason.

    `comparison` is the calculation as it stood, with the parameter rows it used.
    """

    family = models.ForeignKey(Family, models.PROTECT, related_name="way_choices")
    way: models.CharField[Way, Way] = EnumField(Way)
    chosen_on = models.DateField()
    reason = models.TextField()
    own_words = models.TextField(blank=True, help_text="The family's own words.")
    comparison = models.JSONField(default=dict)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"way", "chosen_on", "reason", "own_words", "comparison"}
        plain = {"id", "family", "recorded_at", "recorded_by", "undone_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        indexes = [models.Index(fields=["family", "-chosen_on"], name="ways_of_a_family")]

    def __str__(self) -> str:
        return f"Choice {self.pk}"
