"""Where a registration stands, and how long others waited there, from the case file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bofast.casework.homes.models import Area
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import ListingFacts, WishFacts
from bofast.casework.lettings.line.places import PlaceIn, places_of
from bofast.casework.lettings.line.waiting import waiting_time_of
from bofast.casework.lettings.models import Offer, Pause, Registration, Vacancy
from bofast.rules.letting.places import Standing
from bofast.rules.letting.waiting_time import NoEstimate, WaitingTime
from bofast.vocabulary.letting import Lane, WhyNot
from bofast.vocabulary.spells import add_months
from tests.integration.lettings.conftest import DAY, YEAR

FIRST = DAY - timedelta(days=400)


@pytest.fixture
def wishing(listed, north, hans) -> Callable[..., Registration]:
    """A family on the list that wishes a home in Nord: `wishing(since=…, housed=True)`."""

    def add(*, area: Area | None = None, **told: Any) -> Registration:
        registration = listed(**told)
        wish = WishFacts(area=area or north)
        actions.change_wishes(registration, wishes=[wish], on=registration.listed_on, by=hans)
        return registration

    return add


def standing(places: tuple[PlaceIn, ...]) -> dict[Lane | None, Standing | None]:
    return {place.turn: place.standing for place in places}


def test_a_tenant_has_a_place_with_precedence_and_one_without(agreement, wishing, a_home, north):
    tenant = wishing(home=a_home(area=north))
    wishing(since=FIRST)

    places = places_of(tenant, on=DAY)

    assert standing(places) == {Lane.INTERNAL: Standing(0, 0), Lane.GENERAL: Standing(1, 0)}
    assert {place.homes.department for place in places} == {north}


def test_those_who_wish_another_department_are_not_in_line(agreement, wishing, a_home, north, south):
    a_home(area=north)
    wishing(since=FIRST, area=south)

    assert standing(places_of(wishing(), on=DAY))[Lane.GENERAL] == Standing(0, 0)


def test_who_rests_or_has_ended_is_not_in_line_and_who_rests_is_told_her_own_place(
    agreement, wishing, a_home, north, hans
):
    a_home(area=north)
    resting, ended, she = wishing(since=FIRST), wishing(since=FIRST), wishing()
    actions.pause_listing(resting, from_day=YEAR, because=Pause.Because.OWN_WISH, by=hans)
    actions.end_listing(ended, on=DAY, because=Registration.EndedBecause.OWN_WISH, by=hans)

    assert standing(places_of(she, on=DAY))[Lane.GENERAL] == Standing(0, 0)
    assert standing(places_of(resting, on=DAY))[Lane.GENERAL] == Standing(0, 0)


def test_without_an_agreement_there_is_one_place_by_need(wishing, a_home, north, hans):
    a_home(area=north)
    she, urgent = wishing(since=FIRST), wishing()
    actions.change_listing(urgent, facts=ListingFacts(need_class=1), by=hans)

    assert standing(places_of(she, on=DAY)) == {None: Standing(1, 0)}


def test_who_may_have_none_of_the_homes_is_told_why(agreement, wishing, a_home, north, hans):
    a_home(area=north)
    owing = wishing()
    actions.change_listing(owing, facts=ListingFacts(owes_landlord=True), by=hans)

    places = places_of(owing, on=DAY)

    assert {place.standing for place in places} == {None}
    assert {place.why_not.rule for place in places if place.why_not} == {WhyNot.OWES_LANDLORD}


def test_a_wish_where_the_office_has_no_such_home_has_no_place(agreement, wishing):
    assert standing(places_of(wishing(), on=DAY)) == {Lane.INTERNAL: None, Lane.GENERAL: None}


def test_who_has_told_no_wish_has_no_place(agreement, listed):
    assert places_of(listed(), on=DAY) == ()


def test_more_families_take_no_more_queries(agreement, wishing, a_home, north):
    wishing(since=FIRST, home=a_home(area=north))
    she = Registration.objects.select_related("family__office").get(pk=wishing().pk)
    with CaptureQueriesContext(connection) as few:
        places_of(she, on=DAY)
    for _number in range(5):
        wishing(since=FIRST, home=a_home(area=north))

    with CaptureQueriesContext(connection) as many:
        places_of(she, on=DAY)

    assert len(many) == len(few) <= 20


@pytest.fixture
def let_each_month(agreement, wishing, a_home, north, hans) -> Callable[[int], None]:
    """Let a home in Nord in each of so many months before DAY; two families are asked, and the second takes it."""

    def let(months: int) -> None:
        taker, other = wishing(since=FIRST), wishing(since=FIRST)
        for number in range(months):
            on = add_months(date(DAY.year, DAY.month, 1), number - months)
            home = Vacancy.objects.create(
                home=a_home(area=north), cause="other", vacant_from=on, let_on=on, lane=Lane.GENERAL, opened_by=hans
            )
            asked = {"vacancy": home, "sent_on": on, "answer_by": on, "answered_on": on, "sent_by": hans}
            Offer.objects.create(**asked, registration=other, place=1, answer="no")
            Offer.objects.create(**asked, registration=taker, place=2, answer="yes", accepted_on=on, completed_on=on)

    return let


def test_how_long_others_waited_is_told_by_the_offices_own_lettings(let_each_month, wishing, office):
    let_each_month(30)
    wishing(since=FIRST)
    third = next(place for place in places_of(wishing(), on=DAY) if place.turn is Lane.GENERAL)

    found = waiting_time_of(third, office=office, on=DAY)

    assert third.standing == Standing(2, 0)
    assert isinstance(found, WaitingTime)
    assert (found.sooner, found.middle, found.later) == (2, 2, 2)
    assert (found.lettings, found.starts) == (30, 15)


def test_lettings_of_another_turn_are_no_past_of_this_one(let_each_month, wishing, office):
    let_each_month(30)
    internal = next(place for place in places_of(wishing(), on=DAY) if place.turn is Lane.INTERNAL)

    found = waiting_time_of(internal, office=office, on=DAY)

    assert isinstance(found, NoEstimate)
    assert found.has == 0


def test_an_offer_that_was_taken_back_unanswered_reached_nobody(let_each_month, wishing, office):
    let_each_month(30)
    Offer.objects.filter(place=1).update(
        answer="", answered_on=None, withdrawn_on=DAY, withdrawn_because=Offer.WithdrawnBecause.MISTAKE
    )
    second = next(place for place in places_of(wishing(), on=DAY) if place.turn is Lane.GENERAL)

    found = waiting_time_of(second, office=office, on=DAY)

    assert isinstance(found, WaitingTime)
    assert found.middle == 2
