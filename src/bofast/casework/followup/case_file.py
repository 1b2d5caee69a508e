"""One family's rows for as long as a page is made: each table is read once, however many sections ask for it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TypeVar

from django.db.models import QuerySet

from bofast.casework.families.models import Family, Membership
from bofast.casework.followup.approval import Choices, choices_of
from bofast.casework.followup.models import Checkpoint, Outcome, Step
from bofast.casework.mapping.models import DebtLine, EconomyLine, ExpenseLine, IncomeLine, WealthLine
from bofast.casework.tenancies.models import Occupancy

Line = TypeVar("Line", bound=EconomyLine)


class CaseFile:
    """What stands in the file of a family now; nothing withdrawn. Made for one request and never kept."""

    def __init__(self, family: Family) -> None:
        self.family = family

    @cached_property
    def memberships(self) -> list[Membership]:
        """Everybody who has belonged, belongs or will belong to the family, each with the person."""
        rows = self.family.memberships.filter(withdrawn_at__isnull=True).select_related("person")
        return list(rows.order_by("pk"))

    def members_on(self, day: date) -> list[Membership]:
        """Who belongs to the family on a day, the oldest first; those of unknown age before them."""
        rows = [row for row in self.memberships if row.from_day <= day and (row.to_day is None or row.to_day > day)]
        return sorted(rows, key=lambda row: (row.person.born_on or date.min, row.pk))

    @cached_property
    def occupancies(self) -> list[Occupancy]:
        """Every home the family has lived in or will live in, with home and tenancy, in the order of moving in."""
        rows = self.family.occupancies.filter(withdrawn_at__isnull=True).select_related("home__office", "tenancy")
        return list(rows.order_by("entered_on", "recorded_at", "pk"))

    def lives_in_on(self, day: date) -> list[Occupancy]:
        """Where the family lives on a day; its main home first: the one entered last."""
        rows = [row for row in self.occupancies if row.entered_on <= day and (row.left_on is None or row.left_on > day)]
        newest_first = sorted(rows, key=lambda row: (row.entered_on, row.recorded_at), reverse=True)
        return sorted(newest_first, key=lambda row: not row.is_main_home)

    @cached_property
    def incomes(self) -> list[IncomeLine]:
        return self._lines(IncomeLine)

    @cached_property
    def expenses(self) -> list[ExpenseLine]:
        return self._lines(ExpenseLine)

    @cached_property
    def debts(self) -> list[DebtLine]:
        return self._lines(DebtLine)

    @cached_property
    def wealth(self) -> list[WealthLine]:
        return self._lines(WealthLine)

    @cached_property
    def choices(self) -> Choices:
        """What has been chosen with the family."""
        return choices_of(self.family)

    @cached_property
    def steps(self) -> list[Step]:
        """Every step of the plan with owner and partner, by the day it is due; those without a day last."""
        steps = list(self.family.steps.select_related("owner", "partner", "goal").order_by("due_on", "recorded_at"))
        return sorted(steps, key=lambda step: step.due_on is None)

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """What became of the family, the newest first."""
        return list(self.family.outcomes.filter(withdrawn_at__isnull=True).order_by("-happened_on", "-pk"))

    @cached_property
    def checkpoints(self) -> list[Checkpoint]:
        """The looks back after the outcomes that stand, by the day they are due; none is asked for without one."""
        return list(Checkpoint.of_family(self.family).order_by("due_on", "pk")) if self.outcomes else []

    def _lines(self, kind: type[Line]) -> list[Line]:
        """The lines of one kind with whose they are and who wrote them, in the order in which they began."""
        rows: QuerySet[Line] = QuerySet(kind).filter(family=self.family, withdrawn_at__isnull=True)
        return list(rows.select_related("person", "recorded_by").order_by("from_day", "pk"))
