from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family
from bofast.casework.followup.models import Outcome
from bofast.casework.homes.models import Home


class LoanFrame(models.Model):
    """The office's frame of start loans for a year, and the share earmarked for families (minor units).

    `left_minor` follows the ledger and is lowered only by an update that asks `left >= amount`.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="loan_frames")
    year = models.PositiveSmallIntegerField()
    amount_minor = models.BigIntegerField()
    earmarked_minor = models.BigIntegerField(default=0)
    left_minor = models.BigIntegerField()
    earmark_left_minor = models.BigIntegerField(default=0)

    class Kept:
        plain = {"id", "office", "year", "amount_minor", "earmarked_minor", "left_minor", "earmark_left_minor"}
        years, after = 10, "year ended"

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "year"], name="one_frame_a_year"),
            models.CheckConstraint(
                condition=Q(left_minor__gte=0, earmark_left_minor__gte=0), name="frame_not_below_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"Frame {self.year}"


class LoanCase(models.Model):
    """A family's start-loan case. Its status is computed from its dates."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="loan_cases")
    applied_on = models.DateField()
    amount_minor = models.BigIntegerField()
    term_years = models.PositiveSmallIntegerField(default=30)
    exception = models.CharField(max_length=2, blank=True, help_text="E1-E4 when one carried the decision.")
    recommended_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    granted_on = models.DateField(null=True, blank=True)
    refused_on = models.DateField(null=True, blank=True)
    refused_because = models.TextField(blank=True)
    certificate_until = models.DateField(null=True, blank=True, help_text="Last day of the financing certificate.")
    withdrawn_on = models.DateField(null=True, blank=True)
    recommended_on = models.DateField(null=True, blank=True)
    recommendation = models.TextField(blank=True)
    basis = models.JSONField(default=dict, help_text="The eligibility as calculated, with the rows it used.")

    class Kept:
        personal = {"applied_on", "amount_minor", "term_years", "exception", "granted_on", "refused_on"} | {
            "refused_because",
            "certificate_until",
            "withdrawn_on",
            "recommended_on",
            "recommendation",
            "basis",
        }
        plain = {"id", "family", "recommended_by", "decided_by"}
        years, after = 10, "loan repaid"

    class Meta:
        indexes = [models.Index(fields=["certificate_until"], name="certificates_that_run_out")]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=models.F("recommended_by")),
                name="loan_recommended_and_decided_by_two",
            ),
            models.CheckConstraint(
                condition=Q(granted_on__isnull=True) | Q(refused_on__isnull=True), name="loan_granted_or_refused"
            ),
            models.CheckConstraint(
                condition=Q(granted_on__isnull=True) | Q(recommended_by__isnull=False, decided_by__isnull=False),
                name="loan_granted_on_a_recommendation",
            ),
        ]

    def __str__(self) -> str:
        return f"Loan case {self.pk}"


class FrameEntry(models.Model):
    """One line of the frame's ledger; append-only, and its sum is what has been used."""

    class Kind(models.TextChoices):
        COMMITTED = "committed", "Committed"
        RELEASED = "released", "Released"
        PAID_OUT = "paid_out", "Paid out"
        PAID_BACK = "paid_back", "Paid back"

    frame = models.ForeignKey(LoanFrame, models.PROTECT, related_name="entries")
    loan_case = models.ForeignKey(LoanCase, models.PROTECT, null=True, related_name="frame_entries")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    amount_minor = models.BigIntegerField()
    is_earmarked = models.BooleanField(default=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, help_text="The same request twice counts once.")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Kept:
        personal = {"loan_case", "amount_minor"}
        plain = {"id", "frame", "kind", "is_earmarked", "key", "at", "by"}
        years, after = 10, "year ended"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Purchase(models.Model):
    """A family has bought its home (minor units). One that was taken back stands, but counts for nothing.

    Its loan case is let go when it is taken back, so that the loan can pay for another home; the amounts stay.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    family = models.ForeignKey(Family, models.PROTECT, related_name="purchases")
    home = models.ForeignKey(Home, models.PROTECT, related_name="purchases")
    loan_case = models.OneToOneField(LoanCase, models.PROTECT, null=True, blank=True, related_name="purchase")
    outcome = models.OneToOneField(Outcome, models.PROTECT, related_name="purchase")
    bought_on = models.DateField()
    price_minor = models.BigIntegerField()
    start_loan_minor = models.BigIntegerField(default=0)
    bank_loan_minor = models.BigIntegerField(default=0)
    equity_minor = models.BigIntegerField(default=0)
    grant_minor = models.BigIntegerField(default=0)
    rate_percent = models.DecimalField(max_digits=5, decimal_places=3, null=True, blank=True)
    rate_fixed_until = models.DateField(null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(null=True, blank=True)
    exception = models.CharField(max_length=2, blank=True)
    frees_home = models.ForeignKey(Home, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_because = models.TextField(blank=True)
    taken_back_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")

    class Kept:
        personal = {"bought_on", "price_minor", "start_loan_minor", "bank_loan_minor", "equity_minor"} | {
            "grant_minor",
            "rate_percent",
            "rate_fixed_until",
            "term_years",
            "exception",
            "taken_back_because",
        }
        locating = {"home", "frees_home"}
        plain = {"id", "family", "loan_case", "outcome", "recorded_by", "taken_back_at", "taken_back_by"}
        years, after = 10, "loan repaid"

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["home", "bought_on"],
                condition=Q(taken_back_at__isnull=True),
                name="home_bought_once_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Purchase {self.pk}"

    @property
    def takes_two(self) -> bool:
        """Whether two persons stand behind it, as behind every start loan; then taking it back takes two as well."""
        return self.loan_case_id is not None
