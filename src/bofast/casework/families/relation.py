"""Who works with a family. A module of its own, since the scope asks it and the family names the scope."""

from __future__ import annotations

from django.db import models

from bofast.casework.access.models import User


class Worker(models.Model):
    """Who works with a family besides the responsible: the relation that need-to-know rests on."""

    family = models.ForeignKey("families.Family", models.CASCADE, related_name="workers")
    user = models.ForeignKey(User, models.PROTECT, related_name="worked_families")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)

    class Kept:
        plain = {"id", "family", "user", "from_day", "to_day"}
        years, after = 5, "follow-up ended"

    class Meta:
        indexes = [models.Index(fields=["user", "family"], name="families_worked_with")]

    def __str__(self) -> str:
        return f"Worker {self.pk}"
