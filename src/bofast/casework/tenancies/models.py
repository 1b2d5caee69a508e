from __future__ import annotations

import uuid
from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.models import Family, Person
from bofast.casework.homes.models import Home
from bofast.casework.keeping.fields import EnumField
from bofast.vocabulary.tenure import Tenure


class Tenancy(models.Model):
    """A contract for a home over [from, to). Who lives there is another question (`Occupancy`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    home = models.ForeignKey(Home, models.PROTECT, related_name="tenancies")
    reference = models.CharField(max_length=40, blank=True)
    tenure: models.CharField[Tenure, Tenure] = EnumField(Tenure, default=Tenure.RENTED_PUBLIC)
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True, help_text="The day it really ended.")
    fixed_until = models.DateField(null=True, blank=True, help_text="The last day of a fixed term; none: indefinite.")
    notice_given_on = models.DateField(null=True, blank=True)
    rent_per_month_minor = models.BigIntegerField(null=True, blank=True)
    deposit_minor = models.BigIntegerField(null=True, blank=True)
    has_deposit_guarantee = models.BooleanField(null=True, blank=True)
    option_price_minor = models.BigIntegerField(null=True, blank=True, help_text="Rent to own: the agreed price.")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Kept:
        personal = {"from_day", "to_day", "fixed_until", "notice_given_on", "rent_per_month_minor", "deposit_minor"} | {
            "has_deposit_guarantee",
            "option_price_minor",
            "tenure",
        }
        locating = {"home", "reference"}
        plain = {"id", "recorded_at", "recorded_by", "withdrawn_at"}
        years, after = 10, "tenancy ended"

    class Meta:
        verbose_name_plural = "tenancies"
        constraints = [
            models.CheckConstraint(
                condition=Q(to_day__isnull=True) | Q(to_day__gt=F("from_day")), name="tenancy_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["home"],
                condition=Q(to_day__isnull=True, withdrawn_at__isnull=True),
                name="one_open_tenancy_in_a_home",
            ),
        ]
        indexes = [models.Index(fields=["fixed_until"], name="tenancies_that_run_out")]

    def __str__(self) -> str:
        return f"Tenancy {self.pk}"


class TenancyParty(models.Model):
    """Who stands in the contract, with dates of their own."""

    tenancy = models.ForeignKey(Tenancy, models.CASCADE, related_name="parties")
    person = models.ForeignKey(Person, models.PROTECT, related_name="tenancy_parts")
    is_responsible = models.BooleanField(default=True)
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)

    class Kept:
        personal = {"person", "is_responsible", "from_day", "to_day"}
        plain = {"id", "tenancy"}
        years, after = 10, "tenancy ended"

    def __str__(self) -> str:
        return f"Party {self.pk}"


class OccupancyQuerySet(models.QuerySet["Occupancy"]):
    def valid_on(self, day: date) -> OccupancyQuerySet:
        return self.filter(entered_on__lte=day).filter(Q(left_on__isnull=True) | Q(left_on__gt=day))

    def known_at(self, instant: datetime | None) -> OccupancyQuerySet:
        if instant is None:
            return self.filter(withdrawn_at__isnull=True)
        return self.filter(recorded_at__lte=instant).filter(Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=instant))


class Occupancy(models.Model):
    """A family lives in a home over [entered, left).

    Two different families never live in one home on one day: an exclusion constraint on
    PostgreSQL and a trigger on SQLite hold it (migration `0002_no_two_families_in_a_home`).
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="occupancies")
    home = models.ForeignKey(Home, models.PROTECT, related_name="occupancies")
    tenancy = models.ForeignKey(Tenancy, models.PROTECT, null=True, blank=True, related_name="occupancies")
    tenure: models.CharField[Tenure, Tenure] = EnumField(Tenure, default=Tenure.RENTED_PUBLIC)
    entered_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)
    is_main_home = models.BooleanField(default=True, help_text="A family may hold two homes for a while.")
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = OccupancyQuerySet.as_manager()

    class Kept:
        personal = {"family", "tenure", "entered_on", "left_on", "is_main_home"}
        locating = {"home", "tenancy"}
        plain = {"id", "recorded_at", "recorded_by", "withdrawn_at"}
        years, after = 5, "follow-up ended"

    class Meta:
        verbose_name_plural = "occupancies"
        constraints = [
            models.CheckConstraint(
                condition=Q(left_on__isnull=True) | Q(left_on__gt=F("entered_on")),
                name="occupancy_ends_after_it_begins",
            ),
        ]
        indexes = [
            models.Index(fields=["family", "entered_on"], name="homes_of_a_family"),
            models.Index(fields=["home", "entered_on"], name="families_of_a_home"),
        ]

    def __str__(self) -> str:
        return f"Occupancy {self.pk}"


class FitOutlook(models.Model):
    """How long the home fits: a cache of `rules.home_fit`, so that "who outgrows within N months" is one query."""

    family = models.OneToOneField(Family, models.CASCADE, primary_key=True, related_name="fit_outlook")
    home = models.ForeignKey(Home, models.CASCADE, null=True, related_name="+")
    norm = models.CharField(max_length=60)
    fits_now = models.BooleanField(null=True)
    outgrown_on = models.DateField(null=True)
    because = models.JSONField(default=dict)
    computed_on = models.DateField()

    class Kept:
        personal = {"fits_now", "outgrown_on", "because"}
        locating = {"home"}
        plain = {"family", "norm", "computed_on"}
        years, after = 5, "follow-up ended"

    class Meta:
        indexes = [models.Index(fields=["outgrown_on", "family"], name="outlooks_by_day")]

    def __str__(self) -> str:
        return f"Outlook {self.pk}"
