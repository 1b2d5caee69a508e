"""The funnel of a programme: its families' events and people, read once and counted by the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from bofast.casework.families.models import Membership
from bofast.casework.followup.status import events_of
from bofast.casework.programmes.models import Programme
from bofast.rules.funnel import FamilyPerson, FollowedFamily, Funnel, as_plain, count_funnel


def funnel_of(programme: Programme, *, on: date) -> Funnel:
    """How far the families of a programme have come on a day; families, providers and children apart."""
    return count_funnel(followed_families(programme, on=on), on=on)


def as_numbers(programme: Programme, *, on: date) -> dict[str, int]:
    """The figures by name: families at each step and by result, and the providers and children helped."""
    return as_plain(funnel_of(programme, on=on))


def followed_families(programme: Programme, *, on: date) -> list[FollowedFamily]:
    """The families enrolled on or before a day, with their events and the people who lived in them."""
    enrolled = programme.enrolments.filter(from_day__lte=on).order_by("family_id")
    keys = list(enrolled.values_list("family_id", flat=True))
    events, people = events_of(keys), _people_of(keys)
    return [FollowedFamily(key=str(key), events=events[key], people=people[key]) for key in keys]


def _people_of(families: Iterable[UUID]) -> dict[UUID, list[FamilyPerson]]:
    people: dict[UUID, list[FamilyPerson]] = defaultdict(list)
    members = Membership.objects.filter(family__in=list(families)).known_at(None).order_by("pk")
    for family, person, born_on, role, from_day, to_day in members.values_list(
        "family_id", "person_id", "person__born_on", "role", "from_day", "to_day"
    ):
        people[family].append(
            FamilyPerson(
                key=str(person),
                born_on=born_on,
                has_care=role == Membership.Role.PROVIDER,
                entered_on=from_day,
                left_on=to_day,
            )
        )
    return people
