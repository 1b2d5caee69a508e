"""The families on the list as the rules read them, on a day, in a handful of queries for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from uuid import UUID

from django.db.models import Q

from bofast.casework.access.models import Office
from bofast.casework.families.models import Membership
from bofast.casework.homes.models import Home
from bofast.casework.lettings.known.departments import departments_of
from bofast.casework.lettings.models import Offer, ProvenCriterion, Registration, Wish
from bofast.casework.lettings.models.registrations import RegistrationQuerySet
from bofast.casework.tenancies.living import fit_members
from bofast.casework.tenancies.models import Occupancy
from bofast.rules.home_fit import Member
from bofast.rules.letting.facts import ListedFamily
from bofast.rules.letting.facts import Wish as WishByRule
from bofast.vocabulary.money import Money
from bofast.vocabulary.spells import Spell, join_touching

# What is read of tens of thousands of rows. Whole rows, with names and addresses, take twice the time.
_OF_WISHES = ("registration", "home", "area", "rooms_from", "rooms_to")
_OF_MEMBERS = (
    *("family", "role", "from_day", "to_day", "share_of_time"),
    *("person__born_on", "person__sex", "person__died_on"),
)
_OF_STAYS = ("family", "home", "entered_on", "left_on")


@dataclass(slots=True)
class _Stay:
    """Where a family rents on the day, and from when it has rented here without a gap."""

    home: UUID | None = None
    since: date | None = None


@dataclass(slots=True)
class _Gathered:
    """What stands beside the registrations, by family or registration; filled once for all."""

    members: dict[UUID, list[Member]] = field(default_factory=dict)
    stays: dict[UUID, _Stay] = field(default_factory=dict)
    wishes: dict[UUID, list[WishByRule]] = field(default_factory=lambda: defaultdict(list))
    criteria: dict[UUID, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: dict[UUID, set[str]] = field(default_factory=lambda: defaultdict(set))


def listed_families(office: Office, *, day: date, vacant: Collection[UUID]) -> tuple[ListedFamily, ...]:
    """The families that wait actively on a day, by their keys.

    A family whose own home is among the vacant ones has given it up: it has none to keep.
    """
    return listed(waiting_for_a_home(office, day=day), office=office, day=day, vacant=vacant)


def waiting_for_a_home(office: Office, *, day: date) -> RegistrationQuerySet:
    """The registrations that a letting on a day asks: active ones of open families that have not accepted a home."""
    taken = Offer.objects.accepted_by(day)
    waiting = Registration.objects.active_on(day).filter(family__office=office, family__closed_on__isnull=True)
    return waiting.exclude(pk__in=taken.values("registration"))


def listed(
    registrations: RegistrationQuerySet, *, office: Office, day: date, vacant: Collection[UUID]
) -> tuple[ListedFamily, ...]:
    """The families of some registrations as on a day, in the order of their keys; see `listed_families`."""
    rows = list(registrations.order_by("family"))
    beside = _gather(rows, office=office, day=day)
    return tuple(_listed(row, beside=beside, office=office, day=day, vacant=vacant) for row in rows)


def _listed(
    row: Registration, *, beside: _Gathered, office: Office, day: date, vacant: Collection[UUID]
) -> ListedFamily:
    stay = beside.stays.get(row.family_id, _Stay())
    keeps = stay.home is not None and stay.home not in vacant
    return ListedFamily(
        name=str(row.family_id),
        wishes=tuple(beside.wishes[row.pk]),
        listed_on=row.listed_on,
        home=str(stay.home) if keeps else "",
        members=tuple(beside.members.get(row.family_id, ())),
        tenant_since=stay.since,
        need_class=row.need_class,
        is_nominated=row.nominated_on is not None and row.nominated_on <= day,
        criteria=tuple(beside.criteria[row.pk]),
        kinds=tuple(row.kinds),
        most_rent_per_month=None if row.most_rent_minor is None else Money(row.most_rent_minor, office.currency),
        needs_step_free=row.needs_step_free,
        needs_adapted=row.needs_adapted,
        owes_landlord=row.owes_landlord,
        is_separating=row.is_separating,
        may_return_to=str(row.may_return_to_id) if row.may_return_to_id else "",
        may_return_until=row.may_return_until,
        refused=tuple(sorted(beside.refused[row.pk])),
    )


def _gather(rows: Iterable[Registration], *, office: Office, day: date) -> _Gathered:
    keys, families = [row.pk for row in rows], [row.family_id for row in rows]
    within = cache(departments_of(office).within)
    beside = _Gathered(members=_members(families, day=day), stays=_stays(families, office=office, day=day))
    wishes = Wish.objects.filter(registration__in=keys, stated_on__lte=day).only(*_OF_WISHES)
    for wish in wishes.filter(Q(replaced_on__isnull=True) | Q(replaced_on__gt=day)).order_by("registration", "place"):
        beside.wishes[wish.registration_id] += _wishes(wish, within=within)
    proven = ProvenCriterion.objects.filter(registration__in=keys, proven_on__lte=day)
    for one in proven.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day)).order_by("registration", "code"):
        beside.criteria[one.registration_id].append(one.code)
    said_no = Offer.objects.filter(registration__in=keys, answer=Offer.Answer.NO, answered_on__lte=day)
    for registration, home in said_no.values_list("registration", "vacancy__home"):
        beside.refused[registration].add(str(home))
    return beside


def _members(families: Collection[UUID], *, day: date) -> dict[UUID, list[Member]]:
    rows: dict[UUID, list[Membership]] = defaultdict(list)
    belonging = Membership.objects.filter(family__in=families, withdrawn_at__isnull=True).select_related("person")
    for row in belonging.only(*_OF_MEMBERS).order_by("family", "pk"):
        rows[row.family_id].append(row)
    return {family: fit_members(members, on=day) for family, members in rows.items()}


def _stays(families: Collection[UUID], *, office: Office, day: date) -> dict[UUID, _Stay]:
    """The main home on the day among those at the office's disposal; the last in this order is the main one."""
    rented = Occupancy.objects.filter(family__in=families, home__office=office, entered_on__lte=day).known_at(None)
    rented = rented.exclude(home__disposal=Home.Disposal.PRIVATE)
    stays: dict[UUID, _Stay] = defaultdict(_Stay)
    spells: dict[UUID, list[Spell]] = defaultdict(list)
    for row in rented.only(*_OF_STAYS).order_by("is_main_home", "entered_on", "recorded_at", "pk"):
        spell = Spell(row.entered_on, row.left_on)
        spells[row.family_id].append(spell)
        if spell.contains(day):
            stays[row.family_id].home = row.home_id
    for family, stay in stays.items():
        here = next(spell for spell in join_touching(spells[family]) if spell.contains(day))
        stay.since = here.entered_on
    return dict(stays)


def _wishes(wish: Wish, *, within: Callable[[int], Iterable[str]]) -> Iterator[WishByRule]:
    """The wish as the rules read it; one for a department that is divided means each of its units, in their order."""
    if wish.area_id is None:
        yield WishByRule(home=str(wish.home_id), rooms_from=wish.rooms_from, rooms_to=wish.rooms_to)
        return
    for department in within(wish.area_id):
        yield WishByRule(department=department, rooms_from=wish.rooms_from, rooms_to=wish.rooms_to)
