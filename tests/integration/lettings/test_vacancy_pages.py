"""Vacant homes on the pages: who is in line and why, what is done, and what nobody is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bofast.casework.families import actions as families
from bofast.casework.families.models import Family, Grade
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.models import LettingRun, Notice, Vacancy
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode
from tests.integration.lettings.conftest import DAY, YEAR, terms, told

pytestmark = pytest.mark.django_db


def page_of(vacancy: Vacancy) -> str:
    return reverse("letting-vacancy", args=[vacancy.pk])


def deed(name: str, vacancy: Vacancy) -> str:
    return reverse(f"letting-vacancy-{name}", args=[vacancy.pk])


@pytest.fixture
def chain(office, agreement, north, a_home, a_family, a_vacancy, listed, hans) -> tuple[Vacancy, list[Family]]:
    """A large home falls vacant; a large family wants it, a smaller one hers, and a newcomer the last: planned."""
    streets = (("Storgata 4", 5), ("Vågen 12", 3), ("Smalgata 1", 2))
    large, middle, small = (a_home(area=north, address=street, rooms=rooms) for street, rooms in streets)
    berg = a_family(name="Familien Berg", home=middle, children=5)
    dahl = a_family(name="Familien Dahl", home=small, children=3)
    moe = a_family(name="Familien Moe", children=1)
    for family, home in ((berg, large), (dahl, middle), (moe, small)):
        actions.change_wishes(listed(family), wishes=(WishFacts(home=home),), on=DAY, by=hans)
    vacancy = a_vacancy(large)
    plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans))
    return vacancy, [berg, dahl, moe]


def hide(family: Family, *, by) -> None:
    person = family.memberships.first().person
    families.set_protection(person, grade=Grade.CONFIDENTIAL, from_day=YEAR, source="Folkeregisteret", by=by)


def test_the_page_of_a_vacancy_tells_who_gets_it_why_and_who_moves_where(chain, hans_at, hans):
    vacancy, (berg, _dahl, _moe) = chain

    page = told(hans_at.get(page_of(vacancy)))

    assert "The home is yours if you want it." in page
    told_in_turn = [
        page.index(word)
        for word in (">Storgata 4", ">Familien Berg<", ">Vågen 12", ">Familien Dahl<", ">Smalgata 1", ">Familien Moe<")
    ]
    assert told_in_turn == sorted(told_in_turn)
    assert "From outside" in page
    shown = Entry.objects.filter(deed=Deed.FAMILIES_LISTED, by_id=hans.pk).latest("pk")
    assert shown.facts["families"] == [str(berg.pk)]


def test_a_hidden_family_ends_the_chain_as_if_the_home_stood_empty(chain, hans_at, pia):
    vacancy, (_berg, dahl, _moe) = chain
    hide(dahl, by=pia)

    page = told(hans_at.get(page_of(vacancy)))

    assert ">Familien Berg<" in page
    assert ">Vågen 12" in page
    assert "others work with" not in page
    assert not {word for word in ("Familien Dahl", "Smalgata 1", "Familien Moe", "From outside") if word in page}


def test_a_home_planned_for_a_hidden_family_is_shown_as_if_no_plan_spoke_of_it(chain, hans_at, signed_in, pia, listed):
    vacancy, (berg, _dahl, _moe) = chain
    hide(berg, by=pia)

    page = told(hans_at.get(page_of(vacancy)))

    assert "No plan speaks of this home yet" in page
    assert "Vågen 12" not in page
    assert "Familien Berg" not in page
    assert "Familien Berg" in told(signed_in(pia).get(page_of(vacancy)))


def test_a_home_offered_to_a_hidden_family_is_not_found(a_vacancy, listed, hans_at, hans, pia, signed_in):
    vacancy, registration = a_vacancy(), listed()
    hide(registration.family, by=pia)
    actions.send_offers(vacancy, registrations=[registration], answer_by=DAY, on=DAY, by=pia)
    addresses = [page_of(vacancy), *(deed(name, vacancy) for name in ("hold", "release", "lane", "withdraw"))]

    assert {hans_at.get(address).status_code for address in addresses} == {404}
    assert vacancy.home.address not in told(hans_at.get(reverse("letting-vacancies")))
    assert vacancy.home.address not in told(hans_at.get(reverse("letting")))
    assert vacancy.home.address not in told(hans_at.get(reverse("letting-vacancies-export", args=["csv"])))
    assert signed_in(pia).get(page_of(vacancy)).status_code == 200


def test_the_turn_is_told_by_what_was_saved_up(office, north, a_home, a_vacancy, hans, hans_at):
    actions.add_agreement(office, terms=terms(internal_share="3/4"), by=hans)
    first, second = (a_vacancy(a_home(area=north)) for _number in range(2))
    for vacancy in (first, second):
        hans_at.post(deed("lane", vacancy))

    assert "nobody who saves up for a turn had a whole one" in told(hans_at.get(page_of(first)))
    page = told(hans_at.get(page_of(second)))
    assert "they had saved up 3/4 of a turn. With the 3/4 that this home adds they have a whole one" in page
    assert "Avtale 1/2026" in page


def test_a_turn_that_cannot_be_set_is_refused_in_words(agreement, a_vacancy, hans_at):
    vacancy = a_vacancy()
    assert hans_at.post(deed("lane", vacancy)).status_code == 302

    again = hans_at.post(deed("lane", vacancy))

    assert again.status_code == 422
    assert "has been set already" in told(again)


def test_a_notice_is_recorded_and_taken_back(a_family, a_home, hans_at):
    home = a_home(supplier_home_id="B-77")
    a_family(home=home)
    today = timezone.localdate()
    days = {"given_on": today.isoformat(), "moves_out_on": (today + timedelta(days=90)).isoformat()}

    hans_at.post(reverse("letting-notice-add"), {"home": "B-77", **days})
    vacancy = Vacancy.objects.get(home=home)
    assert "The tenant stays" in told(hans_at.get(page_of(vacancy)))
    again = hans_at.post(reverse("letting-notice-add"), {"home": "B-77", **days})
    hans_at.post(reverse("letting-notice-withdraw", args=[vacancy.notice_id]))

    assert again.status_code == 422
    assert Notice.objects.get().withdrawn_on == today
    vacancy.refresh_from_db()
    assert not vacancy.is_open


def test_a_home_that_would_have_been_vacant_for_a_lifetime_is_a_slip_of_the_year(a_home, hans_at):
    a_home(supplier_home_id="B-78")
    slip = {"home": "B-78", "cause": "other", "vacant_from": "1950-01-01"}

    answer = hans_at.post(reverse("letting-vacancy-open"), slip)

    assert (answer.status_code, Vacancy.objects.count()) == (422, 0)


def test_a_home_is_held_for_a_reason_and_put_back(a_vacancy, hans_at):
    vacancy = a_vacancy()

    hans_at.post(deed("hold", vacancy), {"held_for": Vacancy.HeldFor.RENOVATION})

    assert "held: renovation" in told(hans_at.get(page_of(vacancy)))
    assert "held: renovation" in told(hans_at.get(f"{reverse('letting-vacancies')}?state=held"))
    assert hans_at.post(deed("hold", vacancy), {"held_for": "other"}).status_code == 422
    assert hans_at.post(deed("release", vacancy)).status_code == 302
    assert "not offered yet" in told(hans_at.get(page_of(vacancy)))


def test_an_offered_home_is_not_withdrawn_before_its_offers_are(a_vacancy, listed, hans, hans_at):
    vacancy = a_vacancy()
    today = timezone.localdate()
    until = today + timedelta(days=5)
    actions.send_offers(vacancy, registrations=[listed()], answer_by=until, on=today, by=hans)

    refused = hans_at.post(deed("withdraw", vacancy))

    assert refused.status_code == 422
    assert "Take the offers back first" in told(refused)
    assert "in 5 days" in told(hans_at.get(page_of(vacancy)))
    assert "1 offer waits" in told(hans_at.get(page_of(vacancy)))


def test_a_reader_who_does_not_let_sees_the_page_without_its_deeds(a_vacancy, kari, signed_in):
    vacancy = a_vacancy()
    client = signed_in(kari)

    assert "Hold it back" not in told(client.get(page_of(vacancy)))
    assert client.get(deed("hold", vacancy)).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Alfagata", "Betagata"]),
        ("sort=-from", ["Betagata", "Alfagata"]),
        ("sort=-empty", ["Alfagata", "Betagata"]),
        ("sort=home", ["Alfagata", "Betagata"]),
        ("rooms=4", ["Betagata"]),
        ("state=withdrawn", ["Gammagata"]),
        ("state=all&sort=-home", ["Gammagata", "Betagata", "Alfagata"]),
        ("state=let", []),
    ],
)
def test_the_list_is_narrowed_and_in_order(north, a_home, hans, hans_at, query, found):
    for number, (street, rooms) in enumerate((("Alfagata", 2), ("Betagata", 4), ("Gammagata", 2))):
        home = a_home(address=street, rooms=rooms, area=north)
        day = DAY + timedelta(days=number)
        vacancy = actions.open_vacancy(home, cause=Vacancy.Cause.NEW_HOME, vacant_from=day, by=hans)
    actions.withdraw_vacancy(vacancy, on=DAY, by=hans)

    page = told(hans_at.get(f"{reverse('letting-vacancies')}?{query}"))

    places = {street: page.find(street) for street in ("Alfagata", "Betagata", "Gammagata") if street in page}
    assert sorted(places, key=lambda street: places[street]) == found


def test_the_list_goes_along_as_a_file_with_days_empty(a_vacancy, hans_at):
    vacancy = a_vacancy()

    lines = hans_at.get(reverse("letting-vacancies-export", args=["csv"])).content.decode("utf-8-sig").splitlines()

    assert str((timezone.localdate() - DAY).days) in lines[1].split(";")
    assert Entry.objects.filter(deed=Deed.EXPORTED, facts__homes=[str(vacancy.home_id)]).exists()


def test_a_letting_that_was_dropped_says_nothing_of_the_home(chain, hans_at, hans):
    vacancy, _families = chain

    actions.drop_run(LettingRun.objects.get(), because="Feil dag", by=hans)

    assert "No plan speaks of this home yet" in told(hans_at.get(page_of(vacancy)))
