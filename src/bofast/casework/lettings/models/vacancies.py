"""What falls vacant, and by which turn it is let."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import User
from bofast.casework.homes.models import Home
from bofast.casework.keeping.fields import EnumField
from bofast.casework.lettings.models.agreements import LettingAgreement
from bofast.casework.tenancies.models import Tenancy
from bofast.rules.letting.lanes import Counters
from bofast.vocabulary.letting import Lane


class Notice(models.Model):
    """A tenant gives up a home (oppsigelse, opsigelse), or is given notice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    home = models.ForeignKey(Home, models.PROTECT, related_name="notices")
    tenancy = models.ForeignKey(Tenancy, models.PROTECT, null=True, blank=True, related_name="notices")
    given_on = models.DateField()
    moves_out_on = models.DateField(help_text="The first day on which the tenant has the home no longer.")
    withdrawn_on = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Kept:
        personal = {"given_on", "moves_out_on", "withdrawn_on"}
        locating = {"home", "tenancy"}
        plain = {"id", "recorded_by", "recorded_at"}
        years, after = 10, "tenancy ended"

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(moves_out_on__gte=F("given_on")), name="notice_in_order"),
            models.UniqueConstraint(
                fields=["tenancy"], condition=Q(withdrawn_on__isnull=True), name="one_notice_of_a_tenancy"
            ),
        ]

    def __str__(self) -> str:
        return f"Notice {self.pk}"


class Vacancy(models.Model):
    """A home that is or falls vacant, until it is let or proves not to be vacant. One home has one open vacancy."""

    class Cause(models.TextChoices):
        NOTICE = "notice", "Notice was given"
        LEASE_RAN_OUT = "lease_ran_out", "The lease runs out"
        PURCHASE = "purchase", "The family buys a home"
        MOVED_WITHIN = "moved_within", "The family was let another home here"
        NEW_HOME = "new_home", "A new home"
        OTHER = "other", "Other"

    class HeldFor(models.TextChoices):
        REHOUSING = "rehousing", "Somebody who must be rehoused"
        RENOVATION = "renovation", "Renovation"
        TEMPORARY_USE = "temporary_use", "Use for a while"
        OTHER = "other", "Other"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    home = models.ForeignKey(Home, models.PROTECT, related_name="vacancies")
    cause = models.CharField(max_length=14, choices=Cause.choices)
    notice = models.OneToOneField(Notice, models.PROTECT, null=True, blank=True, related_name="vacancy")
    freed_by = models.OneToOneField(
        "lettings.Offer", models.PROTECT, null=True, blank=True, related_name="frees", help_text="The link before it."
    )
    vacant_from = models.DateField(help_text="The first day on which somebody else can have it.")
    lane: models.CharField[Lane | str, Lane | str] = EnumField(Lane, blank=True, default="", max_length=10)
    held_for = models.CharField(max_length=14, choices=HeldFor.choices, blank=True)
    let_on = models.DateField(null=True, blank=True, help_text="The first day of the new tenancy.")
    withdrawn_on = models.DateField(null=True, blank=True)
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(auto_now_add=True)

    class Kept:
        locating = {"home"}
        plain = {"id", "cause", "notice", "freed_by", "vacant_from", "lane", "held_for", "let_on", "withdrawn_on"} | {
            "opened_by",
            "opened_at",
        }
        years, after = 10, "home out of use"

    class Meta:
        verbose_name_plural = "vacancies"
        constraints = [
            models.UniqueConstraint(
                fields=["home"],
                condition=Q(let_on__isnull=True, withdrawn_on__isnull=True),
                name="one_open_vacancy_of_a_home",
            ),
            models.CheckConstraint(
                condition=Q(let_on__isnull=True) | Q(withdrawn_on__isnull=True), name="vacancy_let_or_withdrawn"
            ),
            models.CheckConstraint(
                condition=Q(let_on__isnull=True) | Q(let_on__gte=F("vacant_from")), name="vacancy_in_order"
            ),
        ]
        indexes = [
            models.Index(
                fields=["vacant_from"],
                condition=Q(let_on__isnull=True, withdrawn_on__isnull=True),
                name="open_vacancies_by_day",
            )
        ]

    def __str__(self) -> str:
        return f"Vacancy {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.let_on is None and self.withdrawn_on is None

    def days_empty(self, *, on: date) -> int:
        """Days on which nobody has had the home: until it is let, or until a day. A withdrawn one has none."""
        if self.withdrawn_on is not None:
            return 0
        return max(0, ((self.let_on or on) - self.vacant_from).days)


class LaneEntry(models.Model):
    """One line of an agreement's ledger of turns: which lane a vacancy got, and the counters on both sides of it.

    Never changed and never deleted: the database refuses it (migration `0002_what_stands`). A turn whose vacancy was
    withdrawn is not lost; the next vacancy takes it over, and the counters stand still.
    """

    agreement = models.ForeignKey(LettingAgreement, models.PROTECT, related_name="ledger")
    number = models.PositiveIntegerField(help_text="1 for the first turn of the agreement.")
    vacancy = models.OneToOneField(Vacancy, models.PROTECT, related_name="lane_entry")
    lane: models.CharField[Lane, Lane] = EnumField(Lane, max_length=10)
    before = models.JSONField(help_text="What each lane had saved up, as fractions in text.")
    after = models.JSONField()
    takes_over = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="taken_over_by")
    on = models.DateField(help_text="The day on which the turn was given.")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Kept:
        plain = {"id", "agreement", "number", "vacancy", "lane", "before", "after", "takes_over", "on", "at", "by"}
        years, after = 10, "agreement ended"

    class Meta:
        verbose_name_plural = "lane entries"
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="a_turn_of_an_agreement_once")]

    def __str__(self) -> str:
        return f"Turn {self.number}: {self.lane}"

    @property
    def counters_after(self) -> Counters:
        return Counters(**self.after)
