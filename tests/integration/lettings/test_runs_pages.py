"""A letting on its pages: asked for, planned by the job, looked at, kept or dropped, and made again."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.module_loading import import_string

from bofast.casework.families.models import Family, Grade
from bofast.casework.homes.models import Home
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.models import LettingRun, Offer, Registration, Vacancy
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.runs.models import Run
from bofast.config import settings
from tests.integration.lettings.conftest import DAY, terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def six(a_family, middle) -> Family:
    return a_family(name="Seksmannsen", home=middle, children=5)


@pytest.fixture
def two(a_family) -> Family:
    return a_family(name="Tomannsen", children=1)


@pytest.fixture
def large(a_home, north) -> Home:
    return a_home(area=north, rooms=5, address="Storgata 1", unit_number="")


@pytest.fixture
def middle(a_home, north) -> Home:
    return a_home(area=north, rooms=3, address="Mellomgata 2", unit_number="")


@pytest.fixture
def chain(agreement, six, two, large, middle, a_vacancy, listed, hans) -> Vacancy:
    """A large home falls vacant; a large family wants it, and a small one from outside wants what she leaves."""
    for family, home in ((six, large), (two, middle)):
        actions.change_wishes(listed(family), wishes=(WishFacts(home=home),), on=DAY, by=hans)
    return a_vacancy(large)


def do_the_work() -> None:
    """The worker takes every run that waits."""
    for run in Run.objects.filter(state=Run.State.WAITING).order_by("asked_at"):
        import_string(settings.BOFAST_RUNS[run.kind]).func(str(run.pk))


def planned(client: Client, *, mode: str = "list", on: date = DAY) -> LettingRun:
    """A letting that was asked for on the page and planned by the job."""
    client.post(reverse("letting-run-ask"), {"mode": mode, "on": on.isoformat()})
    do_the_work()
    return LettingRun.objects.order_by("-asked_at")[0]


def page(client: Client, letting: LettingRun, **asked: str) -> str:
    return text_of(client.get(reverse("letting-run", args=[letting.pk]), asked))


def text_of(response) -> str:
    assert response.status_code == 200, response.status_code
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


def keep(client: Client, letting: LettingRun) -> None:
    client.post(reverse("letting-run-keep", args=[letting.pk]), {"seen": letting.plan_sha256})
    letting.refresh_from_db()
    assert letting.state is RunState.KEPT


@pytest.fixture
def officer(hans, signed_in) -> Client:
    return signed_in(hans)


def test_what_a_letting_would_be_about_is_told_before_it_is_asked_for(chain, officer):
    told = text_of(officer.get(reverse("letting-run-ask"), {"on": DAY.isoformat()}))

    assert "Storgata 1" in told
    assert "2 families" in told
    assert "Avtale" in told


def test_a_letting_is_asked_for_planned_by_the_job_and_shown_as_a_chain(chain, officer):
    officer.post(reverse("letting-run-ask"), {"mode": "list", "on": DAY.isoformat()})
    letting = LettingRun.objects.get()
    assert "It starts as soon as the work before it is done." in page(officer, letting)

    do_the_work()

    told = page(officer, letting)
    assert "Storgata 1" in told
    assert re.search(r"Storgata 1 vacant Seksmannsen .* Mellomgata 2 falls free Tomannsen .* From outside", told)
    assert letting.seed_fingerprint in told


def test_every_answer_to_a_family_can_be_opened_and_that_is_journalled(chain, six, officer, lisa, signed_in):
    letting = planned(officer)

    told = text_of(signed_in(lisa).get(reverse("letting-run-family", args=[letting.pk, six.pk])))

    assert "The home is yours if you want it." in told
    assert Entry.objects.filter(deed=Deed.FAMILY_READ, family_id=six.pk, by_id=lisa.pk).exists()


def test_families_are_narrowed_by_name_by_home_and_by_what_came_of_it(chain, large, officer, a_family, listed, hans):
    third = listed(a_family(name="Tredjemann"), since=DAY)
    actions.change_wishes(third, wishes=(WishFacts(home=large),), on=DAY, by=hans)
    letting = planned(officer)

    def found(**asked: str) -> str:
        return page(officer, letting, **asked).partition("What became of each family")[2]

    assert "1 family" in found(q="tredje")
    assert "Tomannsen" not in found(home=str(large.pk))
    assert "1 family" in found(got="nothing")


def test_a_department_without_an_agreement_is_named_and_the_letting_can_be_planned_again(
    north, six, large, a_vacancy, listed, hans, officer
):
    actions.change_wishes(listed(six), wishes=(WishFacts(home=large),), on=DAY, by=hans)
    a_vacancy(large)
    letting = planned(officer)

    told = page(officer, letting)

    assert "No agreement says how homes of Nord are let on 2 March 2026." in told
    assert (letting.state, letting.problem) == (RunState.ASKED, "")

    for _ in range(2):
        officer.post(reverse("letting-run-plan", args=[letting.pk]))

    assert LettingRun.objects.count() == 1
    assert Run.objects.filter(kind="run_letting", state=Run.State.WAITING).count() == 1


def test_a_plan_is_kept_after_a_second_look_and_says_what_is_to_be_offered(chain, six, officer, hans):
    letting = planned(officer)
    assert officer.post(reverse("letting-run-keep", args=[letting.pk]), {"seen": "0" * 64}).status_code == 422
    keep(officer, letting)

    told = page(officer, letting).partition("Offers by this plan")[2]
    assert "not offered yet" in told
    assert "the home is not vacant yet" in told

    send(chain, six, letting, by=hans)
    assert "waits for an answer" in page(officer, letting)


def send(vacancy: Vacancy, family: Family, letting: LettingRun, *, by) -> Offer:
    if not Vacancy.objects.get(pk=vacancy.pk).lane:
        actions.set_lane(vacancy, on=DAY, by=by)
    vacancy.refresh_from_db()
    registration = Registration.objects.get(family=family)
    soon = timezone.localdate() + timedelta(days=7)
    (offer,) = actions.send_offers(
        vacancy, registrations=[registration], answer_by=soon, on=timezone.localdate(), run=letting, by=by
    )
    return offer


def test_a_link_that_says_no_leads_to_a_new_plan_which_says_who_drops_out(chain, six, officer, hans):
    letting = planned(officer)
    keep(officer, letting)
    offer = send(chain, six, letting, by=hans)
    actions.refuse_offer(offer, because=Offer.Because.AREA, on=timezone.localdate(), by=hans)
    told = page(officer, letting)
    assert "Seksmannsen does not move into Storgata 1" in told
    assert "Plan the rest anew" in told

    again = planned(officer, on=timezone.localdate())

    told = page(officer, again)
    assert "Links of the letting before that fell Seksmannsen said no to Storgata 1: where it lies." in told.replace(
        "What stood behind them is planned anew here. ", ""
    )
    assert re.search(r"Seksmannsen drops out Storgata 1", told)
    assert re.search(r"Tomannsen drops out Mellomgata 2", told)

    keep(officer, again)

    assert "A newer letting has been kept" in page(officer, letting)
    assert "Plan the rest anew" not in page(officer, letting)


def test_a_family_that_got_another_home_meanwhile_is_not_to_be_offered_the_planned_one(
    chain, six, officer, hans, a_home, a_vacancy
):
    letting, today = planned(officer), timezone.localdate()
    keep(officer, letting)
    other = a_vacancy(a_home(address="Annenveien 9"))
    actions.set_lane(other, on=today, by=hans)
    (offer,) = actions.send_offers(
        other, registrations=[Registration.objects.get(family=six)], answer_by=today, on=today, by=hans
    )
    actions.accept_offer(offer, on=today, by=hans)

    told = page(officer, letting)

    assert "Seksmannsen does not move into Storgata 1" in told
    assert re.search(r"Seksmannsen Storgata 1 has another home, or has left the list –", told)


def test_new_terms_are_said_before_what_they_change(chain, officer, agreement, hans):
    keep(officer, planned(officer))
    later = DAY + timedelta(days=30)
    actions.replace_agreement(agreement, terms=terms(first_day=later, internal_share="1/3"), by=hans)

    told = page(officer, planned(officer, on=later))

    assert told.index("The agreement “Avtale” has other terms.") < told.index("Who moves where")


def test_a_dropped_letting_is_not_planned_and_keeps_its_reason(chain, officer):
    officer.post(reverse("letting-run-ask"), {"mode": "list", "on": DAY.isoformat()})
    letting = LettingRun.objects.get()
    officer.post(reverse("letting-run-drop", args=[letting.pk]), {"because": "Feil dag"})

    do_the_work()

    assert "Feil dag" in page(officer, letting)
    assert Run.objects.get().state == Run.State.CANCELLED
    letting.refresh_from_db()
    assert letting.plan == ""


def test_what_the_rules_cost_is_worked_out_once_and_shown_in_families(chain, officer):
    letting = planned(officer)
    for _ in range(2):
        officer.post(reverse("letting-run-prices", args=[letting.pk]))
    assert Run.objects.filter(kind="price_rules").count() == 1

    do_the_work()

    told = page(officer, letting).partition("What the rules cost")[2]
    assert "Without the tenants' turns" in told
    assert "The most who could move, in no order at all" in told


def test_the_record_gives_the_same_plan_again_and_the_page_says_so(chain, officer):
    letting = planned(officer)
    officer.post(reverse("letting-run-replay", args=[letting.pk]))
    do_the_work()

    assert "byte for byte the same" in page(officer, letting)


def test_a_record_that_does_not_give_the_same_plan_is_told(chain, officer, monkeypatch):
    letting = planned(officer)
    officer.post(reverse("letting-run-replay", args=[letting.pk]))
    monkeypatch.setattr("bofast.jobs.run_letting.plan_of", lambda *_text, **_by: "{}")
    do_the_work()

    assert ": not the same" in page(officer, letting)


def test_the_frozen_files_are_those_of_the_checksums_and_their_export_is_journalled(chain, officer, lisa, signed_in):
    letting, leader = planned(officer), signed_in(lisa)

    for part, sum_of_it in (("problem", letting.problem_sha256), ("plan", letting.plan_sha256)):
        given = leader.get(reverse("letting-run-record", args=[letting.pk, part]))
        assert sha256(given.content).hexdigest() == sum_of_it
    assert Entry.objects.filter(deed=Deed.EXPORTED).count() == 2
    assert leader.get(reverse("letting-run-record", args=[letting.pk, "seed"])).status_code == 404


@pytest.fixture
def hidden(a_family, a_home, north, chain, middle, listed, hans) -> Family:
    """A family that Hans may not know of wants the middle home, before all others."""
    home = a_home(area=north, rooms=2, address="Hemmeligveien 7")
    family = a_family(name="Oppdiktet Vernesen", grade=Grade.CONFIDENTIAL, home=home, children=3)
    wishes = (WishFacts(home=middle),)
    actions.change_wishes(listed(family, since=date(2020, 1, 1)), wishes=wishes, on=DAY, by=hans)
    return family


def test_a_hidden_family_is_counted_and_neither_it_nor_its_homes_are_shown(hidden, officer):
    letting = planned(officer)
    assert any(str(hidden.pk) in chain for chain in [letting.plan])

    whole = officer.get(reverse("letting-run", args=[letting.pk])).content.decode()

    told = page(officer, letting)
    assert "One family that others work with moves too." in told
    moves = told.partition("Who moves where")[2].partition("What became of each family")[0]
    for canary in ("Vernesen", "Hemmeligveien 7", str(hidden.pk)):
        assert canary not in whole
    assert "Mellomgata 2" not in moves  # she gets it
    assert officer.get(reverse("letting-run-family", args=[letting.pk, hidden.pk])).status_code == 404


def test_the_files_are_kept_back_from_who_may_not_see_all_in_them(hidden, officer, lisa, signed_in):
    letting = planned(officer)

    refused = signed_in(lisa).get(reverse("letting-run-record", args=[letting.pk, "problem"]))

    assert refused.status_code == 403
    assert str(hidden.pk) not in refused.content.decode()
    assert not Entry.objects.filter(deed=Deed.EXPORTED).exists()


@pytest.mark.parametrize("name", ["letting-run-keep", "letting-run-drop", "letting-run-replay", "letting-run-prices"])
def test_who_only_reads_lettings_decides_nothing(name, chain, officer, kari, signed_in):
    letting = planned(officer)
    reader = signed_in(kari)

    assert page(reader, letting)
    assert reader.post(reverse(name, args=[letting.pk])).status_code == 404


def test_another_office_does_not_find_it(chain, officer, omar, signed_in: Callable[..., Client]):
    letting = planned(officer)

    assert signed_in(omar).get(reverse("letting-run", args=[letting.pk])).status_code == 404
