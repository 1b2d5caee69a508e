"""Protections that wait for a decision."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from bofast.casework.access.models import Office
from bofast.casework.families.models import AddressProtection, Family, Membership
from bofast.casework.families.scope import FamilyQuerySet


def passed_protections(family: Family, *, on: date) -> QuerySet[AddressProtection]:
    """Protections of a family's members whose last day has come."""
    of_office = protections_to_decide(family.office, on=on)
    members = family.members_on(on).values("person")
    return of_office.filter(person__in=members).order_by("to_day", "pk")


def protections_to_decide(office: Office, *, on: date) -> QuerySet[AddressProtection]:
    """The office's list of what to decide: passed last days never unmask anybody by themselves."""
    return AddressProtection.objects.to_decide(office, on=on).select_related("person").order_by("to_day", "pk")


def protections_in_force(family: Family) -> QuerySet[AddressProtection]:
    """Every protection that masks the family now."""
    members = family.memberships.filter(withdrawn_at__isnull=True).values("person")
    return AddressProtection.objects.in_force().filter(person__in=members).order_by("pk")


def families_by_member(families: FamilyQuerySet, *, people: Collection[UUID], on: date) -> dict[UUID, Family]:
    """Of some families, the one that each of some people belongs to on a day; the one last joined of several."""
    rows = Membership.objects.filter(person__in=people, family__in=families, withdrawn_at__isnull=True)
    now = rows.filter(from_day__lte=on).exclude(to_day__lte=on).select_related("family")
    return {row.person_id: row.family for row in now.order_by("from_day", "pk")}
