"""What the tests of family pages have in common: a day, an address, the adult, and what the journal holds."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from bofast.casework.families.models import Family, Person
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry

TODAY = date(2026, 11, 21)


def entries(deed: Deed) -> QuerySet[Entry]:
    return Entry.objects.filter(deed=deed).order_by("-id")


def address(name: str, family: Family, *args: object) -> str:
    return reverse(name, args=[family.pk, *args])


def the_adult(family: Family) -> Person:
    return family.memberships.get(role="provider").person
