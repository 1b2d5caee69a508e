"""The officer's day with offers: sent in order, answered with the cost told first, let, and told by letter."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from bofast.casework.access.roles import Role
from bofast.casework.families.models import Grade
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import Cost, WishFacts
from bofast.casework.lettings.models import Consequence, LettingAgreement, LettingRun, Offer, Registration, Vacancy
from bofast.casework.lettings.offering.offer_states import places_in_line
from bofast.casework.tenancies import actions as tenancies
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.tenure import Tenure
from tests.factories import users
from tests.integration.lettings.conftest import YEAR, terms

pytestmark = pytest.mark.django_db
RENT = Offer.Because.RENT


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def officer(hans, signed_in):
    return signed_in(hans)


@pytest.fixture
def agreement(office, hans) -> LettingAgreement:
    """The second no in a row begins time anew."""
    costs = (Cost(to=Consequence.To.REFUSAL, after=2, costs=Consequence.Costs.SENIORITY),)
    return actions.add_agreement(office, terms=terms(costs=costs), by=hans)


@pytest.fixture
def vacant(office, agreement, north, a_home, hans, today):
    """A home in the second turn, the tenants'."""

    def add(**traits) -> Vacancy:
        home = a_home(area=north, rooms=4, **traits)
        vacancy = actions.open_vacancy(home, cause=Vacancy.Cause.OTHER, vacant_from=today, by=hans)
        actions.set_lane(vacancy, on=today, by=hans)
        return vacancy

    return add


@pytest.fixture
def wishing(a_family, listed, hans, today):
    """A family that waits for some homes, and that everybody at work may open: `wishing(vacancy, name=…)`."""

    def add(*vacancies, since=YEAR, **traits) -> Registration:
        registration = listed(a_family(**{"responsible": None, **traits}), since=since)
        wishes = tuple(WishFacts(home=vacancy.home) for vacancy in vacancies)
        actions.change_wishes(registration, wishes=wishes, on=today, by=hans)
        return registration

    return add


@pytest.fixture
def kept(office, hans, today):
    def run() -> LettingRun:
        planned = plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=today, by=hans))
        return actions.keep_run(planned, seen_sha256=planned.plan_sha256, by=hans)

    return run


@pytest.fixture
def send(hans, today):
    def to(vacancy, *registrations, run=None) -> list[Offer]:
        until = today + timedelta(days=5)
        told = {"registrations": registrations, "answer_by": until, "on": today, "run": run, "by": hans}
        return actions.send_offers(vacancy, **told)

    return to


def page(client, name, key, **query):
    return client.get(reverse(name, args=[key]), query)


def text(response) -> str:
    assert response.status_code in {200, 422}, response.status_code
    return " ".join(unescape(response.content.decode()).split())


def test_a_home_is_offered_to_the_first_of_the_order_and_each_reason_is_shown(officer, vacant, wishing, kept):
    vacancy = vacant()
    first, second = wishing(vacancy, name="Alfa"), wishing(vacancy, name="Beta", since=YEAR + timedelta(days=9))
    run = kept()

    shown = text(page(officer, "letting-offer-send", vacancy.pk))
    assert shown.index("Alfa") < shown.index("Beta")
    assert "you stood first" in shown
    assert "Another family stood before you." in shown
    until = timezone.localdate() + timedelta(days=7)
    assert f'value="{until.isoformat()}"' in shown

    sent = officer.post(reverse("letting-offer-send", args=[vacancy.pk]), {"how_many": "2", "answer_by": str(until)})

    placed = vacancy.offers.order_by("place").values_list("registration", "run", "answer_by")
    assert list(placed) == [(first.pk, run.pk, until), (second.pk, run.pk, until)]
    assert sent["Location"] == reverse("letting-offer", args=[vacancy.offers.get(place=1).pk])
    assert "Nobody in the order can be asked now" in text(page(officer, "letting-offer-send", vacancy.pk))


def test_without_a_kept_letting_the_office_answers_for_the_order_and_the_letter_says_so(officer, vacant, wishing):
    vacancy = vacant()
    registration = wishing(vacancy)
    assert "The office answers for this order" in text(page(officer, "letting-offer-send", vacancy.pk))

    told = {"registration": str(registration.pk), "answer_by": str(timezone.localdate() + timedelta(days=3))}
    officer.post(reverse("letting-offer-send", args=[vacancy.pk]), told)

    offer = vacancy.offers.get()
    assert offer.run is None
    assert "the office's own order" in text(page(officer, "letting-offer", offer.pk))
    assert "The office itself said in which order" in text(page(officer, "letting-letter", offer.pk))


def test_a_refusal_of_the_register_stands_on_the_form_in_words(officer, vacant, wishing, today):
    vacancy = vacant()
    registration = wishing(vacancy)
    for answer_by, says in {
        today - timedelta(days=1): "The last day must come after the first day.",
        today + timedelta(days=400): "The home would wait too long.",
    }.items():
        told = {"registration": str(registration.pk), "answer_by": str(answer_by)}

        answer = officer.post(reverse("letting-offer-send", args=[vacancy.pk]), told)

        assert answer.status_code == 422
        assert says in text(answer)
    assert not vacancy.offers.exists()


