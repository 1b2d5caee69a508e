"""Asking for the long work on a letting; what is asked for twice is done once."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.plans.runs_of_lettings import Work, newest_run
from bofast.casework.runs import actions as runs
from bofast.desk.letting.runs.finding import url_of
from bofast.desk.office import Desk
from bofast.vocabulary.letting import Mode


@transaction.atomic
def ask_and_plan(desk: Desk, *, mode: Mode, on: date, largest_swap: int | None) -> LettingRun:
    """A letting on the facts of a day; its planning begins when this is committed."""
    letting = actions.ask_for_run(desk.office, mode=mode, on=on, largest_swap=largest_swap, by=desk.user)
    ask_for(Work.PLAN, letting=letting, by=desk.user)
    return letting


def ask_for(work: Work, *, letting: LettingRun, by: User) -> None:
    """Ask for work on a letting, unless the same is being done."""
    newest = newest_run(letting, work=work)
    if newest is None or newest.is_over:
        facts = {"letting": str(letting.pk), "page": url_of(letting)}
        runs.request_run(work.value, office=letting.office, by=by, facts=facts)


def stop_planning(letting: LettingRun, *, by: User) -> None:
    """Stop what plans a letting, if anything does."""
    run = newest_run(letting, work=Work.PLAN)
    if run is not None and not run.is_over:
        runs.ask_to_cancel(run=run, by=by)
