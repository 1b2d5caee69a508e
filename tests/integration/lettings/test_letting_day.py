"""The day of letting: what falls vacant, what waits and what comes, each with the way to where it is done."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from bofast.casework.families import actions as families
from bofast.casework.families.models import Family, Grade
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.models import Vacancy
from bofast.casework.tenancies.models import FitOutlook, Occupancy
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode
from tests.integration.lettings.conftest import DAY, YEAR

pytestmark = pytest.mark.django_db


@pytest.fixture
def the_day(signed_in, hans):
    """What Hans reads on the first page of letting."""
    return lambda: unescape(signed_in(hans).get(reverse("letting")).content.decode())


def test_an_office_without_lettings_is_told_what_belongs_here(office, the_day):
    page = the_day()

    for said in ("No vacant home here", "No offer waits", "No complaint waits", "Nobody has asked for a letting yet"):
        assert said in page
    assert Entry.objects.filter(deed=Deed.FAMILIES_LISTED, facts__page="letting").exists()


def test_a_vacancy_shows_how_many_could_move_by_the_newest_plan_that_speaks_of_it(
    office, agreement, north, a_home, a_family, a_vacancy, listed, hans, the_day
):
    large, small = a_home(area=north, rooms=5), a_home(area=north, rooms=2)
    for family, home in ((a_family(home=small, children=5), large), (a_family(children=1), small)):
        actions.change_wishes(listed(family), wishes=(WishFacts(home=home),), on=DAY, by=hans)
    a_vacancy(large)
    assert "Ask for a letting" in the_day()

    plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans))

    assert "2 families move" in the_day()


def test_a_family_that_hans_may_not_know_of_is_not_counted_among_those_who_move(
    office, agreement, north, a_home, a_family, a_vacancy, listed, hans, pia, the_day
):
    large, small = a_home(area=north, rooms=5), a_home(area=north, rooms=2)
    tenant, newcomer = a_family(home=small, children=5), a_family(children=1)
    for family, home in ((tenant, large), (newcomer, small)):
        actions.change_wishes(listed(family), wishes=(WishFacts(home=home),), on=DAY, by=hans)
    a_vacancy(large)
    plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans))
    person = newcomer.memberships.first().person

    families.set_protection(person, grade=Grade.CONFIDENTIAL, from_day=YEAR, source="Folkeregisteret", by=pia)

    assert "1 family moves" in the_day()


def test_offers_complaints_and_held_homes_stand_with_their_clocks(office, a_vacancy, listed, hans, the_day, a_family):
    today = timezone.localdate()
    vacancy, kept = a_vacancy(), a_vacancy()
    registration = listed(a_family(name="Familien Berg"))
    (offer,) = actions.send_offers(
        vacancy, registrations=[registration], answer_by=today + timedelta(days=3), on=today, by=hans
    )
    until = today + timedelta(days=21)
    actions.receive_appeal(registration, over=offer, received_on=today, answer_by=until, grounds="For liten", by=hans)
    actions.hold_vacancy(kept, held_for=Vacancy.HeldFor.REHOUSING, by=hans)

    page = the_day()

    assert page.count("Familien Berg") == 2
    assert "in 3 days" in page
    assert "in 21 days" in page
    assert "somebody who must be rehoused" in page
    assert reverse("letting-offer", args=[offer.pk]) in page


def test_a_home_whose_lease_runs_out_is_opened_with_one_press(a_family, a_home, hans, signed_in, the_day):
    home = a_home(supplier_home_id="B-12", address="Utgangen 3")
    lived_in = Occupancy.objects.get(family=a_family(home=home))
    last = timezone.localdate() + timedelta(days=40)
    lived_in.tenancy = home.tenancies.create(from_day=lived_in.entered_on, fixed_until=last)
    lived_in.save()
    first = last + timedelta(days=1)
    sent = {"home": "B-12", "cause": "lease_ran_out", "vacant_from": first.isoformat()}
    page = the_day()
    assert all(f'name="{name}" value="{value}"' in page for name, value in sent.items())

    signed_in(hans).post(reverse("letting-vacancy-open"), sent)

    assert Vacancy.objects.get(home=home).vacant_from == first
    assert 'value="lease_ran_out"' not in the_day()


def test_a_family_that_outgrows_its_home_stands_here_when_letting_is_about_her(a_family, a_home, listed, the_day):
    tenant = a_family(name="Tenant", home=a_home(), responsible=None)
    waiting = listed(a_family(name="Waiting", responsible=None)).family
    stranger, anothers = a_family(name="Stranger", responsible=None), a_family(name="Anothers", home=a_home())
    for family in (tenant, waiting, stranger, anothers):
        _outgrows(family, on=timezone.localdate() + timedelta(days=100))

    page = the_day()

    shown = {name for name in ("Tenant", "Waiting", "Stranger", "Anothers") if f">{name}<" in page}
    assert shown == {"Tenant", "Waiting"}


def test_the_home_leads_to_its_notice_and_then_to_its_vacancy(a_home, hans, signed_in):
    home = a_home(supplier_home_id="B-12")
    client, its_page = signed_in(hans), reverse("home", args=[home.pk])
    assert f"{reverse('letting-notice-add')}?home=B-12" in client.get(its_page).content.decode()

    vacancy = actions.open_vacancy(home, cause=Vacancy.Cause.NEW_HOME, vacant_from=DAY, by=hans)

    assert reverse("letting-vacancy", args=[vacancy.pk]) in client.get(its_page).content.decode()


def _outgrows(family: Family, *, on) -> None:
    FitOutlook.objects.update_or_create(
        family=family, defaults={"fits_now": True, "outgrown_on": on, "computed_on": DAY}
    )
