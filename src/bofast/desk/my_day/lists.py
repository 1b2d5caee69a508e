"""One list of the day: its lines, how many there are in all, and what stands there when it is empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.families.models import Family
from bofast.design import words
from bofast.design.parts import EmptyState, TaskLine, TaskList
from bofast.desk.plan.steps import distance_in_words

SHOWN = 8
MOST_COUNTED = 100

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class DayList:
    """One list of the page: its lines, how many there are in all, and what to say when there are none."""

    anchor: str
    heading: str
    tasks: TaskList | None
    count: str
    empty: EmptyState


def listed(
    anchor: str, heading: str, rows: QuerySet[Row], *, line: Callable[[Row], TaskLine], empty: EmptyState
) -> DayList:
    lines = tuple(line(row) for row in rows[:SHOWN])
    count = len(lines) if len(lines) < SHOWN else counted(rows)
    return DayList(anchor, heading, TaskList(heading, lines) if lines else None, in_all(count), empty)


def counted(rows: QuerySet[Row]) -> int:
    """How many there are, but no further than the page has use for: a count of all would read the whole table."""
    return rows.order_by()[:MOST_COUNTED].count()


def in_all(count: int) -> str:
    if count >= MOST_COUNTED:
        return _("%(count)s or more") % {"count": words.number(MOST_COUNTED)}
    return words.number(count) if count else ""


def coming(
    family: Family, *, day: date | None, on: date, about: str, urgent: bool = False, anchor: str = "home"
) -> TaskLine:
    return TaskLine(
        title=family.name,
        url=family_url(family, anchor=anchor),
        about=about,
        due_on=day,
        when=distance_in_words(day, on=on) if day else "",
        late=urgent,
    )


def family_url(family: Family, *, anchor: str) -> str:
    return f"{reverse('family', args=[family.pk])}#{anchor}"
