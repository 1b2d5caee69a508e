"""What the office has written down about each way of a family, as the rules ask for it.

A home's running costs are entered without electricity: what the family uses goes with it, so that comes from the
family's own answer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from bofast.casework.families.models import Family
from bofast.casework.followup.models import WayOption
from bofast.casework.homes.models import Home, HomeRent
from bofast.casework.keeping.asked_often import asked_often
from bofast.casework.tenancies.fit import home_on, members_of
from bofast.casework.tenancies.living import home_facts
from bofast.casework.tenancies.models import Occupancy
from bofast.casework.tenancies.norms import horizon, norm_of
from bofast.rules import home_fit
from bofast.rules.facts import (
    FamilyFacts,
    Fit,
    Improvement,
    OtherHome,
    Purchase,
    RentToOwnOffer,
    RunningCosts,
)
from bofast.rules.home_fit import HomeFacts, Member, Norm, Outlook
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.errors import MissingParameter
from bofast.vocabulary.money import Money
from bofast.vocabulary.tenure import Tenure
from bofast.vocabulary.ways import Way

NOTHING = Money(0)
_TRUTH = {Answer.YES: True, Answer.NO: False, Answer.UNKNOWN: None}


@dataclass(frozen=True, slots=True)
class Measure:
    """How a family's need is measured on a day: who lives together, and by which norm."""

    members: Sequence[Member]
    norm: Norm
    on: date

    def outlook(self, home: HomeFacts) -> Outlook:
        """The whole course of how well a home fits."""
        return home_fit.outlook(home, members=self.members, norm=self.norm, from_day=self.on, until=horizon(self.on))

    def fit_of(self, home: HomeFacts) -> Fit:
        """Whether a home fits now, and the first day on which it is too small for certain."""
        seen = self.outlook(home)
        outgrown = seen.outgrown_by
        return Fit(fits_now=_TRUTH[seen.fits_now], outgrown_on=outgrown.on if outgrown is not None else None)


def with_options(facts: FamilyFacts, *, family: Family, on: date) -> FamilyFacts:
    """The facts with the home, price or work of every way that has been entered."""
    options = options_of(family)
    if not options:
        return facts
    rents = _rents([option.home_id for option in options.values() if option.home_id], on=on)
    measure = measure_of(family, on=on)
    make = _Maker(facts, measure, rents, home_on(family, on=on) if Way.IMPROVE in options else None)
    return replace(
        facts,
        improvement=make.improvement(options[Way.IMPROVE]) if Way.IMPROVE in options else None,
        better_home=make.better_home(options[Way.MOVE]) if Way.MOVE in options else None,
        rent_to_own=make.rent_to_own(options[Way.RENT_TO_OWN]) if Way.RENT_TO_OWN in options else None,
        purchase=make.purchase(options[Way.BUY]) if Way.BUY in options else None,
    )


def with_fit_of_the_day(facts: FamilyFacts, *, family: Family, on: date) -> FamilyFacts:
    """The facts with how the home of another day than today fitted those who lived in it then.

    What is kept ready is about today alone; for any other day the rule is asked anew. Unknown stays what no norm of
    that day can answer.
    """
    home = home_on(family, on=on) if on != timezone.localdate() else None
    if home is None:
        return facts
    try:
        fit = measure_of(family, on=on).fit_of(home_facts(home))
    except MissingParameter:
        fit = Fit()
    return replace(facts, present_home=replace(facts.present_home, fit=fit))


def options_of(family: Family) -> dict[Way, WayOption]:
    """What stands about each way."""
    return {option.way: option for option in _standing(family=family.pk)}


@asked_often()
def _standing(*, family: UUID) -> QuerySet[WayOption]:
    return WayOption.objects.filter(family=family, withdrawn_at__isnull=True).select_related("home")


def outlook_of(family: Family, *, way: Way, on: date) -> Outlook | None:
    """How well the home of a way fits, day by day; nothing when no home of that way is known."""
    option = options_of(family).get(way)
    if way is Way.STAY:
        home = home_facts(home_on(family, on=on))
    elif option is None:
        return None
    elif way is Way.IMPROVE:
        home = _improved(option, today=home_facts(home_on(family, on=on)))
    else:
        home = _home_in(option)
    return measure_of(family, on=on).outlook(home)


def lived_in_on(day: date) -> Exists:
    """A condition on homes: somebody lives there on a day."""
    return Exists(Occupancy.objects.known_at(None).valid_on(day).filter(home=OuterRef("pk")))


def measure_of(family: Family, *, on: date) -> Measure:
    """Who lives in the family from a day on, and the norm that homes are measured by."""
    return Measure(members_of(family, on=on), norm_of(family.office, on=on), on)


