"""What the rules need to know of who lives where: facts read from the file, for one family or for many at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, QuerySet

from bofast.casework.families.models import Family, Membership
from bofast.casework.homes.models import Home
from bofast.casework.keeping.asked_often import asked_often
from bofast.casework.tenancies.models import Occupancy
from bofast.rules.facts import Sex
from bofast.rules.home_fit import HomeFacts, Member

HUNDRED = Decimal(100)
Role = Membership.Role


def home_facts(home: Home | None) -> HomeFacts:
    """What is known of a home; nothing, for a family without one."""
    if home is None:
        return HomeFacts()
    return HomeFacts(
        rooms=home.rooms,
        bedrooms=home.bedrooms,
        area_m2=home.area_m2,
        floor=home.floor,
        has_lift=home.has_lift,
        is_step_free=home.is_step_free,
        is_wheelchair_accessible=home.is_wheelchair_accessible,
        has_garden=home.has_garden,
        school=home.school_district or None,
    )


def fit_members(rows: Iterable[Membership], *, on: date) -> list[Member]:
    """Memberships (with their people) as the rules read them.

    Two providers who both belong to the family on the day share a room as a couple; three or more say nothing of who
    does. A person who has died is there no longer.
    """
    rows = [row for row in rows if row.person.died_on is None or row.person.died_on > row.from_day]
    partners = _partners(rows, on=on)
    has_children = any(row.role == Role.CHILD for row in rows)
    return [_member(row, partner=partners.get(str(row.person_id)), has_children=has_children) for row in rows]


def _member(row: Membership, *, partner: str | None, has_children: bool) -> Member:
    person = row.person
    return Member(
        key=str(row.person_id),
        born_on=person.born_on,
        sex=Sex(person.sex) if person.sex else None,
        entered_on=row.from_day,
        left_on=min((day for day in (row.to_day, person.died_on) if day), default=None),
        share_of_time=Decimal(row.share_of_time) / HUNDRED,
        partner=partner,
        is_parent_here=has_children and row.role == Role.PROVIDER,
    )


def _partners(rows: Sequence[Membership], *, on: date) -> dict[str, str]:
    providers = {
        str(row.person_id)
        for row in rows
        if row.role == Role.PROVIDER and row.from_day <= on and (row.to_day is None or row.to_day > on)
    }
    if len(providers) != 2:
        return {}
    one, other = sorted(providers)
    return {one: other, other: one}


def homes_of(family: Family, *, on: date) -> list[Occupancy]:
    """Where a family lives on a day, as known now; its main home first: the one entered last."""
    rows = Occupancy.objects.filter(family=family).valid_on(on).known_at(None).select_related("home", "family")
    return list(rows.order_by("-is_main_home", "-entered_on", "-recorded_at", "pk"))


def main_homes(families: Iterable[UUID], *, on: date) -> dict[UUID, Home]:
    """The main home of each family on a day, in one query: its address, and nothing else of it."""
    return {occupancy.family_id: occupancy.home for occupancy in _lived_in(families=list(families), on=on)}


@asked_often()
def _lived_in(*, families: Collection[UUID], on: date) -> QuerySet[Occupancy]:
    """Where families live, the main home of each last."""
    rows = Occupancy.objects.filter(family__in=families).valid_on(on).known_at(None).select_related("home")
    address = ("home__address", "home__unit_number", "home__postal_code", "home__postal_place")
    return rows.order_by("is_main_home", "entered_on", "recorded_at", "pk").only("family_id", *address)


def sizes(families: Iterable[UUID], *, on: date) -> dict[UUID, int]:
    """How many belong to each family on a day, in one query."""
    return dict(_sizes(families=list(families), on=on))


@asked_often()
def _sizes(*, families: Collection[UUID], on: date) -> QuerySet[Membership, tuple[UUID, int]]:
    rows = Membership.objects.filter(family__in=families).valid_on(on).known_at(None)
    return rows.values("family").annotate(size=Count("person", distinct=True)).values_list("family", "size")


def families_in(home: Home, *, on: date) -> list[Family]:
    """Who lives in a home on a day, as known now: one family, by the database's own rule."""
    rows = Occupancy.objects.filter(home=home).valid_on(on).known_at(None).select_related("family")
    return [row.family for row in rows.order_by("pk")]
