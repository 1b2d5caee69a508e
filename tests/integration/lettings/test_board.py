"""What a board is told of a period: each figure by hand, and the period before beside it."""

from datetime import date, timedelta

import pytest

from bofast.casework.homes.actions import add_area
from bofast.casework.homes.models import Area
from bofast.casework.lettings import actions
from bofast.casework.lettings.board import families, homes
from bofast.casework.lettings.board.figures import BoardFigures, figures_of
from bofast.casework.lettings.board.groups import Group, waited_in
from bofast.casework.lettings.board.mix import mix_on
from bofast.casework.lettings.board.outgrown import outgrown_on
from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.record import record_of
from bofast.casework.lettings.board.spread import Spread, spread_of
from bofast.casework.lettings.facts import ListingFacts
from bofast.casework.lettings.models import Appeal, Offer, Vacancy
from bofast.vocabulary.letting import Mode
from tests.factories import users
from tests.integration.lettings.conftest import DAY

SPRING = Period(from_day=date(2026, 3, 1), to_day=date(2026, 6, 1))
SUMMER = Period(from_day=date(2026, 6, 1), to_day=date(2026, 9, 1))
TODAY = date(2026, 8, 15)
A_DAY = timedelta(days=1)


@pytest.fixture
def let(hans):
    """Offer a vacancy to a family and let it, all by the book: `let(vacancy, registration, on=day)`."""

    def complete(vacancy: Vacancy, registration, *, on: date) -> Offer:
        (sent,) = actions.send_offers(vacancy, registrations=[registration], answer_by=on, on=DAY, by=hans)
        actions.complete_letting(actions.accept_offer(sent, on=DAY, by=hans), begins_on=on, by=hans)
        sent.refresh_from_db()
        return sent

    return complete


def counted(office, *, period: Period = SPRING, today: date = TODAY) -> BoardFigures:
    return figures_of(record_of(office, period=period, today=today), office=office, period=period)


@pytest.fixture
def chain(a_vacancy, a_family, listed, let):
    """A home vacant from DAY, let to a tenant after 10 days; her old home let to a newcomer after 15 more."""
    tenant = listed(a_family(housed=True), since=date(2025, 1, 2))
    first = let(a_vacancy(), tenant, on=DAY + 10 * A_DAY)
    second = let(first.frees, listed(), on=DAY + 25 * A_DAY)
    return first, second


def test_the_period_before_is_as_many_whole_months_or_as_many_days():
    assert SPRING.before == Period(from_day=date(2025, 12, 1), to_day=date(2026, 3, 1))
    days = Period(from_day=date(2026, 3, 1), to_day=date(2026, 3, 8))
    assert days.before == Period(from_day=date(2026, 2, 22), to_day=date(2026, 3, 1))
    odd = Period(from_day=date(2026, 1, 1), to_day=date(2026, 3, 2))
    assert (odd.before.to_day, odd.before.from_day) == (date(2026, 1, 1), date(2025, 11, 2))
    with pytest.raises(ValueError, match="must hold a day"):
        Period(from_day=DAY, to_day=DAY)


@pytest.mark.parametrize(
    ("counts", "spread"),
    [
        ([], None),
        ([7], Spread(low=7, middle=7, high=7, of=1)),
        ([1, 2, 3, 4, 5], Spread(low=2, middle=3, high=4, of=5)),
        ([4, 1], Spread(low=1, middle=1, high=1, of=2)),
    ],
)
def test_a_spread_holds_numbers_that_were_counted(counts, spread):
    assert spread_of(counts) == spread


