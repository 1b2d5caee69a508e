"""Where the office's own policy asks for a second person, and which choice of a way stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from bofast.casework.access.models import Office
from bofast.casework.families.models import Family
from bofast.casework.followup.models import Proposal, WayChoice
from bofast.casework.keeping.asked_often import asked_often
from bofast.casework.policy.models import PolicyRow
from bofast.vocabulary.ways import Way

PERSONS_DECIDING = "followup/persons_deciding_way"


def needs_second_person(office: Office, *, way: Way, on: date) -> bool:
    """Whether an approved policy row of the office, valid on the day, wants two persons for the way.

    Without such a row one is enough, as the shipped parameter says.
    """
    rows = PolicyRow.objects.filter(
        office=office,
        parameter=PERSONS_DECIDING,
        approved_by__isnull=False,
        withdrawn_at__isnull=True,
        first_day__lte=on,
    ).filter(Q(last_day__isnull=True) | Q(last_day__gte=on))
    newest = {row.group.get("way"): row.value for row in rows.order_by("first_day", "pk")}
    return newest.get(way.value, newest.get("any", 1)) > 1


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of a way that are not undone, the oldest first, and which of them nobody else has approved."""

    rows: tuple[WayChoice, ...]
    not_approved: frozenset[int]

    def standing(self, *, on: date | None = None) -> WayChoice | None:
        """The way the family is on: the newest choice that is neither declined nor waiting for approval."""
        until = on or date.max
        approved = [row for row in self.rows if row.pk not in self.not_approved and row.chosen_on <= until]
        return approved[-1] if approved else None

    def waiting(self) -> WayChoice | None:
        """A choice that waits for a second person."""
        return max((row for row in self.rows if row.pk in self.not_approved), key=lambda row: row.pk, default=None)


def choices_of(family: Family) -> Choices:
    """What has been chosen with a family, in one query."""
    rows = tuple(_standing(family=family.pk))
    return Choices(rows, frozenset(row.pk for row in rows if row.waits))


@asked_often()
def _standing(*, family: UUID) -> QuerySet[Any]:
    """Choices that nobody has undone, each with whether it `waits` for approval or was refused."""
    rows = WayChoice.objects.filter(family=family, undone_at__isnull=True).annotate(waits=Exists(_not_approved()))
    return rows.order_by("chosen_on", "pk")


def _not_approved() -> QuerySet[Proposal]:
    subject = Concat(Value(f"{WayChoice._meta.label_lower}:"), Cast(OuterRef("pk"), CharField()))
    return Proposal.objects.filter(kind=Proposal.Kind.WAY, subject=subject).filter(
        Q(is_approved__isnull=True) | Q(is_approved=False)
    )