def test_what_a_no_costs_is_told_before_and_the_home_goes_on(officer, vacant, wishing, send, hans, today):
    one, other = vacant(), vacant()
    she = wishing(one, other, name="Alfa")
    (before,) = send(one, she)
    actions.refuse_offer(before, because=RENT, on=today, by=hans)
    offer, behind = send(other, she, wishing(other, name="Beta"))
    actions.accept_offer(behind, on=today, by=hans)

    for asked in ("letting-offer", "letting-offer-refuse"):
        assert "By the agreement, as number 2 in a row, it means: time on the list begins anew." in text(
            page(officer, asked, offer.pk)
        )
    said = {"because": "area", "words": "For langt fra skolen"}
    officer.post(reverse("letting-offer-refuse", args=[offer.pk]), said)

    offer.refresh_from_db()
    behind.refresh_from_db()
    assert (offer.because, offer.words, behind.accepted_on) == ("area", "For langt fra skolen", today)
    after = text(page(officer, "letting-offer", offer.pk))
    assert "For langt fra skolen" in after
    assert "The home went to Beta." in after
    letter = text(page(officer, "letting-letter", offer.pk))
    assert "It is number 2 in a row" in letter
    assert "Beta" not in letter


def test_a_link_that_says_no_leads_to_the_next_and_to_planning_the_rest_anew(
    officer, vacant, wishing, kept, send, hans, today
):
    vacancy = vacant()
    first = wishing(vacancy, name="Alfa")
    wishing(vacancy, name="Beta", since=YEAR + timedelta(days=9))
    run = kept()
    (offer,) = send(vacancy, first, run=run)
    actions.refuse_offer(offer, because=RENT, on=today, by=hans)

    shown = text(page(officer, "letting-offer", offer.pk))

    assert "Next in the order is Beta." in shown
    assert reverse("letting-offer-send", args=[vacancy.pk]) in shown
    assert reverse("letting-run", args=[run.pk]) in shown


def test_a_yes_behind_others_is_kept_and_names_those_ahead(officer, vacant, wishing, send):
    vacancy = vacant()
    _first, second = send(vacancy, wishing(vacancy, name="Alfa"), wishing(vacancy, name="Beta"))
    assert "The wish is kept." in text(page(officer, "letting-offer", second.pk))

    officer.post(reverse("letting-offer-accept", args=[second.pk]))

    second.refresh_from_db()
    assert (second.answer, second.accepted_on) == ("yes", None)
    assert "Alfa, until" in text(page(officer, "letting-offer", second.pk))
    letter = text(page(officer, "letting-letter", second.pk))
    assert "One family stands before you." in letter
    assert "Alfa" not in letter


def test_moving_in_is_told_before_it_is_done_and_leads_to_the_next_link(
    officer, vacant, wishing, send, a_home, kari, today
):
    vacancy, left = vacant(), a_home(address="Forlatt gate 3")
    she = wishing(vacancy)
    tenancies.move_in(family=she.family, home=left, entered_on=YEAR, tenure=Tenure.RENTED_PUBLIC, by=kari)
    (offer,) = send(vacancy, she)
    officer.post(reverse("letting-offer-accept", args=[offer.pk]))

    assert "Forlatt gate 3 H0101 falls vacant that day" in text(page(officer, "letting-offer-complete", offer.pk))
    officer.post(reverse("letting-offer-complete", args=[offer.pk]), {"begins_on": str(today)})

    freed = Vacancy.objects.get(freed_by=offer)
    assert freed.home == left
    assert reverse("letting-vacancy", args=[freed.pk]) in text(page(officer, "letting-offer", offer.pk))
    assert "You have got a home" in text(page(officer, "letting-letter", offer.pk))


def test_an_offer_is_taken_back_with_a_reason(officer, vacant, wishing, send, today):
    (offer,) = send(vacancy := vacant(), wishing(vacancy))

    officer.post(reverse("letting-offer-withdraw", args=[offer.pk]), {"because": "mistake"})

    offer.refresh_from_db()
    assert (offer.withdrawn_on, offer.withdrawn_because) == (today, "mistake")
    assert "it was offered by mistake" in text(page(officer, "letting-letter", offer.pk))


def test_an_offer_that_was_taken_back_has_no_place_before_others(officer, vacant, wishing, send, hans, today):
    vacancy = vacant()
    first, second = wishing(vacancy, name="Alfa"), wishing(vacancy, name="Beta")
    (mistaken,) = send(vacancy, first)
    actions.withdraw_offer(mistaken, because=Offer.WithdrawnBecause.MISTAKE, on=today, by=hans)

    again, behind = send(vacancy, first, second)

    assert "number 1 of 2" in text(page(officer, "letting-offer", again.pk))
    assert "number 2 of 2" in text(page(officer, "letting-offer", behind.pk))
    assert "number 1 of 3" in text(page(officer, "letting-offer", mistaken.pk))
    assert places_in_line([mistaken, again, behind]) == {mistaken.pk: 1, again.pk: 1, behind.pk: 2}


