"""Protections that wait for a decision."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from bofast.casework.access.models import Office
from bofast.casework.families.models import AddressProtection, Family


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
