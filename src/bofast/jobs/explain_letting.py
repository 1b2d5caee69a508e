"""What alone would have changed a letting for one family, at each home that it wanted and did not get.

Reckoned from the frozen problem and the seed of its lots, never from today's facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django_tasks import task

from bofast.allocation.explanation.order_at_home import place_at_home
from bofast.allocation.explanation.what_if import what_if
from bofast.allocation.explanation.why import why
from bofast.allocation.plan_told import pair_told
from bofast.allocation.solved import Solved
from bofast.casework.lettings.plans.explained import homes_to_explain
from bofast.casework.lettings.plans.frozen import frozen_plan
from bofast.casework.policy.law import law_of
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.jobs.carrying_out import carry_out
from bofast.jobs.run_letting import is_replayed, letting_of, solved_again
from bofast.vocabulary.errors import BofastError


class NotTheSamePlan(BofastError):
    """The record does not give its plan again, so what it would have taken cannot be told from it."""


@task()
def explain_letting(run_id: str) -> None:
    """Try every single change for the family of the run; what would have helped lies in the run's result."""
    carry_out(run_id, work=explained)


def explained(run: Run) -> Mapping[str, Any]:
    """The run's result: one entry a home, as `casework.lettings.plans.explained` reads it.

    Raises: NotTheSamePlan, when the record no longer gives its own plan; KeyError, for a family that is not in it.
    """
    letting, family = letting_of(run), run.facts["family"]
    if not is_replayed(letting):
        raise NotTheSamePlan
    solved = solved_again(letting.problem, seed=letting.seed, law=law_of(letting.office))
    homes = homes_to_explain(frozen_plan(letting), family=UUID(family))
    return {"homes": list(_explained_homes(run, solved, family=family, homes=[str(home) for home in homes]))}


def _explained_homes(run: Run, solved: Solved, *, family: str, homes: list[str]) -> Iterator[dict[str, Any]]:
    for done, home in enumerate(homes):
        runs.tell_progress(run, done=done, total=None)
        yield _explained(solved, family=family, home=home)


def _explained(solved: Solved, *, family: str, home: str) -> dict[str, Any]:
    found = why(solved, family=family, home=home)
    told = pair_told(found, what_if(solved, family=family, home=home))
    place = place_at_home(solved, family=family, home=home)
    return {
        "home": home,
        "place": place.place if place else None,
        "among": place.among if place else None,
        "would_have_helped": told["would_have_helped"],
    }
