"""How a run comes to its end, whatever its work is."""

import pytest
from django.db import DatabaseError
from django.utils import timezone

from bofast.casework.lettings.plans.troubles import LettingTrouble, TroubleKind
from bofast.casework.runs.actions import Cancelled
from bofast.casework.runs.models import Run
from bofast.jobs.carrying_out import carry_out
from bofast.jobs.running import run_to_its_end
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@pytest.fixture
def run(office, kari) -> Run:
    return Run.objects.create(office=office, kind="weigh_homes", asked_by=kari, asked_at=timezone.now(), facts={})


def failing(fault: Exception):
    def work(_run):
        raise fault

    return work


def end_of(run: Run) -> tuple[str, str, dict[str, object]]:
    run.refresh_from_db()
    return run.state, run.trouble, run.result


def test_what_the_work_found_is_the_result(run):
    run_to_its_end(str(run.pk), work=lambda one: {"office": one.office.name})

    assert end_of(run) == (Run.State.DONE, "", {"office": run.office.name})


@pytest.mark.parametrize("fault", [DatabaseError(), ZeroDivisionError(), KeyError(), TypeError(), ValueError()])
def test_a_fault_ends_the_run_and_is_told_by_its_kind(run, fault):
    run_to_its_end(str(run.pk), work=failing(fault))

    assert end_of(run) == (Run.State.FAILED, type(fault).__name__, {})


def test_a_run_that_is_stopped_says_so(run):
    run_to_its_end(str(run.pk), work=failing(Cancelled()))

    assert end_of(run) == (Run.State.CANCELLED, "", {})


def test_a_run_that_somebody_else_took_is_left_alone(run):
    run_to_its_end(str(run.pk), work=lambda _run: {"times": 1})
    run_to_its_end(str(run.pk), work=failing(AssertionError("done twice")))

    assert end_of(run) == (Run.State.DONE, "", {"times": 1})


def test_a_letting_that_is_refused_says_why(run):
    carry_out(str(run.pk), work=failing(ShownToUser(Reason.FRAME_MISSING, year=2026)))

    why = LettingTrouble(kind=TroubleKind.REFUSED, reason=Reason.FRAME_MISSING)
    assert end_of(run) == (Run.State.FAILED, "ShownToUser", why.told())
