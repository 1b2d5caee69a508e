"""Asking for a run, telling how far it has come, and stopping it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from bofast.casework.access.models import Office, User
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.runs.models import Run

TRIES_A_DAY = 3


class Cancelled(Exception):
    """The user asked the run to stop; what is written so far must be rolled back or stand on its own."""


@transaction.atomic
def request_run(kind: str, *, office: Office, by: User | None, facts: Mapping[str, Any]) -> Run:
    """Ask for a run of a kind that `settings.BOFAST_RUNS` names; it starts when the asking is committed.

    `by` is None for what the clock asks for.
    """
    task = import_string(settings.BOFAST_RUNS[kind])
    run = Run.objects.create(office=office, kind=kind, asked_by=by, asked_at=timezone.now(), facts=dict(facts))
    journal.record(Deed.RUN_REQUESTED, by=by, office=office, about=run, facts={"kind": kind})
    transaction.on_commit(partial(task.enqueue, str(run.pk)))
    return run


@transaction.atomic
def request_daily_run(kind: str, *, office: Office, on: date) -> Run | None:
    """Ask by the clock for what a day needs once; None when that day's was asked for already.

    One that failed is asked for again, so many times a day that a passing trouble has passed. Two servers that ask at
    once ask one after the other, since the office is locked meanwhile.
    """
    Office.objects.select_for_update().get(pk=office.pk)
    begins = timezone.make_aware(datetime.combine(on, time.min))
    asked = Run.objects.filter(office=office, kind=kind, asked_by__isnull=True, asked_at__gte=begins)
    states = list(asked.values_list("state", flat=True).order_by("asked_at"))
    if len(states) >= TRIES_A_DAY or any(state != Run.State.FAILED for state in states):
        return None
    return request_run(kind, office=office, by=None, facts={"on": on.isoformat()})


@transaction.atomic
def ask_to_cancel(*, run: Run, by: User) -> None:
    Run.objects.filter(pk=run.pk).update(cancel_asked=True)
    Run.objects.filter(pk=run.pk, state=Run.State.WAITING).update(state=Run.State.CANCELLED, finished_at=timezone.now())
    journal.record(Deed.RUN_CANCELLED, by=by, office=run.office, about=run)


def begin(run_id: UUID) -> Run | None:
    """Take a waiting run; None when it was cancelled or somebody else took it (a task may be delivered twice)."""
    taken = Run.objects.filter(pk=run_id, state=Run.State.WAITING).update(
        state=Run.State.RUNNING, started_at=timezone.now()
    )
    return Run.objects.get(pk=run_id) if taken else None


def tell_progress(run: Run, *, done: int, total: int | None) -> None:
    """Write down how far it has come.

    Raises: Cancelled, when the user has asked for that.
    """
    Run.objects.filter(pk=run.pk).update(done_count=done, total_count=total)
    if Run.objects.filter(pk=run.pk, cancel_asked=True).exists():
        raise Cancelled


def finish(run: Run, *, state: Run.State, result: Mapping[str, Any] | None = None, trouble: str = "") -> None:
    Run.objects.filter(pk=run.pk).update(
        state=state, finished_at=timezone.now(), result=dict(result or {}), trouble=trouble[:200]
    )


@transaction.atomic
def take_up_interrupted() -> int:
    """Ask again for what was running when the worker died; runs are idempotent. How many there were."""
    interrupted = list(Run.objects.select_for_update().filter(state=Run.State.RUNNING).order_by("asked_at"))
    for run in interrupted:
        Run.objects.filter(pk=run.pk).update(state=Run.State.WAITING, done_count=0)
        task = import_string(settings.BOFAST_RUNS[run.kind])
        transaction.on_commit(partial(task.enqueue, str(run.pk)))
    return len(interrupted)
