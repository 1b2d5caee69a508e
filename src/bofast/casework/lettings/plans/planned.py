"""The newest plan: of an office, or the one that says what becomes of a home."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Home
from bofast.casework.lettings.models import LettingRun
from bofast.vocabulary.letting import Mode

LATEST = 5


def runs_planned(office: Office) -> QuerySet[LettingRun]:
    """The lettings of an office that have a plan which nobody has dropped, the newest first."""
    planned = LettingRun.objects.filter(office=office, done_at__isnull=False, dropped_at__isnull=True)
    return planned.order_by("-done_at", "pk")


def newest_of_each_mode(office: Office) -> list[LettingRun]:
    """The newest plan by list and the newest by need, the newer first: an office may let some homes by each."""
    newest = [runs_planned(office).filter(mode=mode).first() for mode in Mode]
    found = [run for run in newest if run is not None and run.done_at is not None]
    return sorted(found, key=lambda run: run.done_at or run.asked_at, reverse=True)


def speaks_of(run: LettingRun, *, home: UUID) -> bool:
    """Whether a plan says anything of a home: its key stands in the text."""
    return str(home) in run.plan


def newest_planned_with(home: Home) -> LettingRun | None:
    """The newest letting whose plan speaks of a home."""
    return runs_planned(home.office).filter(plan__contains=str(home.pk)).first()


def latest_runs(office: Office) -> QuerySet[LettingRun]:
    """The lettings that were asked for last, planned or not."""
    asked = LettingRun.objects.filter(office=office).select_related("asked_by")
    return asked.order_by("-asked_at", "pk")[:LATEST]