def _rents(homes: Sequence[UUID], *, on: date) -> Mapping[UUID, HomeRent]:
    if not homes:
        return {}
    rents = HomeRent.objects.filter(home_id__in=homes, from_day__lte=on).filter(
        Q(to_day__isnull=True) | Q(to_day__gt=on)
    )
    return {rent.home_id: rent for rent in rents.order_by("from_day")}


@dataclass(frozen=True, slots=True)
class _Maker:
    """Turns an option into what the rules of its way ask for."""

    facts: FamilyFacts
    measure: Measure
    rents: Mapping[UUID, HomeRent]
    home_now: Home | None

    def improvement(self, option: WayOption) -> Improvement:
        """The work on the present home; the option's rent is the rent after it."""
        today = self.facts.present_home
        increase = None
        if option.rent_per_month_minor is not None and today.rent_per_month is not None:
            increase = Money(option.rent_per_month_minor) - today.rent_per_month
        return Improvement(
            cost=_money(option.price_minor),
            grant=_money(option.grant_minor) or NOTHING,
            own_payment=_money(option.equity_minor),
            rent_increase_per_month=increase,
            landlord_agrees=option.landlord_agrees,
            fit=self.measure.fit_of(_improved(option, today=home_facts(self.home_now))),
        )

    def better_home(self, option: WayOption) -> OtherHome:
        return OtherHome(
            tenure=_tenure(option.home),
            rent_per_month=self._rent(option),
            running=self._running_of_rented(option),
            deposit=_money(option.deposit_minor),
            is_offered=option.is_offered,
            available_on=option.available_on,
            fit=self._fit(option),
        )

    def rent_to_own(self, option: WayOption) -> RentToOwnOffer:
        return RentToOwnOffer(
            rent_per_month=self._rent(option),
            running=self._running_of_rented(option),
            option_price=_money(option.price_minor),
            option_on=option.option_on,
            is_offered=option.is_offered,
            available_on=option.available_on,
            fit=self._fit(option),
        )

    def purchase(self, option: WayOption) -> Purchase:
        is_detached = option.home is not None and option.home.kind == Home.Kind.DETACHED
        return Purchase(
            price=_money(option.price_minor),
            costs=_money(option.costs_minor) or NOTHING,
            equity=_money(option.equity_minor) or NOTHING,
            grant=_money(option.grant_minor) or NOTHING,
            running=self._running_of_house(option) if is_detached else self._running_of_flat(option),
            is_detached=is_detached,
            is_found=option.home is not None,
            available_on=option.available_on,
            fit=self._fit(option),
        )

    def _fit(self, option: WayOption) -> Fit:
        return self.measure.fit_of(_home_in(option))

    def _rent(self, option: WayOption) -> Money | None:
        if option.rent_per_month_minor is not None:
            return Money(option.rent_per_month_minor)
        rent = self.rents.get(option.home_id) if option.home_id else None
        return Money(rent.rent_per_month_minor) if rent is not None else None

    def _electricity(self, option: WayOption) -> Money | None:
        rent = self.rents.get(option.home_id) if option.home_id else None
        of_the_home = rent.electricity_per_month_minor + rent.heating_per_month_minor if rent is not None else 0
        return Money(of_the_home) if of_the_home else self.facts.present_home.running.electricity_per_month

    def _running_of_rented(self, option: WayOption) -> RunningCosts:
        return RunningCosts(
            electricity_per_month=self._electricity(option),
            common_costs_per_month=_money(option.running_costs_per_month_minor),
        )

    _running_of_flat = _running_of_rented

    def _running_of_house(self, option: WayOption) -> RunningCosts:
        """One sum for fees, insurance and upkeep; kept as upkeep, which housing allowance does not count."""
        entered = _money(option.running_costs_per_month_minor)
        included = None if entered is None else NOTHING
        return RunningCosts(
            electricity_per_month=self._electricity(option),
            insurance_per_month=included,
            municipal_fees_per_month=included,
            maintenance_per_month=entered,
        )


SIZES = ("rooms", "bedrooms", "area_m2")


def _home_in(option: WayOption) -> HomeFacts:
    """The home of an option; what is entered on the option comes before what the register says."""
    return _sized(home_facts(option.home), option)


def _improved(option: WayOption, *, today: HomeFacts) -> HomeFacts:
    """The home of today with the rooms and the area that the work gives it."""
    return _sized(today, option)


def _sized(home: HomeFacts, option: WayOption) -> HomeFacts:
    entered = {size: getattr(option, size) for size in SIZES if getattr(option, size) is not None}
    return replace(home, **entered)


def _tenure(home: Home | None) -> Tenure:
    if home is None or home.disposal == Home.Disposal.PRIVATE:
        return Tenure.RENTED_PRIVATE
    return Tenure.RENTED_PUBLIC


def _money(minor: int | None) -> Money | None:
    return None if minor is None else Money(minor)
