"""Who works with a family. A module of its own, since the scope asks it and the family names the scope.

Somebody named works with a family, or a whole role does because of what the family has asked for. The apps above know
what that is, and say it here when they are loaded (`opens_to`).
"""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q, QuerySet

from bofast.casework.access.models import User
from bofast.casework.access.roles import Permission

_OPENED_BY: dict[Permission, QuerySet[models.Model]] = {}


def opens_to(permission: Permission, *, families: QuerySet[models.Model]) -> None:
    """Whoever has a permission works with certain families: a query for one, which is OuterRef("pk").

    To be said once, when the models are loaded.
    """
    _OPENED_BY[permission] = families


def worked_with_by_role(permissions: frozenset[Permission]) -> Q:
    """The families that somebody with these permissions works with, whoever it is; none where nobody has said so."""
    said = [Q(models.Exists(families)) for permission, families in _OPENED_BY.items() if permission in permissions]
    return reduce(or_, said, Q(pk__in=[]))


class WorkerQuerySet(models.QuerySet["Worker"]):
    def standing_on(self, day: date) -> WorkerQuerySet:
        """Those who work with a family on a day, for good or until a later day."""
        return self.filter(from_day__lte=day).filter(Q(to_day__isnull=True) | Q(to_day__gt=day))


class Worker(models.Model):
    """Who works with a family besides the responsible: the relation that need-to-know rests on."""

    family = models.ForeignKey("families.Family", models.CASCADE, related_name="workers")
    user = models.ForeignKey(User, models.PROTECT, related_name="worked_families")
    from_day = models.DateField()
    to_day = models.DateField(null=True, blank=True)

    objects = WorkerQuerySet.as_manager()

    class Kept:
        plain = {"id", "family", "user", "from_day", "to_day"}
        years, after = 5, "follow-up ended"

    class Meta:
        indexes = [models.Index(fields=["user", "family"], name="families_worked_with")]

    def __str__(self) -> str:
        return f"Worker {self.pk}"
