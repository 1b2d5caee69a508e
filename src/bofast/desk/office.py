"""Where every page starts: the signed-in user's office, and no more of it than the user may see."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone

from bofast.casework.access.models import Office, OfficeRole, User, permissions_of
from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family, Person
from bofast.casework.families.scope import FamilyQuerySet, PersonQuerySet
from bofast.casework.homes.models import Area, AreaQuerySet, Home, HomeQuerySet


class Desk:
    """One user at work in one office on one day. Made anew for each request, so that a revoked role is gone at once."""

    def __init__(self, *, user: User, office: Office, today: date) -> None:
        self.user = user
        self.office = office
        self.today = today

    @cached_property
    def permissions(self) -> frozenset[Permission]:
        return permissions_of(self.user, office=self.office, on=self.today)

    def may(self, permission: Permission) -> bool:
        return permission in self.permissions

    @property
    def listed_families(self) -> FamilyQuerySet:
        """Families whose existence the user may know: name and place in a list, no details."""
        return Family.objects.listed_for(self.user, office=self.office, permissions=self.permissions)

    @property
    def families(self) -> FamilyQuerySet:
        """Families whose details the user may see."""
        return Family.objects.open_to(self.user, office=self.office, permissions=self.permissions)

    @property
    def people(self) -> PersonQuerySet:
        return Person.objects.current().filter(memberships__family__in=self.families).distinct()

    @property
    def homes(self) -> HomeQuerySet:
        return Home.objects.of_office(self.office)

    @property
    def areas(self) -> AreaQuerySet:
        return Area.objects.filter(office=self.office)


class DeskRequest(HttpRequest):
    """A request that the middleware has given a desk."""

    user: User
    desk: Desk
    office: Desk


def office_of(user: User, *, today: date) -> Office | None:
    """The office that the user works in today; the one with the newest role when there are several."""
    roles = OfficeRole.objects.filter(user=user, from_day__lte=today).exclude(to_day__lte=today)
    newest = roles.select_related("office").order_by("-from_day", "-pk").first()
    return newest.office if newest else None


def desk_of(user: User) -> Desk | None:
    today = timezone.localdate()
    office = office_of(user, today=today)
    return Desk(user=user, office=office, today=today) if office else None
