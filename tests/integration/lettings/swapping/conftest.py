"""Two neighbours who would rather live in each other's homes, and the kept plan that found it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.models import LettingRun, Swap, SwapParty
from bofast.casework.lettings.swapping.swap_states import parties_of
from bofast.casework.tenancies.models import Occupancy
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode
from tests.integration.lettings.conftest import DAY, YEAR

LONG_AGO = date(2019, 1, 1)
UNTIL = DAY + timedelta(days=7)
MOVE = DAY + timedelta(days=30)


@pytest.fixture
def small(a_home, north) -> Home:
    return a_home(area=north, rooms=2, address="Litengata 1", unit_number="")


@pytest.fixture
def large(a_home, north) -> Home:
    return a_home(area=north, rooms=4, address="Storgata 4", unit_number="")


@pytest.fixture
def crowded(a_family, small) -> Family:
    return a_family(name="Trangboerne", home=small, adults=2, children=2)


@pytest.fixture
def roomy(a_family, large) -> Family:
    return a_family(name="Romsligberg", home=large, children=0)


@pytest.fixture
def wanting(listed, hans) -> Callable[..., None]:
    """`wanting(family, home)` puts a family on the list with its wishes."""

    def wish(family: Family, *homes: Home, since: date = YEAR) -> None:
        wishes = tuple(WishFacts(home=home) for home in homes)
        actions.change_wishes(listed(family, since=since), wishes=wishes, on=DAY, by=hans)

    return wish


@pytest.fixture
def neighbours(agreement, crowded, roomy, small, large, a_family, wanting) -> None:
    """Somebody from outside stands before them at both homes: by the order of the list they would have to stay."""
    wanting(crowded, large)
    wanting(roomy, small)
    wanting(a_family(), small, large, since=LONG_AGO)


@pytest.fixture
def kept(office, hans) -> Callable[..., LettingRun]:
    """A plan that lets up to so many swap, kept."""

    def keep(*, largest_swap: int | None = 2, on: date = DAY) -> LettingRun:
        asked = actions.ask_for_run(office, mode=Mode.LIST, on=on, largest_swap=largest_swap, by=hans)
        run = plan_letting(asked)
        return actions.keep_run(run, seen_sha256=run.plan_sha256, by=hans)

    return keep


@pytest.fixture
def taken_up(neighbours, kept, crowded, hans) -> Swap:
    return actions.take_up_swap(kept(), family=crowded.pk, answer_by=UNTIL, on=DAY, by=hans)


@pytest.fixture
def agreed(taken_up, hans) -> Swap:
    for party in parties_of(taken_up):
        actions.say_yes_to_swap(party, on=DAY, by=hans)
    return taken_up


def party_of(swap: Swap, family: Family) -> SwapParty:
    return swap.parties.select_related("registration__family").get(registration__family=family)


def lives_in(family: Family, *, on: date) -> list[Home]:
    rows = Occupancy.objects.filter(family=family).valid_on(on).known_at(None).select_related("home")
    return [stay.home for stay in rows.order_by("entered_on")]
