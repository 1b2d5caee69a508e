"""Who may see which family: one predicate for lists, search, pages and exports, so that they cannot drift apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from bofast.casework.access.models import BreakGlass, Office, User
from bofast.casework.access.roles import Permission
from bofast.casework.families.relation import Worker

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
        if Permission.SEE_FAMILIES not in permissions:
            return self.none()
        families = self.filter(office=office)
        if Permission.SEE_PROTECTED not in permissions:
            return families.filter(grade="none")
        # Strictly confidential cases are for those who work with them, never for the whole unit.
        return families.filter(~Q(grade="strictly_confidential") | self._worked_by(user))

    def open_to(self, user: User, *, office: Office, permissions: frozenset[Permission]) -> FamilyQuerySet:
        """Families whose details the user may see, by relation, by answering for all, or by an opening in force."""
        listed = self.listed_for(user, office=office, permissions=permissions)
        if see_all(permissions) or not office.relation_required:
            return listed
        opened = BreakGlass.objects.filter(user=user, family_id=OuterRef("pk"), expires_at__gt=timezone.now())
        return listed.filter(self._worked_by(user) | Q(responsible__isnull=True) | Exists(opened))

    @staticmethod
    def _worked_by(user: User) -> Q:
        today = timezone.localdate()
        working = Worker.objects.filter(user=user, family_id=OuterRef("pk"), from_day__lte=today).filter(
            Q(to_day__isnull=True) | Q(to_day__gt=today)
        )
        return Q(responsible=user) | Q(Exists(working))


class PersonQuerySet(models.QuerySet["Person"]):
    def current(self) -> PersonQuerySet:
        """Without records that were merged into another."""
        return self.filter(merged_into__isnull=True)
