"""One chunk of families screened, in this process or in another: a short row a family, ready for the run's result."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from bofast.jobs import django_started  # noqa: F401 - a process of its own starts here

# isort: split
from bofast.casework.access.models import Office
from bofast.casework.followup.screening import Assumptions, PriceLevel, Screened, screen_many
from bofast.casework.policy.law import law_of
from bofast.rules.way_answer import Possible
from bofast.vocabulary.money import Money

Row: TypeAlias = list[Any]
"""`[family, answer, years, loan needed, capacity, exception, kind, fact, found, needed, reason]`: the four after the
exception are about the nearest change; amounts in øre."""


def screened_rows(ids: Sequence[UUID], office_id: int, facts: Mapping[str, Any]) -> list[Row]:
    """Screen the families of one chunk; `facts` are those that the page asked with."""
    office = Office.objects.get(pk=office_id)
    assumed = assumptions_of(facts)
    law = law_of(office, on=assumed.on)
    with _no_search_for_cycles():
        found = screen_many(ids, assumed=assumed, law=law, municipality=office.municipality_number)
        return [_row(each) for each in found]


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Facts and figures are trees, given back as they go: to search them for cycles takes a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def assumptions_of(facts: Mapping[str, Any]) -> Assumptions:
    """The assumptions that the page asked with."""
    return Assumptions(
        on=date.fromisoformat(facts["on"]),
        levels=tuple(PriceLevel(int(up_to), Money(int(minor))) for up_to, minor in facts["levels"]),
        running_costs_per_month=Money(int(facts["running_costs_minor"])),
    )


def _row(each: Screened) -> Row:
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
