"""What letting owes its families each night: a deadline that has passed is noted, and the next in line gets the home.

Each offer and each home is a transaction of its own. One that fails is left for the next night, told in the log by its
key and the kind of fault alone, and stops no other.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from django.db import DatabaseError
from django_tasks import task

from bofast.casework.lettings.actions import note_silence, settle_vacancy
from bofast.casework.lettings.models import Offer, Vacancy
from bofast.casework.lettings.offering.settled import Settled
from bofast.casework.lettings.offering.silent_offers import offers_gone_silent, vacancies_to_settle
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.vocabulary.errors import BofastError, ShownToUser

log = logging.getLogger(__name__)
FAULTS = (BofastError, DatabaseError, LookupError, TypeError, ValueError)


@task()
def settle_offers(run_id: str) -> None:
    """Settle what the days before have left. Done again on the same day, it finds nothing to do."""
    run = runs.begin(UUID(run_id))
    if run is None:
        return
    try:
        settled = settled_by(run)
    except runs.Cancelled:
        runs.finish(run, state=Run.State.CANCELLED)
    except FAULTS as error:
        log.error("The nightly run %s could not be done: %s", run.pk, type(error).__name__)
        runs.finish(run, state=Run.State.FAILED, trouble=type(error).__name__)
    else:
        runs.finish(run, state=Run.State.DONE, result=settled.told())


def settled_by(run: Run) -> Settled:
    """Note every silence in the run's office, then give each home that nobody ahead can pass any longer.

    Raises: Cancelled, when somebody has asked for that; what is settled by then stands.
    """
    on = date.fromisoformat(run.facts["on"])
    silent = list(offers_gone_silent(run.office, on=on))
    done = Settled()
    for number, offer in enumerate(silent, start=1):
        done += _tried(partial(_noted, offer, on=on), key=offer.pk)
        runs.tell_progress(run, done=number, total=len(silent))
    for vacancy in list(vacancies_to_settle(run.office)):
        done += _tried(partial(_given, vacancy, on=on), key=vacancy.pk)
    return done


def _noted(offer: Offer, *, on: date) -> Settled:
    note_silence(offer, on=on, by=None)
    went_on = Offer.objects.binding().filter(vacancy=offer.vacancy_id).exists()
    return Settled(silent=1, given=int(went_on))


def _given(vacancy: Vacancy, *, on: date) -> Settled:
    return Settled(given=int(settle_vacancy(vacancy, on=on, by=None) is not None))


def _tried(step: Callable[[], Settled], *, key: UUID) -> Settled:
    """One offer or home. Who answered meanwhile has settled it; a fault is told without what was in the row."""
    try:
        return step()
    except ShownToUser:
        return Settled()
    except FAULTS as error:
        log.error("%s could not be settled tonight: %s", key, type(error).__name__)
        return Settled(failed=1)
