"""Two clerks at one swap, or at two with a family in common: it is carried out once, or another home is let instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import pytest

from bofast.casework.access.models import Office, User
from bofast.casework.access.roles import Role
from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import ListingFacts, WishFacts
from bofast.casework.lettings.models import LettingRun, Offer, Registration, Swap, SwapParty, Vacancy
from bofast.casework.lettings.swapping.swap_states import parties_of
from bofast.casework.tenancies.models import Occupancy, Tenancy
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.reasons import Reason
from tests.factories import users
from tests.factories.families import FamilyFactory
from tests.factories.homes import HomeFactory
from tests.races.two_clerks import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

DAY = date(2026, 3, 2)
UNTIL, MOVE = DAY + timedelta(days=7), DAY + timedelta(days=30)
RACES = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two families who want each other's homes, and a kept plan that lets them swap."""

    office: Office
    families: Sequence[Family]
    homes: Sequence[Home]
    run: LettingRun

    def take_up(self, *, by: User) -> Swap:
        return actions.take_up_swap(self.run, family=self.families[0].pk, answer_by=UNTIL, on=DAY, by=by)

    def agreed(self, *, by: User) -> Swap:
        swap = self.take_up(by=by)
        for party in parties_of(swap):
            actions.say_yes_to_swap(party, on=DAY, by=by)
        return swap


@pytest.fixture
def office(db) -> Office:
    return users.office()


@pytest.fixture
def clerk(office) -> User:
    return users.user("hans", Role.LETTING_OFFICER, office=office)


@pytest.fixture
def pair(office, clerk) -> Pair:
    return a_pair(office, by=clerk)


def a_pair(office: Office, *, by: User) -> Pair:
    homes = [HomeFactory(office=office, by=by) for _ in range(2)]
    families = [FamilyFactory(office=office, by=by, home=home, children=0) for home in homes]
    for family, wanted in zip(families, reversed(homes), strict=True):
        facts = ListingFacts(need_class=2)
        listed = actions.register_family(family, listed_on=DAY, facts=facts, by=by)
        actions.change_wishes(listed, wishes=(WishFacts(home=wanted),), on=DAY, by=by)
    run = plan_letting(actions.ask_for_run(office, mode=Mode.NEED, on=DAY, largest_swap=2, by=by))
    return Pair(office, families, homes, actions.keep_run(run, seen_sha256=run.plan_sha256, by=by))


def lived_in(homes: Sequence[Home]) -> set[tuple[object, object]]:
    stays = Occupancy.objects.filter(home__in=homes).valid_on(MOVE).known_at(None)
    return set(stays.values_list("family", "home").order_by("pk"))


def test_a_family_is_asked_about_one_swap_by_two_clerks(pair, clerk):
    for _race in range(RACES):
        ended = race(*(partial(pair.take_up, by=clerk) for _ in range(2)))

        assert ended.winners == 1
        assert ended.refusals[0].reason is Reason.FAMILY_SWAPS_ALREADY
        assert SwapParty.objects.filter(over_on__isnull=True).count() == 2
        (swap,) = Swap.objects.filter(over_on__isnull=True)
        actions.give_up_swap(swap, because=Swap.GivenUpBecause.MISTAKE, on=DAY, by=clerk)


def test_a_swap_is_carried_out_once(pair, clerk):
    swap = pair.agreed(by=clerk)

    ended = race(*(partial(actions.complete_swap, swap, on=MOVE, by=clerk) for _ in range(3)))

    assert ended.winners == 1
    assert {refusal.reason for refusal in ended.refusals} == {Reason.SWAP_IS_OVER}
    (one, other), (hers, his) = pair.families, pair.homes
    assert lived_in(pair.homes) == {(one.pk, his.pk), (other.pk, hers.pk)}
    assert Tenancy.objects.filter(to_day__isnull=True, withdrawn_at__isnull=True).count() == 2


def test_a_swap_or_another_home_but_never_both(office, clerk):
    """A family is offered a home in the moment in which its swap is carried out."""
    for _race in range(RACES):
        pair = a_pair(office, by=clerk)
        swap = pair.agreed(by=clerk)
        home = HomeFactory(office=office, by=clerk)
        vacancy = actions.open_vacancy(home, cause=Vacancy.Cause.OTHER, vacant_from=DAY, by=clerk)
        listed = Registration.objects.get(family=pair.families[0], ended_on__isnull=True)

        ended = race(
            partial(actions.complete_swap, swap, on=MOVE, by=clerk),
            partial(actions.send_offers, vacancy, registrations=[listed], answer_by=UNTIL, on=DAY, by=clerk),
        )

        assert ended.winners == 1
        swap.refresh_from_db()
        assert (swap.completed_on is not None) != Offer.objects.live().filter(registration=listed).exists()
        assert ended.refusals[0].reason in {Reason.LISTING_HAS_ENDED, Reason.FAMILY_IS_OFFERED_A_HOME}


def test_a_yes_and_a_no_of_two_families_end_one_way(pair, clerk):
    swap = pair.take_up(by=clerk)
    one, other = parties_of(swap)

    race(
        partial(actions.say_yes_to_swap, one, on=DAY, by=clerk),
        partial(actions.say_no_to_swap, other, because=Offer.Because.TIMING, on=DAY, by=clerk),
    )

    swap.refresh_from_db()
    assert swap.over_on == DAY
    assert not SwapParty.objects.filter(over_on__isnull=True).exists()
