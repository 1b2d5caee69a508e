"""Who could buy? The question asked of many families at once, at the price that each has or that its size has."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from bofast.casework.access.models import Office
from bofast.casework.families.models import Family
from bofast.casework.followup.models import WayOption
from bofast.casework.keeping.asked_often import asked_often
from bofast.casework.mapping.economy import facts_of_many
from bofast.rules.facts import FamilyFacts, Purchase, RunningCosts
from bofast.rules.law import Law
from bofast.rules.screening import Screening, screen_purchase
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.ways import Way


@dataclass(frozen=True, slots=True)
class PriceLevel:
    """What a home would cost for a household of up to so many people."""

    up_to: int
    price: Money


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The prices and running costs to reckon with where a family has no home to buy in view; cheapest level first."""

    on: date
    levels: tuple[PriceLevel, ...]
    running_costs_per_month: Money

    def price_for(self, people: int) -> Money:
        """The price of the first level that holds so many people; of the last, when none does."""
        return next((level.price for level in self.levels if people <= level.up_to), self.levels[-1].price)


@dataclass(frozen=True, slots=True)
class Screened:
    """One family's answer, or why it has none."""

    family_id: UUID
    screening: Screening | None
    trouble: Reason | None = None


def families_to_screen(office: Office) -> list[UUID]:
    """Every family of an office that has not been joined into another."""
    return list(
        Family.objects.filter(office=office, closed_on__isnull=True).order_by("pk").values_list("pk", flat=True)
    )


def screen_many(family_ids: Iterable[UUID], *, assumed: Assumptions, law: Law, municipality: str) -> Iterator[Screened]:
    """Screen families of one office, in as many queries as for one family."""
    ids = list(family_ids)
    own = {family: prices for family, *prices in _own_prices(ids=ids)}
    for each in facts_of_many(ids, on=assumed.on, municipality=municipality):
        if each.facts is None:
            yield Screened(each.family_id, None, each.trouble)
            continue
        purchase = _purchase(each.facts, own=own.get(each.family_id), assumed=assumed)
        yield Screened(each.family_id, screen_purchase(each.facts, purchase, law=law, on=assumed.on))


@asked_often()
def _own_prices(*, ids: Collection[UUID]) -> QuerySet[Any, Any]:
    """Price, costs, equity and grant of families that have a home to buy in view."""
    return WayOption.objects.filter(
        family_id__in=ids, way=Way.BUY, withdrawn_at__isnull=True, price_minor__isnull=False
    ).values_list("family_id", "price_minor", "costs_minor", "equity_minor", "grant_minor")


def _purchase(facts: FamilyFacts, *, own: Sequence[int | None] | None, assumed: Assumptions) -> Purchase:
    running = RunningCosts(
        electricity_per_month=facts.present_home.running.electricity_per_month,
        common_costs_per_month=assumed.running_costs_per_month,
    )
    if own is None:
        return Purchase(price=assumed.price_for(len(facts.adults) + len(facts.children)), running=running)
    price, costs, equity, grant = (Money(minor or 0) for minor in own)
    return Purchase(price=price, costs=costs, equity=equity, grant=grant, running=running)