@pytest.mark.parametrize("asked", ["letting-offer-refuse", "letting-offer-withdraw"])
def test_no_reason_is_written_down_that_nobody_chose(officer, vacant, wishing, send, asked):
    vacancy = vacant()
    (offer,) = send(vacancy, wishing(vacancy))

    answer = officer.post(reverse(asked, args=[offer.pk]), {"because": ""})

    offer.refresh_from_db()
    assert (answer.status_code, offer.answer, offer.withdrawn_on) == (422, "", None)


def test_the_list_shows_lapsed_offers_first_and_says_whose_names_it_showed(officer, vacant, wishing, send, hans, today):
    early, late = vacant(), vacant()
    send(late, wishing(late, name="Senere"))
    told = {"answer_by": today - timedelta(days=1), "on": today - timedelta(days=9), "by": hans}
    lapsed = wishing(early, name="Utløpt")
    actions.send_offers(early, registrations=[lapsed], **told)

    shown = text(officer.get(reverse("letting-offers")))
    found = text(officer.get(reverse("letting-offers"), {"q": "seNere"}))

    assert shown.index("Utløpt") < shown.index("Senere")
    assert "1 day late" in shown
    assert "Senere" in found
    assert "Utløpt" not in found
    listed = Entry.objects.filter(deed=Deed.FAMILIES_LISTED, by_id=hans.pk).order_by("at").first()
    assert listed is not None
    assert str(lapsed.family_id) in listed.facts["families"]


def test_the_letter_is_in_the_familys_language_beside_the_readers(officer, vacant, wishing, kept, send, hans):
    vacancy = vacant()
    first = wishing(vacancy, text_language="da")
    run = kept()
    (offer,) = send(vacancy, first, run=run)

    letter = text(page(officer, "letting-letter", offer.pk))

    assert 'lang="da"' in letter
    assert "Tilbud om en bolig" in letter
    assert "Offer of a home" in letter
    assert "I har stået på listen siden 1. januar 2026" in letter
    assert Entry.objects.filter(deed=Deed.FAMILY_READ, family_id=first.family_id, by_id=hans.pk).exists()


def test_who_lost_the_home_is_told_why_and_until_when_to_complain(officer, vacant, wishing, kept, send, hans, today):
    vacancy = vacant()
    first, second = wishing(vacancy, name="Alfa"), wishing(vacancy, name="Beta", since=YEAR + timedelta(days=9))
    run = kept()
    hers, lost = send(vacancy, first, second, run=run)
    actions.accept_offer(hers, on=today, by=hans)

    letter = text(page(officer, "letting-letter", lost.pk))

    assert "The home went to another family" in letter
    assert "since 1 January 2026, and you have been since 10 January 2026" in letter
    assert "Alfa" not in letter
    assert "§ 29" in letter
    assert vacancy.home.address in letter


def test_no_letter_tells_where_a_protected_family_moved(
    officer, office, vacant, wishing, send, a_family, listed, pia, hans, today, signed_in
):
    vacancy = vacant(address="Hemmeligveien 7")
    hidden = listed(a_family(grade=Grade.CONFIDENTIAL, responsible=pia, name="Skjulestad"))
    hers, lost = send(vacancy, hidden, wishing(vacancy))
    actions.accept_offer(hers, on=today, by=hans)

    for name, offer in (
        ("letting-offer", hers),
        ("letting-letter", hers),
        ("letting-offer", lost),
        ("letting-letter", lost),
    ):
        assert page(officer, name, offer.pk).status_code == 404, name
    assert page(officer, "letting-offer-send", vacancy.pk).status_code == 404
    letter = text(page(signed_in(pia), "letting-letter", lost.pk))
    assert "Hemmeligveien" not in letter
    assert "Skjulestad" not in letter


def test_who_may_not_open_the_family_reads_neither_its_words_nor_its_letter(
    office, vacant, wishing, send, kari, hans, today, signed_in
):
    vacancy = vacant()
    (offer,) = send(vacancy, wishing(vacancy, name="Alfa", responsible=kari))
    actions.refuse_offer(offer, because=RENT, words="Vi har ikke råd", on=today, by=hans)
    other = signed_in(users.user("mona", Role.COORDINATOR, office=office))

    shown = text(page(other, "letting-offer", offer.pk))

    assert "Alfa" in shown
    assert "Vi har ikke råd" not in shown
    assert page(other, "letting-letter", offer.pk).status_code == 404
    assert "Vi har ikke råd" in text(page(signed_in(kari), "letting-offer", offer.pk))


def test_who_reads_only_can_press_nothing(vacant, wishing, send, kari, signed_in):
    (offer,) = send(vacancy := vacant(), wishing(vacancy))
    reader = signed_in(kari)

    shown = text(page(reader, "letting-offer", offer.pk))

    assert reverse("letting-offer-accept", args=[offer.pk]) not in shown
    for deed in ("accept", "refuse", "withdraw", "complete"):
        assert reader.post(reverse(f"letting-offer-{deed}", args=[offer.pk])).status_code == 404, deed
