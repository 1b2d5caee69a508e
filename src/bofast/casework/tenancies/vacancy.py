"""Which homes stand empty, and which of them would fit a family."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home, HomeQuerySet
from bofast.casework.tenancies.fit import members_of
from bofast.casework.tenancies.living import home_facts
from bofast.casework.tenancies.models import Occupancy
from bofast.casework.tenancies.norms import horizon, norm_of
from bofast.rules.home_fit import Outgrown, is_crowded, outgrown_on
from bofast.vocabulary.answers import Answer


@dataclass(frozen=True, slots=True)
class FittingHome:
    """A home that a family would not be crowded in, and the first day on which it would be."""

    home: Home
    outgrown: Outgrown | None


def _lived_in(on: date) -> Exists:
    return Exists(Occupancy.objects.filter(home=OuterRef("pk")).valid_on(on).known_at(None))


def free_on(homes: HomeQuerySet, *, day: date) -> HomeQuerySet:
    """Homes in use by the office that nobody lives in on a day."""
    in_use = homes.filter(Q(out_of_use_from__isnull=True) | Q(out_of_use_from__gt=day))
    return in_use.filter(~_lived_in(day))


def occupied_on(homes: HomeQuerySet, *, day: date) -> HomeQuerySet:
    return homes.filter(_lived_in(day))


def fitting(homes: Iterable[Home], *, family: Family, on: date) -> list[FittingHome]:
    """Those of some homes that fit a family on a day, the ones that fit longest first.

    A home whose rooms nobody has entered is left out: it is not known to fit.
    """
    members, norm = members_of(family, on=on), norm_of(family.office, on=on)
    found = []
    for home in homes:
        facts = home_facts(home)
        if is_crowded(facts, members=members, on=on, norm=norm).answer is Answer.NO:
            until = horizon(on)
            found.append(FittingHome(home, outgrown_on(facts, members=members, norm=norm, from_day=on, until=until)))
    return sorted(found, key=lambda fit: fit.outgrown.on if fit.outgrown else date.max, reverse=True)