@pytest.mark.django_db
class TestHomes:
    def test_empty_days_are_those_of_the_period_up_to_today(self, office, a_vacancy, chain):
        a_vacancy()  # empty from DAY, still

        spring = counted(office)

        still = (SPRING.to_day - DAY).days
        assert spring.homes.empty_days == 10 + 15 + still
        assert counted(office, today=DAY + 3 * A_DAY).homes.empty_days == 3 + 3  # both then vacant homes
        assert counted(office, period=SUMMER).homes.empty_days == (TODAY - SUMMER.from_day).days

    def test_a_withdrawn_vacancy_was_never_empty(self, office, a_vacancy, hans):
        actions.withdraw_vacancy(a_vacancy(), on=DAY + A_DAY, by=hans)

        assert counted(office).homes.empty_days == 0

    def test_homes_let_and_how_long_each_had_stood_empty(self, office, chain):
        spring = counted(office)

        assert spring.homes.let == 2
        assert spring.homes.days_to_let == Spread(low=10, middle=10, high=10, of=2)
        assert counted(office, period=SUMMER).homes.let == 0

    def test_a_home_stands_open_at_the_end_and_may_be_held_back(self, office, a_vacancy, chain, hans):
        actions.hold_vacancy(a_vacancy(), held_for=Vacancy.HeldFor.RENOVATION, by=hans)

        spring = counted(office)

        assert (spring.homes.open_at_the_end, spring.homes.held) == (1, 1)

    def test_a_chain_counts_every_home_let_because_of_the_first(self, office, chain, a_vacancy, listed, let):
        let(a_vacancy(), listed(), on=DAY + A_DAY)  # a chain of one

        spring = counted(office)

        assert (spring.homes.chains, spring.homes.links, spring.homes.longest_chain) == (2, 3, 2)
        assert spring.homes.links_tenths == 15

    def test_links_after_the_period_belong_to_the_chain_that_began_in_it(self, office, chain):
        until_the_first = Period(from_day=SPRING.from_day, to_day=DAY + 11 * A_DAY)
        record = record_of(office, period=until_the_first, today=TODAY)

        (found,) = homes.chains_in(record, until_the_first)

        assert [one.pk for one in found.let] == [chain[0].vacancy_id, chain[1].vacancy_id]
        assert len(homes.let_in(record, until_the_first)) == 1

    def test_who_moved_out_is_told_by_cause_and_who_moved_within_is_not_among_them(self, office, a_home, hans, chain):
        actions.open_vacancy(a_home(), cause=Vacancy.Cause.PURCHASE, vacant_from=DAY, by=hans)

        spring = counted(office)

        assert spring.moved_out == 1
        assert spring.causes == {Vacancy.Cause.NOTICE: 0, Vacancy.Cause.LEASE_RAN_OUT: 0, "purchase": 1}


