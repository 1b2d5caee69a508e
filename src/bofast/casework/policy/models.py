from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from bofast.casework.access.models import Office, User


class PolicyRow(models.Model):
    """One dated figure of the office's own: same shape as a row of `rules/parameters`.

    `withdrawn_at` ends a row that was wrong; it is never changed, so an old calculation still finds it.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="policy_rows")
    parameter = models.CharField(max_length=120)
    group = models.JSONField(default=dict, blank=True)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)
    value = models.DecimalField(max_digits=16, decimal_places=4)
    source = models.CharField(max_length=300)
    source_url = models.URLField(max_length=300, blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="What is uncertain about an unverified figure.")
    verified = models.BooleanField(default=False)
    entered_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    approved_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)

    class Kept:
        plain = {"id", "office", "parameter", "group", "first_day", "last_day", "value", "source", "verified"} | {
            "entered_by",
            "entered_at",
            "approved_by",
            "withdrawn_at",
            "source_url",
            "note",
        }
        years, after = 10, "row withdrawn"

    class Meta:
        indexes = [models.Index(fields=["office", "parameter"], name="policy_rows_of_an_office")]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("first_day")), name="policy_row_in_order"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("entered_by")),
                name="policy_row_approved_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.parameter} from {self.first_day}"
