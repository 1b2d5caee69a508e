"""What the engine is told of a day: homes in play, families on the list, agreements and counters.

Names are keys, never people's names or addresses, so that a protected family is as safe here as any. Dated facts are
those of the day; what keeps no history (needs, debts, a home that is held) is as it stands now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Home, HomeRent
from bofast.casework.lettings.known.departments import Departments, departments_of
from bofast.casework.lettings.known.listed_facts import listed_families
from bofast.casework.lettings.models import Offer, Vacancy
from bofast.casework.lettings.vacant.ledger import agreements_on, counters_of
from bofast.casework.tenancies.living import home_facts
from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.facts import LetHome, ListedFamily
from bofast.rules.letting.lanes import Counters
from bofast.vocabulary.letting import Lane
from bofast.vocabulary.money import Money

LOOKED_AHEAD = timedelta(days=180)
"""Homes that fall vacant within half a year are planned together: further on too much will have changed.

Source: the Norwegian ombudsman holds that a queue should count on homes that are likely to fall vacant within about six
months.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactsOfDay:
    """All that a letting rests on, in the order of the names.

    Attributes:
        counters: where each agreement's lanes stand, by the agreement's name.
    """

    homes: tuple[LetHome, ...]
    families: tuple[ListedFamily, ...]
    agreements: tuple[Agreement, ...]
    counters: Mapping[str, Counters]


def facts_of_day(office: Office, *, day: date, vacant_by: date) -> FactsOfDay:
    """The homes that are vacant by a day, and those of families on the list; the families; and the agreements.

    A home that is held, or that somebody has accepted, is not in play, nor is a family that has accepted one.
    """
    vacant = vacancies_in_play(office, day=day, vacant_by=vacant_by)
    families = listed_families(office, day=day, vacant={vacancy.home_id for vacancy in vacant})
    lived_in = Home.objects.of_office(office).filter(pk__in=[UUID(one.home) for one in families if one.home])
    homes = let_homes(vacant, lived_in.order_by("pk"), office=office, day=day)
    known = {name for home in homes for name in (home.name, home.department) if name}
    agreements = list(agreements_on(office, day=day))
    return FactsOfDay(
        homes=homes,
        families=tuple(wishing_in_play(family, known=known) for family in families),
        agreements=tuple(agreement.as_rule() for agreement in agreements),
        counters={agreement.name: counters_of(agreement) for agreement in agreements},
    )


def vacancies_in_play(office: Office, *, day: date, vacant_by: date) -> list[Vacancy]:
    """The vacancies that were open on a day and fall vacant by another, without those held or accepted."""
    known = Vacancy.objects.filter(home__office=office, vacant_from__lte=vacant_by, held_for="")
    open_then = known.filter(Q(withdrawn_on__isnull=True) | Q(withdrawn_on__gt=day))
    not_let = open_then.filter(Q(let_on__isnull=True) | Q(let_on__gt=day))
    free = not_let.exclude(pk__in=Offer.objects.accepted_by(day).values("vacancy"))
    return list(free.select_related("home__office").order_by("vacant_from", "pk"))


def wishing_in_play(family: ListedFamily, *, known: Collection[str]) -> ListedFamily:
    """The family with the wishes that mean a home in play; the engine takes a name that leads nowhere for a slip."""
    return replace(family, wishes=tuple(wish for wish in family.wishes if (wish.home or wish.department) in known))


def let_homes(vacant: Iterable[Vacancy], lived_in: Iterable[Home], *, office: Office, day: date) -> tuple[LetHome, ...]:
    """Homes as the rules read them, the vacant ones with their turns, in the order of their keys."""
    vacancies = {vacancy.home_id: vacancy for vacancy in vacant}
    homes = {home.pk: home for home in [*(one.home for one in vacancies.values()), *lived_in]}
    rents, tree = _rents(homes, office=office, day=day), departments_of(office)
    told = (_let_home(home, vacancy=vacancies.get(key), rent=rents.get(key), tree=tree) for key, home in homes.items())
    return tuple(sorted(told, key=lambda home: home.name))


def _let_home(home: Home, *, vacancy: Vacancy | None, rent: Money | None, tree: Departments) -> LetHome:
    return LetHome(
        name=str(home.pk),
        department=tree.department_of(home.area_id),
        block=tree.block_of(home.area_id),
        facts=home_facts(home),
        rent_per_month=rent,
        lane=Lane(vacancy.lane) if vacancy is not None and vacancy.lane else None,
        vacant_from=vacancy.vacant_from if vacancy is not None else None,
    )


def _rents(homes: Iterable[UUID], *, office: Office, day: date) -> dict[UUID, Money]:
    """What each home costs on the day; of two rows the one that began last."""
    rows = HomeRent.objects.filter(home__in=list(homes), from_day__lte=day)
    standing = rows.filter(Q(to_day__isnull=True) | Q(to_day__gt=day)).order_by("from_day")
    return {row.home_id: Money(row.rent_per_month_minor, office.currency) for row in standing}
