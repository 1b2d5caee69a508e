"""Whom limits on groups count: the marks that somebody has given a family on the list, and who was put forward."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bofast.casework.access.models import Office
from bofast.casework.lettings.models import Registration
from bofast.rules.letting.facts import NOMINATED_KIND


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedAs:
    """What a family counts as.

    Attributes:
        marks: of its newest registration; none for a family that never stood on the list.
        was_nominated: the municipality has put it forward once.
    """

    marks: tuple[str, ...] = ()
    was_nominated: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """Each kind once."""
        nominated = (NOMINATED_KIND,) if self.was_nominated else ()
        return tuple(dict.fromkeys((*self.marks, *nominated)))


def counted_as(families: Collection[UUID], *, day: date) -> dict[UUID, CountedAs]:
    """What families count as on a day, by their registrations begun by then; who has none is left out."""
    rows = Registration.objects.filter(family__in=list(families), listed_on__lte=day).order_by("listed_on", "pk")
    found: dict[UUID, CountedAs] = {}
    for family, marks, nominated_on in rows.values_list("family", "kinds", "nominated_on"):
        before = found.get(family, CountedAs())
        is_nominated = nominated_on is not None and nominated_on <= day
        found[family] = CountedAs(marks=tuple(marks), was_nominated=before.was_nominated or is_nominated)
    return found


def marks_in_use(office: Office) -> tuple[str, ...]:
    """Every mark that a family of the office carries, by name."""
    rows: Iterable[list[str]] = Registration.objects.filter(family__office=office).values_list("kinds", flat=True)
    return tuple(sorted({mark for marks in rows for mark in marks if mark != NOMINATED_KIND}))
