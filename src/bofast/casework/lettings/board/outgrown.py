"""Families who rent here, have outgrown their home by the office's norm, and still wait for another."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Home
from bofast.casework.lettings.known.listed_facts import listed_families
from bofast.casework.tenancies.living import home_facts
from bofast.casework.tenancies.norms import norm_of
from bofast.rules.home_fit import is_crowded
from bofast.vocabulary.answers import Answer


def outgrown_on(office: Office, *, day: date) -> list[UUID]:
    """Tenants who wait actively on a day in a home that is crowded for certain, by their keys.

    Raises: MissingParameter, when the office's norm is not in force on the day.
    """
    norm = norm_of(office, on=day)
    tenants = [one for one in listed_families(office, day=day, vacant=()) if one.home]
    homes = Home.objects.of_office(office).in_bulk([UUID(one.home) for one in tenants])
    return [
        UUID(one.name)
        for one in tenants
        if is_crowded(home_facts(homes[UUID(one.home)]), members=one.members, on=day, norm=norm).answer is Answer.YES
    ]
