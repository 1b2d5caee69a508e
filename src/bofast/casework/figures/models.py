from __future__ import annotations

import uuid

from django.db import models

from bofast.casework.access.models import Office, User
from bofast.casework.programmes.models import Programme


class MadeReport(models.Model):
    """A report as it was made: the figures it was filled from, and the day they were counted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="reports")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="reports")
    counted_on = models.DateField()
    language = models.CharField(max_length=2)
    format = models.CharField(max_length=5)
    figures = models.JSONField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Kept:
        plain = {"id", "office", "programme", "counted_on", "language", "format", "figures", "sha256"} | {
            "made_at",
            "made_by",
        }
        years, after = 10, "programme ended"

    def __str__(self) -> str:
        return f"Report {self.counted_on}"
