"""In which order a vacant home is offered, and what an answer costs: asked before anybody presses."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from bofast.casework.families.models import Family
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import Cost, WishFacts
from bofast.casework.lettings.models import Consequence, LettingRun, Offer, Pause, Registration
from bofast.casework.lettings.offering.answer_costs import NOTHING, cost_of
from bofast.casework.lettings.offering.answer_time import answer_time
from bofast.casework.lettings.offering.order_to_ask import NotAsked, order_to_ask, who_can_be_asked
from bofast.casework.policy import actions as policy
from bofast.casework.policy.figures import FigureFacts
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Lane, Mode
from tests.integration.lettings.conftest import DAY, YEAR, terms

pytestmark = pytest.mark.django_db
UNTIL = DAY + timedelta(days=5)


@pytest.fixture
def wanted_home(office, agreement, north, a_home, a_vacancy, hans):
    """A vacant home in the tenants' turn: the second that falls vacant, since every second is theirs."""
    actions.set_lane(a_vacancy(), on=DAY, by=hans)
    vacancy = a_vacancy(a_home(area=north, rooms=4))
    assert actions.set_lane(vacancy, on=DAY, by=hans).lane is Lane.INTERNAL
    return vacancy


@pytest.fixture
def wishing(wanted_home, listed, hans):
    """A family that waits for the home: `wishing(since=…)`."""

    def add(family: Family | None = None, **traits) -> Registration:
        registration = listed(family, **traits)
        actions.change_wishes(registration, wishes=(WishFacts(home=wanted_home.home),), on=DAY, by=hans)
        return registration

    return add


def kept(office, *, by) -> LettingRun:
    run = plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=by))
    return actions.keep_run(run, seen_sha256=run.plan_sha256, by=by)


def test_those_behind_stand_by_their_turn_and_then_by_time(wanted_home, wishing, a_family, a_home, north, office, hans):
    """It is the tenants' turn: the neighbour of last month is before the newcomers, and they by their time."""
    newest = wishing(since=YEAR + timedelta(days=9))
    oldest = wishing(since=YEAR)
    first = wishing(a_family(home=a_home(area=north)), since=YEAR + timedelta(days=3))
    neighbour = wishing(a_family(home=a_home(area=north)), since=YEAR + timedelta(days=30))
    run = kept(office, by=hans)

    order = order_to_ask(wanted_home, on=DAY)

    assert order is not None
    assert order.run == run
    assert order.can_be_asked == (first, neighbour, oldest, newest)
    assert [one.registration for one in order.families] == list(order.can_be_asked)


def test_nobody_is_passed_by_unseen(wanted_home, wishing, office, listed, a_vacancy, a_home, hans):
    asked, rests, gone, housed, last = (wishing(since=YEAR + timedelta(days=n)) for n in range(5))
    run = kept(office, by=hans)
    told = {"answer_by": UNTIL, "on": DAY, "by": hans}
    actions.send_offers(wanted_home, registrations=[asked], run=run, **told)
    actions.pause_listing(rests, from_day=DAY, because=Pause.Because.OWN_WISH, by=hans)
    actions.end_listing(gone, on=DAY, because=Registration.EndedBecause.OWN_WISH, by=hans)
    other = a_vacancy(a_home())
    actions.set_lane(other, on=DAY, by=hans)
    (offer,) = actions.send_offers(other, registrations=[housed], **told)
    actions.accept_offer(offer, on=DAY, by=hans)

    order = order_to_ask(wanted_home, on=DAY)

    assert order is not None
    why = [NotAsked.ASKED_ALREADY, NotAsked.RESTS, NotAsked.LEFT_THE_LIST, NotAsked.HAS_ANOTHER_HOME, None]
    assert [one.not_asked for one in order.families] == why
    assert order.can_be_asked == (last,)


def test_a_family_that_weighs_another_home_can_be_asked_and_that_is_told(wanted_home, wishing, office, a_vacancy, hans):
    asked, free = wishing(since=YEAR), wishing(since=YEAR + timedelta(days=1))
    kept(office, by=hans)
    elsewhere = a_vacancy()
    actions.set_lane(elsewhere, on=DAY, by=hans)
    (offer,) = actions.send_offers(elsewhere, registrations=[asked], answer_by=UNTIL, on=DAY, by=hans)

    def weighing() -> list[bool]:
        order = order_to_ask(wanted_home, on=DAY)
        assert order is not None
        assert order.can_be_asked == (asked, free)
        return [one.weighs_another for one in order.families]

    assert weighing() == [True, False]
    actions.withdraw_offer(offer, because=Offer.WithdrawnBecause.MISTAKE, on=DAY, by=hans)
    assert weighing() == [False, False]


