"""One family's rows for as long as a page is made: each table is read once, however many sections ask for it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, Protocol, TypeVar
from uuid import UUID

from django.db.models import QuerySet, prefetch_related_objects

from bofast.casework.families.models import Family, Membership
from bofast.casework.followup.approval import Choices, choices_of
from bofast.casework.followup.models import (
    Checkpoint,
    Consent,
    Contact,
    Document,
    FollowUp,
    Goal,
    Outcome,
    Step,
)
from bofast.casework.keeping.asked_often import asked_often
from bofast.casework.mapping.models import Assessment, DebtLine, EconomyLine, ExpenseLine, IncomeLine, WealthLine
from bofast.casework.tenancies.models import Occupancy

Line = TypeVar("Line", bound=EconomyLine)
Of = TypeVar("Of", bound="OfFamily")


class CaseFile:
    """What stands in the file of a family now; nothing withdrawn. Made for one request and never kept."""

    def __init__(self, family: Family) -> None:
        self.family = family

    @cached_property
    def memberships(self) -> list[Membership]:
        """Everybody who has belonged, belongs or will belong to the family, each with the person."""
        return self._own(_memberships(family=self.family.pk))

    def members_on(self, day: date) -> list[Membership]:
        """Who belongs to the family on a day, the oldest first; those of unknown age before them."""
        rows = [row for row in self.memberships if row.from_day <= day and (row.to_day is None or row.to_day > day)]
        return sorted(rows, key=lambda row: (row.person.born_on or date.min, row.pk))

    @cached_property
    def occupancies(self) -> list[Occupancy]:
        """Every home the family has lived in or will live in, with home and tenancy, in the order of moving in."""
        return self._own(_occupancies(family=self.family.pk))

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
    def newest_mapping(self) -> Assessment | None:
        """The household's newest mapping that stands, with its form and answers."""
        newest = self._own(_newest_mapping(family=self.family.pk))
        prefetch_related_objects(newest, "answers")
        return newest[0] if newest else None

    @cached_property
    def choices(self) -> Choices:
        """What has been chosen with the family."""
        return choices_of(self.family)

    @cached_property
    def steps(self) -> list[Step]:
        """Every step of the plan with owner and partner, by the day it is due; those without a day last."""
        return sorted(self._own(_steps(family=self.family.pk)), key=lambda step: step.due_on is None)

    @cached_property
    def goals(self) -> list[Goal]:
        """Every goal of the plan, the first set first."""
        return self._own(_goals(family=self.family.pk))

    @cached_property
    def is_followed_up(self) -> bool:
        return bool(_open_follow_ups(family=self.family.pk))

    @cached_property
    def consents(self) -> list[Consent]:
        """Every consent with the person who gave it and the services that it names; the last to end first."""
        consents = self._own(_consents(family=self.family.pk))
        prefetch_related_objects(consents, "services")
        return consents

    @cached_property
    def documents(self) -> list[Document]:
        """The papers, the newest first."""
        return self._own(_documents(family=self.family.pk))

    def newest_contacts(self, *, at_most: int) -> list[Contact]:
        """The last conversations, each with who wrote it down and the partners who took part."""
        contacts = self._own(_contacts(family=self.family.pk, at_most=at_most))
        prefetch_related_objects(contacts, "partners")
        return contacts

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """What became of the family, the newest first."""
        return self._own(_outcomes(family=self.family.pk))

    @cached_property
    def checkpoints(self) -> list[Checkpoint]:
        """The looks back after the outcomes that stand, by the day they are due; none is asked for without one."""
        return list(Checkpoint.of_family(self.family).order_by("due_on", "pk")) if self.outcomes else []

    def _lines(self, kind: type[Line]) -> list[Line]:
        """The lines of one kind with whose they are and who wrote them, in the order in which they began."""
        return self._own(_lines(kind=kind, family=self.family.pk))

    def _own(self, rows: list[Of]) -> list[Of]:
        """The rows, each with the family in hand."""
        for row in rows:
            row.family = self.family
        return rows


class OfFamily(Protocol):
    family: Any


@asked_often()
def _memberships(*, family: UUID) -> QuerySet[Membership]:
    rows = Membership.objects.filter(family=family, withdrawn_at__isnull=True)
    return rows.select_related("person").order_by("pk")


@asked_often()
def _occupancies(*, family: UUID) -> QuerySet[Occupancy]:
    rows = Occupancy.objects.filter(family=family, withdrawn_at__isnull=True)
    return rows.select_related("home__office", "tenancy").order_by("entered_on", "recorded_at", "pk")


@asked_often(shape={"kind"})
def _lines(*, kind: type[Line], family: UUID) -> QuerySet[Line]:
    rows: QuerySet[Line] = QuerySet(kind).filter(family=family, withdrawn_at__isnull=True)
    return rows.select_related("person", "recorded_by").order_by("from_day", "pk")


@asked_often()
def _newest_mapping(*, family: UUID) -> QuerySet[Assessment]:
    mappings = Assessment.objects.filter(family=family, person__isnull=True, withdrawn_at__isnull=True)
    return mappings.select_related("form").order_by("-information_date", "-recorded_at")[:1]


@asked_often()
def _steps(*, family: UUID) -> QuerySet[Step]:
    steps = Step.objects.filter(family=family).select_related("owner", "partner", "goal")
    return steps.order_by("due_on", "recorded_at")


@asked_often()
def _goals(*, family: UUID) -> QuerySet[Goal]:
    return Goal.objects.filter(family=family).order_by("set_on", "pk")


@asked_often()
def _open_follow_ups(*, family: UUID) -> QuerySet[FollowUp, int]:
    return FollowUp.objects.filter(family=family, to_day__isnull=True).order_by("pk").values_list("pk", flat=True)


@asked_often()
def _outcomes(*, family: UUID) -> QuerySet[Outcome]:
    return Outcome.objects.filter(family=family, withdrawn_at__isnull=True).order_by("-happened_on", "-pk")


@asked_often(shape={"at_most"})
def _contacts(*, family: UUID, at_most: int) -> QuerySet[Contact]:
    contacts = Contact.objects.filter(family=family, withdrawn_at__isnull=True).select_related("recorded_by")
    return contacts.order_by("-happened_on", "-pk")[:at_most]


@asked_often()
def _consents(*, family: UUID) -> QuerySet[Consent]:
    return Consent.objects.filter(family=family).select_related("person").order_by("-to_day", "pk")


@asked_often()
def _documents(*, family: UUID) -> QuerySet[Document]:
    return Document.objects.filter(family=family).select_related("recorded_by").order_by("-recorded_at", "pk")
