"""One home that two families want, a second that a rule shuts one of them out from, and the letting that was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from bofast.casework.homes.models import Home
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import ListingFacts, WishFacts
from bofast.casework.lettings.models import Appeal, LettingRun, Offer, Registration
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode
from tests.integration.lettings.conftest import DAY, YEAR

EARLIER = date(2025, 6, 1)


@dataclass(frozen=True, slots=True)
class Scene:
    """`ahead` got the home that `behind` wanted; the other home has steps, and `behind` needs one without."""

    wanted: Home
    with_steps: Home
    ahead: Registration
    behind: Registration


@pytest.fixture
def scene(agreement, north, a_home, a_family, a_vacancy, hans) -> Scene:
    wanted = a_home(area=north, address="Ønskeveien 1", is_step_free=True)
    with_steps = a_home(area=north, address="Trappeveien 2")
    for home in (wanted, with_steps):
        a_vacancy(home)
    ahead, behind = (
        a_family(name="Ferdigsen", responsible=None),
        a_family(name="Prøvesen", text_language="da", responsible=None),
    )
    needs = ListingFacts(needs_step_free=True)
    first = actions.register_family(ahead, listed_on=EARLIER, facts=ListingFacts(), by=hans)
    second = actions.register_family(behind, listed_on=YEAR, facts=needs, by=hans)
    wishes = (WishFacts(home=wanted), WishFacts(home=with_steps))
    actions.change_wishes(first, wishes=wishes[:1], on=DAY, by=hans)
    actions.change_wishes(second, wishes=wishes, on=DAY, by=hans)
    return Scene(wanted, with_steps, first, second)


@pytest.fixture
def kept(office, scene, hans) -> LettingRun:
    planned = plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans))
    return actions.keep_run(planned, seen_sha256=planned.plan_sha256, by=hans)


@pytest.fixture
def appeal(kept, scene, kari) -> Appeal:
    told = {"received_on": DAY, "answer_by": date(2026, 4, 2), "grounds": "Vi trenger boligen mer enn noen"}
    return actions.receive_appeal(scene.behind, over=kept, by=kari, **told)


@pytest.fixture
def offer_of_wanted(kept, scene, hans) -> Offer:
    vacancy = scene.wanted.vacancies.get()
    actions.set_lane(vacancy, on=DAY, by=hans)
    told = {"registrations": [scene.ahead], "answer_by": DAY, "on": DAY, "run": kept, "by": hans}
    return actions.send_offers(vacancy, **told)[0]


@pytest.fixture
def leader(lisa, signed_in) -> Client:
    return signed_in(lisa)


@pytest.fixture
def officer(hans, signed_in) -> Client:
    return signed_in(hans)