def test_a_plan_that_nobody_has_kept_gives_no_order(wanted_home, wishing, office, hans):
    wishing()
    run = plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans))
    assert order_to_ask(wanted_home, on=DAY) is None

    actions.keep_run(run, seen_sha256=run.plan_sha256, by=hans)
    assert order_to_ask(wanted_home, on=DAY) is not None


def test_the_office_may_ask_whoever_waits_and_the_nominated_come_first(wanted_home, listed, a_family, office, hans):
    oldest, nominated, resting, asked = (listed(since=YEAR + timedelta(days=n)) for n in range(4))
    actions.nominate(nominated, on=DAY, by=hans)
    actions.pause_listing(resting, from_day=DAY, because=Pause.Because.OWN_WISH, by=hans)
    actions.send_offers(wanted_home, registrations=[asked], answer_by=UNTIL, on=DAY, by=hans)
    everybody = Family.objects.filter(office=office)

    assert list(who_can_be_asked(wanted_home, families=everybody, on=DAY)) == [nominated, oldest]
    others = everybody.exclude(pk=nominated.family_id)
    assert list(who_can_be_asked(wanted_home, families=others, on=DAY)) == [oldest]


@pytest.fixture
def offered(office, a_vacancy, listed, hans):
    """An offer under an agreement where the second no begins time anew, and the third silence pauses."""
    to, costs = Consequence.To, Consequence.Costs
    table = (
        Cost(to=to.REFUSAL, after=2, costs=costs.SENIORITY),
        Cost(to=to.SILENCE, after=3, costs=costs.PAUSE),
    )
    actions.add_agreement(office, terms=terms(costs=table), by=hans)
    registration = listed()

    def send(*, on=DAY) -> Offer:
        vacancy = a_vacancy()
        actions.set_lane(vacancy, on=on, by=hans)
        until = on + timedelta(days=5)
        (offer,) = actions.send_offers(vacancy, registrations=[registration], answer_by=until, on=on, by=hans)
        return offer

    return send


def test_what_a_no_costs_is_told_before_it_is_given_and_comes_true(offered, hans):
    first, second = offered(), offered()
    before = cost_of(Offer.Answer.NO, offer=first, on=DAY)
    assert (before.in_a_row, before.costs) == (1, None)
    assert before.next == Cost(to=Consequence.To.REFUSAL, after=2, costs=Consequence.Costs.SENIORITY)
    actions.refuse_offer(first, because=Offer.Because.RENT, on=DAY, by=hans)

    told = cost_of(Offer.Answer.NO, offer=second, on=DAY)
    actions.refuse_offer(second, because=Offer.Because.RENT, on=DAY, by=hans)

    assert (told.in_a_row, told.costs, told.next) == (2, Consequence.Costs.SENIORITY, None)
    assert Registration.objects.get().listed_on == DAY


def test_a_letter_of_a_past_answer_tells_what_it_cost_then(offered, hans):
    later = DAY + timedelta(days=20)
    first, second = offered(), offered(on=later)
    actions.refuse_offer(first, because=Offer.Because.RENT, on=DAY, by=hans)
    actions.refuse_offer(second, because=Offer.Because.RENT, on=later, by=hans)
    first.refresh_from_db()

    assert cost_of(Offer.Answer.NO, offer=first, on=DAY).costs is None


def test_a_yes_costs_nothing_and_neither_does_a_no_without_an_agreement(a_vacancy, listed, hans):
    told = {"registrations": [listed()], "answer_by": UNTIL, "on": DAY, "by": hans}
    (offer,) = actions.send_offers(a_vacancy(), **told)

    for answer in Offer.Answer:
        assert cost_of(answer, offer=offer, on=DAY) == NOTHING


def test_an_office_sets_its_own_days_to_answer(office, kari):
    assert answer_time(office, sent_on=DAY).until == DAY + timedelta(days=7)
    assert not answer_time(office, sent_on=DAY).row.verified

    facts = FigureFacts(
        parameter="letting/days_to_answer", first_day=YEAR, value=Decimal(5), source="Vedtak 3/2026", source_url=""
    )
    policy.enter_figure(office=office, facts=facts, by=kari)

    assert answer_time(office, sent_on=DAY).until == UNTIL
