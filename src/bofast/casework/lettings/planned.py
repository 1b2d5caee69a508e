"""The newest plan: of an office, or the one that says what becomes of a home."""

from __future__ import annotations

from django.db.models import QuerySet

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Home
from bofast.casework.lettings.models import LettingRun

LATEST = 5


def runs_planned(office: Office) -> QuerySet[LettingRun]:
    """The lettings of an office that have a plan which nobody has dropped, the newest first."""
    planned = LettingRun.objects.filter(office=office, done_at__isnull=False, dropped_at__isnull=True)
    return planned.order_by("-done_at", "pk")


def newest_planned(office: Office) -> LettingRun | None:
    return runs_planned(office).first()


def newest_planned_with(home: Home) -> LettingRun | None:
    """The newest letting whose plan speaks of a home: its key stands in the text."""
    return runs_planned(home.office).filter(plan__contains=str(home.pk)).first()


def latest_runs(office: Office) -> QuerySet[LettingRun]:
    """The lettings that were asked for last, planned or not."""
    asked = LettingRun.objects.filter(office=office).select_related("asked_by")
    return asked.order_by("-asked_at", "pk")[:LATEST]
