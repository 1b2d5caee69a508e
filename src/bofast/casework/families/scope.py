"""Who may see which family: one predicate for lists, search, pages and exports, so that they cannot drift apart."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from bofast.casework.access.models import BreakGlass, Office, User
from bofast.casework.access.roles import Permission
from bofast.casework.families.relation import Worker, worked_with_by_role

if TYPE_CHECKING:
    from bofast.casework.families.models import Family, Person  # noqa: F401


def see_all(permissions: frozenset[Permission]) -> bool:
    """The leader answers for all families of the office."""
    return Permission.APPROVE in permissions


class FamilyQuerySet(models.QuerySet["Family"]):
    def of_office(self, office: Office) -> FamilyQuerySet:
        return self.filter(office=office)

    def listed_for(self, user: User, *, office: Office, permissions: frozenset[Permission]) -> FamilyQuerySet:
        """Families whose existence the user may know: the office's, without those protected from the user."""
        return self.listed(user=user.pk, office=office.pk, permissions=permissions, on=timezone.localdate())

    def open_to(self, user: User, *, office: Office, permissions: frozenset[Permission]) -> FamilyQuerySet:
        """Families whose details the user may see, by relation, by answering for all, or by an opening in force."""
        return self.listed_for(user, office=office, permissions=permissions).opened(
            user=user.pk,
            permissions=permissions,
            relation_required=office.relation_required,
            on=timezone.localdate(),
            at=timezone.now(),
        )

    def listed(self, *, user: UUID, office: int, permissions: frozenset[Permission], on: date) -> FamilyQuerySet:
        """As `listed_for`, from plain values."""
        if Permission.SEE_FAMILIES not in permissions:
            return self.none()
        families = self.filter(office=office)
        if Permission.SEE_PROTECTED not in permissions:
            return families.filter(grade="none")
        # Strictly confidential cases are for those who work with them, never for the whole unit.
        return families.filter(~Q(grade="strictly_confidential") | self._worked_by(user, on=on))

    def opened(
        self, *, user: UUID, permissions: frozenset[Permission], relation_required: bool, on: date, at: datetime
    ) -> FamilyQuerySet:
        """Of listed families those with details for the user, from plain values."""
        if see_all(permissions) or not relation_required:
            return self
        opened = BreakGlass.objects.filter(user=user, family_id=OuterRef("pk"), expires_at__gt=at)
        by_role = worked_with_by_role(permissions)
        return self.filter(self._worked_by(user, on=on) | by_role | Q(responsible__isnull=True) | Exists(opened))

    @staticmethod
    def _worked_by(user: UUID, *, on: date) -> Q:
        working = Worker.objects.standing_on(on).filter(user=user, family_id=OuterRef("pk"))
        return Q(responsible=user) | Q(Exists(working))


class PersonQuerySet(models.QuerySet["Person"]):
    def current(self) -> PersonQuerySet:
        """Without records that were merged into another."""
        return self.filter(merged_into__isnull=True)
