"""The lettings of the example: replayed once, through the actions that pages use, by days from the day of loading."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.utils import timezone

from bofast.casework.families.models import Family, Grade
from bofast.casework.homes import actions as homes
from bofast.casework.homes.models import Area
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings.models import Appeal, LettingAgreement, LettingRun, Offer, Registration, Vacancy
from bofast.casework.lettings.models.runs import RunState
from bofast.jobs.example_letting_days import HAPPENINGS
from bofast.jobs.example_lettings import let_homes
from bofast.rules.letting.waiting_time import LEAST_LETTINGS, LEAST_STARTS

pytestmark = pytest.mark.django_db

EXAMPLE = Path(__file__).parents[3] / "examples" / "lettings.yaml"
TODAY = date(2026, 11, 23)
FOUR_ROOMS_IN_PROEVEHAUGEN = {"NV-1041", "NV-1042", "NV-1043", "NV-1057", "NV-1059", "NV-1081", "NV-1082", "NV-1083"}
"""Homes that are let by need in the example, each once for every offer that stands here."""
TOLD = """
agreements:
  - {name: Avtale, day: -400, departments: [Nord], municipal_share: "0", flexible_share: "0", internal_share: "1/2",
     other_turn: seniority, criteria: [], precedences: [], children_from_rooms: 4, source: Oppdiktet}
families:
  - {reference: L-1, name: Familien Prøvlund, adults: {Selma: 1989-03-02}, children: {Noor: 2016-05-11}}
  - {reference: L-2, name: Familien Testlund, adults: {Omid: 1986-08-21}, children: {}, protected: confidential}
happened:
  - {day: -188, refused: L-1, home: N-1, because: rent}
  - {day: -2, run: november, mode: list}
  - {day: -300, list: L-1, need: 2, wishes: [Nord 4-5]}
  - {day: -290, list: L-2, need: 1, most_rent: 9000, wishes: [N-1, Nord 4]}
  - {day: -200, vacancy: N-1, cause: notice, from: -180}
  - {day: -200, turn: N-1}
  - {day: -190, offer: N-1, to: [L-1, L-2], answer_by: -185}
  - {day: -186, agreed: L-2, home: N-1}
  - {day: -170, let: N-1}
  - {day: -20, notice: N-2, moves_out: 30}
  - {day: -2, kept: november}
  - {day: -1, appeal: L-1, over: november, answer_by: 20, grounds: "Hvorfor ikke vi?"}
"""


@pytest.fixture
def replayed(office, kari, hans, lisa, a_home):
    """Replay the short description above, or another: `replayed(told)`."""
    whole = homes.add_area("Hele", office=office, level=Area.Level.WHOLE, by=kari)
    north = homes.add_area("Nord", office=office, level=Area.Level.AREA, parent=whole, by=kari)
    for number in ("N-1", "N-2"):
        a_home(supplier_home_id=number, rooms=4, area=north)

    def replay(told: dict[str, Any] | None = None) -> None:
        let_homes(office, told=told or yaml.safe_load(TOLD), users={"lene": hans, "liv": lisa})

    return replay


@pytest.fixture(autouse=True)
def today(monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *_: TODAY)


def test_days_are_told_from_the_day_of_loading_and_happen_in_their_order(replayed):
    replayed()

    offers = [(offer.sent_on, offer.answer, offer.completed_on) for offer in Offer.objects.order_by("place")]
    sent, let = TODAY - timedelta(days=190), TODAY - timedelta(days=170)
    assert offers == [(sent, "no", None), (sent, "yes", let)]
    assert Vacancy.objects.get(let_on__isnull=True).vacant_from == TODAY + timedelta(days=30)
    assert LettingRun.objects.get().state is RunState.KEPT
    assert Appeal.objects.get().run is not None


def test_each_deed_is_journalled_as_the_letting_officers(replayed, hans):
    replayed()

    done = Entry.objects.filter(by_id=hans.pk)
    assert {Deed.FAMILY_LISTED, Deed.LANE_SET, Deed.HOME_LET, Deed.LETTING_KEPT} <= {entry.deed for entry in done}


def test_wishes_limits_and_protection_are_as_told(replayed):
    replayed()

    waiting, housed = Registration.objects.order_by("listed_on")
    assert [(wish.area.name, wish.rooms_from, wish.rooms_to) for wish in waiting.wishes.all()] == [("Nord", 4, 5)]
    first, second = housed.wishes.order_by("place")
    assert (first.home.supplier_home_id, second.rooms_from, second.rooms_to) == ("N-1", 4, 4)
    assert (housed.most_rent_minor, housed.ended_because) == (900_000, "housed")
    assert [family.grade for family in Family.objects.order_by("reference")] == [Grade.NONE, Grade.CONFIDENTIAL]


def test_an_office_that_lets_already_is_left_as_it_is(replayed):
    replayed()
    entries = Entry.objects.count()

    replayed()

    assert (LettingAgreement.objects.count(), Entry.objects.count()) == (1, entries)


def test_an_event_of_an_unknown_kind_is_a_fault_of_the_description(replayed):
    told = yaml.safe_load(TOLD) | {"happened": [{"day": -1, "forgotten": "L-1"}]}

    with pytest.raises(ValueError, match="none of"):
        replayed(told)


def test_the_example_shows_every_kind_of_event():
    told = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))["happened"]

    assert {name for name in HAPPENINGS if any(name in event for event in told)} == set(HAPPENINGS)


def test_the_example_has_let_so_many_homes_of_a_kind_that_the_past_tells_how_long_others_waited():
    """On whatever day it is loaded: neither the first month of the past nor this one is counted."""
    told = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))["happened"]
    offers = [event for event in told if "offer" in event]
    month = 31
    first, last = min(event["day"] for event in offers) + month, -month
    let = [event for event in offers if event["offer"] in FOUR_ROOMS_IN_PROEVEHAUGEN and first <= event["day"] <= last]

    assert last - first >= 2 * LEAST_STARTS * month
    assert len(let) >= LEAST_LETTINGS
