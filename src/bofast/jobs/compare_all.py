"""Who could buy? All families of an office screened as one run, in chunks, with progress."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django_tasks import task

from bofast.casework.followup.screening import Assumptions, PriceLevel, Screened, families_to_screen, screen_many
from bofast.casework.policy.law import law_of
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.rules.way_answer import Possible
from bofast.vocabulary.errors import BofastError
from bofast.vocabulary.money import Money

log = logging.getLogger(__name__)
CHUNK = 1_000


@task()
def compare_all(run_id: str) -> None:
    """Screen every family that is followed by the office; what came of it lies in the run's result."""
    run = runs.begin(UUID(run_id))
    if run is None:
        return
    try:
        result = screened(run)
    except runs.Cancelled:
        runs.finish(run, state=Run.State.CANCELLED)
    except (BofastError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        log.exception("The run %s could not be done", run.pk)
        runs.finish(run, state=Run.State.FAILED, trouble=type(error).__name__)
    else:
        runs.finish(run, state=Run.State.DONE, result=result)


def screened(run: Run) -> dict[str, Any]:
    """The run's result: counts by answer, and one short row a family.

    A row is `[family, answer, years, loan needed, capacity, exception, kind, fact, found, needed, reason]`, the four
    about the nearest change;
    amounts in øre.
    """
    office = run.office
    assumed = assumptions_of(run.facts)
    law = law_of(office, on=assumed.on)
    ids = families_to_screen(office)
    rows: list[list[Any]] = []
    counts: Counter[str] = Counter()
    for chunk in _chunks(ids):
        for each in screen_many(chunk, assumed=assumed, law=law, municipality=office.municipality_number):
            rows.append(_row(each))
            counts[rows[-1][1]] += 1
        runs.tell_progress(run, done=len(rows), total=len(ids))
    return {"counts": dict(counts), "rows": rows, "law_version": law.version, "on": assumed.on.isoformat()}


def assumptions_of(facts: Mapping[str, Any]) -> Assumptions:
    """The assumptions that the page asked with."""
    return Assumptions(
        on=date.fromisoformat(facts["on"]),
        levels=tuple(PriceLevel(int(up_to), Money(int(minor))) for up_to, minor in facts["levels"]),
        running_costs_per_month=Money(int(facts["running_costs_minor"])),
    )


def _chunks(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    for at in range(0, len(ids), CHUNK):
        yield ids[at : at + CHUNK]


def _row(each: Screened) -> list[Any]:
    seen = each.screening
    if seen is None:
        trouble = each.trouble.value if each.trouble else ""
        return [each.family_id.hex, Possible.UNKNOWN.value, None, None, None, None, None, None, None, None, trouble]
    nearest = seen.nearest
    change = (
        [nearest.kind.value, nearest.fact, _plain(nearest.found), _plain(nearest.needed)] if nearest else [None] * 4
    )
    return [
        each.family_id.hex,
        seen.possible.value,
        seen.years,
        _plain(seen.loan_needed),
        _plain(seen.capacity),
        seen.exception.value if seen.exception else None,
        *change,
        seen.because[0].reason.value if seen.because else "",
    ]


def _plain(value: object) -> Any:
    if isinstance(value, Money):
        return value.minor
    return value if isinstance(value, bool | int) or value is None else str(value)
