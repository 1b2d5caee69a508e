"""Familien B.: two adults and three children in three rooms, one wage that lasts and a benefit that ends."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from bofast.casework.families import actions as families
from bofast.casework.families.facts import NewMember
from bofast.casework.families.models import Membership
from bofast.casework.followup import actions as followup
from bofast.casework.followup.facts import WayOptionFacts
from bofast.casework.homes import actions as homes
from bofast.casework.homes.facts import RentParts
from bofast.casework.mapping import actions as mapping
from bofast.casework.policy import actions as policy
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.fit import refresh_outlook
from bofast.rules.facts import IncomeKind, Permanence
from bofast.vocabulary.money import Money
from bofast.vocabulary.tenure import Tenure
from bofast.vocabulary.ways import Way
from tests.factories.people import PersonFactory

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)
    return TODAY


@pytest.fixture
def family_b(office, kari, a_home):
    """In a municipal flat of 9 000 kr a month since 2020."""
    here = {"office": office, "by": kari}
    mother = PersonFactory(born_on=date(1988, 5, 17), **here)
    father = PersonFactory(born_on=date(1986, 2, 3), sex="male", **here)
    children = [PersonFactory(born_on=day, **here) for day in (date(2014, 8, 2), date(2018, 3, 14), date(2022, 1, 9))]
    role = Membership.Role
    members = [NewMember(mother, role.PROVIDER), NewMember(father, role.PROVIDER)]
    members += [NewMember(child, role.CHILD) for child in children]
    family = families.add_family(
        reference="B-1",
        name="Familien B.",
        text_language="nb",
        from_day=date(2020, 1, 1),
        members=members,
        responsible=kari,
        **here,
    )
    home = a_home()
    homes.set_rent(
        home,
        from_day=date(2020, 1, 1),
        rent=RentParts(rent_per_month=Money.of(9000), electricity_per_month=Money.of(670)),
        by=kari,
    )
    tenancies.move_in(family=family, home=home, entered_on=date(2020, 1, 1), tenure=Tenure.RENTED_PUBLIC, by=kari)
    incomes = (
        (mother, IncomeKind.WAGE, 26000, 20500, Permanence.PERMANENT, None),
        (father, IncomeKind.WORK_ASSESSMENT, 22000, 18000, Permanence.TEMPORARY, date(2027, 7, 1)),
    )
    for person, kind, gross, net, permanence, to_day in incomes:
        facts = mapping.IncomeFacts(
            kind=kind,
            from_day=date(2025, 1, 1),
            to_day=to_day,
            person=person,
            gross_per_month=Money.of(gross),
            net_per_month=Money.of(net),
            permanence=permanence,
            position_percent=Decimal(60) if kind is IncomeKind.WAGE else None,
        )
        mapping.set_income(family, facts=facts, by=kari)
    refresh_outlook(family, on=TODAY)
    return family


@pytest.fixture
def figures_of_2026(office, kari, lisa):
    """The rates that an office enters: guidance rates, interest, childcare."""

    def enter(parameter, value, **group):
        row = policy.enter_figure(
            office=office,
            facts=policy.FigureFacts(
                parameter=parameter,
                group=group,
                first_day=date(2026, 1, 1),
                last_day=date(2026, 12, 31),
                value=Decimal(value),
                source="Rundskriv, prøve",
                source_url="https://www.nav.no/",
            ),
            by=kari,
        )
        policy.approve_figure(row, by=lisa)

    for lives_as, amount in (("single", 8000), ("couple", 13400), ("shared", 6700)):
        enter("guidance_rates/adults", amount, lives_as=lives_as)
    for low, high, amount in ((0, 5, 4000), (6, 10, 4100), (11, 17, 5300)):
        enter("guidance_rates/children", amount, age={"from": low, "to": high})
    enter("startlan/interest_rates", "4.12", product="fixed_10")


@pytest.fixture
def home_to_buy(family_b, a_home, kari):
    home = a_home(large=True)
    facts = WayOptionFacts(home=home, price=Money.of(2_430_000), running_costs_per_month=Money.of(2500))
    followup.set_way_option(family_b, way=Way.BUY, facts=facts, by=kari)
    return home
