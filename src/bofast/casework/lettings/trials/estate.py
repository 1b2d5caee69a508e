"""An office's homes with their households, and those who wait from outside, as a trial begins with them.

Only what the rules of a trial ask: rooms, department, block and stairwell, adults and children, the class of need, and
what limits on groups count. No keys, no names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from bofast.casework.access.models import Office
from bofast.casework.families.models import Membership
from bofast.casework.homes.models import Home
from bofast.casework.lettings.known.departments import Departments, departments_of
from bofast.casework.lettings.models import Registration
from bofast.casework.lettings.trials.counted import CountedAs, counted_as
from bofast.casework.tenancies.models import Occupancy

FEWEST_HOMES = 20
"""In fewer homes a trial of ten years sees too few lettings to tell anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdFacts:
    """A household; `need_class` is 1 for the most urgent need, and 0 where nobody has found one."""

    adults: int
    children: int
    need_class: int = 0
    counted_as: CountedAs = field(default_factory=CountedAs)


@dataclass(frozen=True, slots=True, kw_only=True)
class TenantFacts:
    """A home that is lived in, and who lives in it; homes in no department share one of their own.

    Attributes:
        block: empty for a home that lies in none.
        stairwell: a number; homes of one number have one entrance, as far as their addresses tell.
    """

    department: str
    block: str
    stairwell: int
    rooms: int
    household: HouseholdFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class EstateFacts:
    """Where a trial of an office begins.

    Attributes:
        newcomers: those on the list who rent nothing here, the longest waiting first.
        left_out: homes in use that stand empty, or whose rooms nobody has entered.
    """

    tenants: tuple[TenantFacts, ...]
    newcomers: tuple[HouseholdFacts, ...]
    left_out: int


def estate_of(office: Office, *, day: date) -> EstateFacts:
    """The office's homes and households on a day, in six queries."""
    homes = _homes(office, day=day)
    lived_in = [(family, homes[home]) for family, home in _stays(homes, day=day)]
    known = [(family, home) for family, home in lived_in if home.rooms]
    renting = {family for family, _home in lived_in}
    waiting = _waiting(office, day=day)
    households = _households({family for family, _home in known} | set(waiting), waiting=waiting, day=day)
    tree = departments_of(office)
    newcomers = [households[family] for family in waiting if family not in renting and family in households]
    stairwells = _numbered({_entrance(home) for home in homes.values()})
    tenants = tuple(
        _tenant(home, household=households[family], tree=tree, stairwells=stairwells)
        for family, home in known
        if family in households
    )
    return EstateFacts(tenants=tenants, newcomers=tuple(newcomers), left_out=len(homes) - len(tenants))


def _tenant(
    home: Home, *, household: HouseholdFacts, tree: Departments, stairwells: Mapping[_Entrance, int]
) -> TenantFacts:
    return TenantFacts(
        department=tree.department_of(home.area_id),
        block=tree.block_of(home.area_id),
        stairwell=stairwells[_entrance(home)],
        rooms=home.rooms or 0,
        household=household,
    )


_Entrance = tuple[str, str]


def _entrance(home: Home) -> _Entrance:
    """Postal code, and street with its number: each stairwell has its own. A floor and door after a comma is left."""
    return home.postal_code, home.address.partition(",")[0].strip().casefold()


def _numbered(entrances: Collection[_Entrance]) -> dict[_Entrance, int]:
    return {entrance: number for number, entrance in enumerate(sorted(entrances))}


def _homes(office: Office, *, day: date) -> dict[UUID, Home]:
    in_use = Q(out_of_use_from__isnull=True) | Q(out_of_use_from__gt=day)
    rows = Home.objects.of_office(office).filter(in_use).exclude(disposal=Home.Disposal.PRIVATE)
    return {home.pk: home for home in rows.order_by("pk")}


def _stays(homes: Collection[UUID], *, day: date) -> list[tuple[UUID, UUID]]:
    """Each family at its main home."""
    stays = Occupancy.objects.filter(home__in=list(homes), is_main_home=True).valid_on(day).known_at(None)
    return list(stays.order_by("home", "pk").values_list("family", "home"))


def _waiting(office: Office, *, day: date) -> dict[UUID, int]:
    """Families who wait actively, with their class of need, the longest waiting first."""
    rows = Registration.objects.active_on(day).filter(family__office=office, family__closed_on__isnull=True)
    found = rows.order_by("listed_on", "family").values_list("family", "need_class")
    return {family: need_class or 0 for family, need_class in found}


def _households(families: Collection[UUID], *, waiting: Mapping[UUID, int], day: date) -> dict[UUID, HouseholdFacts]:
    rows = Membership.objects.filter(family__in=list(families)).valid_on(day).known_at(None)
    people = Counter((family, role == Membership.Role.CHILD) for family, role in rows.values_list("family", "role"))
    counted = counted_as(families, day=day)
    return {
        family: HouseholdFacts(
            adults=people[family, False],
            children=people[family, True],
            need_class=waiting.get(family, 0),
            counted_as=counted.get(family, CountedAs()),
        )
        for family in {family for family, _is_child in people}
    }