@pytest.mark.django_db
class TestFamilies:
    def test_months_waited_are_those_of_families_housed_in_the_period(self, office, chain):
        spring = counted(office)

        assert spring.waited == Spread(low=2, middle=2, high=2, of=2)  # 14 months, and 2
        assert [families.months_waited(one) for one in chain] == [14, 2]
        assert counted(office, period=SUMMER).waited is None

    def test_moves_within_and_from_outside(self, office, chain):
        spring = counted(office)

        assert (spring.moved_within, spring.moved_in) == (1, 1)

    def test_refusals_by_reason_silence_and_complaints(self, office, a_vacancy, listed, hans, kari, lisa):
        first, second = listed(), listed()
        vacancy = a_vacancy()
        one, other = actions.send_offers(vacancy, registrations=[first, second], answer_by=DAY, on=DAY, by=hans)
        actions.refuse_offer(one, because=Offer.Because.RENT, words="", on=DAY, by=hans)
        actions.note_silence(other, on=DAY + A_DAY, by=hans)
        grounds = {"received_on": DAY, "answer_by": DAY + A_DAY, "grounds": "Vi sto først"}
        appeal = actions.receive_appeal(first, over=one, by=kari, **grounds)
        actions.decide_appeal(appeal, outcome=Appeal.Outcome.UPHELD, words="Rett", on=SUMMER.from_day, by=lisa)

        spring, summer = counted(office), counted(office, period=SUMMER)

        assert (spring.refused, spring.refusals[Offer.Because.RENT], spring.silent) == (1, 1, 1)
        assert sum(spring.refusals.values()) == 1
        assert (spring.appeals, sum(spring.decided.values())) == (1, 0)
        assert (summer.appeals, summer.decided[Appeal.Outcome.UPHELD]) == (0, 1)

    def test_who_was_housed_among_those_who_waited(self, office, chain, listed, a_family, hans):
        facts = ListingFacts(need_class=1)
        actions.register_family(a_family(children=0), listed_on=DAY, facts=facts, by=hans)

        groups = {(one.key.group, one.key.need_class): one for one in counted(office).groups}

        assert (groups[Group.TENANTS, 0].waited, groups[Group.TENANTS, 0].housed) == (1, 1)
        assert (groups[Group.NEWCOMERS, 0].waited, groups[Group.NEWCOMERS, 0].housed) == (2, 1)
        assert groups[Group.NEWCOMERS, 0].housed_of_100 == 50
        assert (groups[Group.OF_NEED_CLASS, 1].waited, groups[Group.OF_NEED_CLASS, 1].housed) == (1, 0)
        assert (groups[Group.WITHOUT_CHILDREN, 0].waited, groups[Group.WITH_CHILDREN, 0].waited) == (1, 2)

    def test_who_was_housed_before_the_period_waited_in_it_no_longer(self, office, chain):
        record = record_of(office, period=SUMMER, today=TODAY)

        assert waited_in(record, SUMMER) == []
        assert len(waited_in(record, SPRING)) == 2

    def test_who_outgrew_the_home_and_waits_is_counted_until_it_is_housed(
        self, office, a_family, listed, a_vacancy, let
    ):
        family = a_family(outgrown=True)
        registration = listed(family)
        listed(a_family(housed=True))  # fits
        a_family(outgrown=True)  # does not wait

        assert outgrown_on(office, day=DAY) == [family.pk]
        let(a_vacancy(), registration, on=DAY + A_DAY)
        assert outgrown_on(office, day=DAY + 2 * A_DAY) == []


@pytest.mark.django_db
def test_the_audits_of_kept_plans_are_added_up(office, hans):
    run = actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans)
    actions.freeze_problem(run, problem='{"families": []}', rules_version="1", by=hans)
    plan = '{"mode":"list","audit":{"faults":0,"unexplained_pairs":2},"reasons":[]}'
    done = actions.record_plan(run, plan=plan, by=hans)
    year = Period(from_day=date(2020, 1, 1), to_day=date(2100, 1, 1))

    assert counted(office, period=year).plans.kept == 0
    actions.keep_run(done, seen_sha256=done.plan_sha256, by=hans)
    found = counted(office, period=year).plans
    assert (found.kept, found.faults, found.unexplained) == (1, 0, 2)


@pytest.mark.django_db
def test_homes_let_in_an_order_of_the_offices_own_stand_beside_the_audited_plans(office, chain):
    assert (counted(office).plans.kept, counted(office).plans.let_without) == (0, 2)
    assert counted(office, period=SUMMER).plans.let_without == 0


@pytest.mark.django_db
def test_the_mix_of_a_block_tells_of_how_many_it_is_known(office, north, a_family, a_home, hans, kari):
    block = add_area("Blokk 1", office=office, level=Area.Level.BLOCK, parent=north, by=kari)
    for kinds in (("sosial",), ()):
        family = a_family(home=a_home(area=block))
        actions.register_family(family, listed_on=DAY, facts=ListingFacts(kinds=kinds), by=hans)
    a_family(home=a_home(area=block))

    (mix,) = mix_on(office, day=DAY)

    assert (mix.block, mix.families, mix.known, mix.of_kind) == ("Blokk 1", 3, 2, {"sosial": 1})


@pytest.mark.django_db
def test_another_office_is_not_counted(chain):
    elsewhere = counted(users.office("Annensted"))

    assert (elsewhere.homes.empty_days, elsewhere.homes.let, elsewhere.groups) == (0, 0, ())
