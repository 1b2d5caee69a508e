"""A registration on its page: put on the list once, wishes in order, places told, refusals in words."""

from __future__ import annotations

import pytest
from django.urls import reverse

from bofast.casework.homes import actions as homes
from bofast.casework.homes.facts import RentParts
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import ListingFacts, WishFacts
from bofast.casework.lettings.models import Registration, Wish
from bofast.vocabulary.money import Money
from tests.integration.lettings.conftest import DAY, YEAR, terms, told


@pytest.fixture
def berg(listed, hans) -> Registration:
    return listed(name="Familien Berg", responsible=hans)


def page_of(registration: Registration) -> str:
    return reverse("letting-registration", args=[registration.pk])


def deed(name: str, registration: Registration, *more: object) -> str:
    return reverse(f"letting-registration-{name}", args=[registration.pk, *more])


def test_a_family_is_searched_for_before_it_is_put_on_the_list(hans_at, a_family, hans):
    family = a_family(name="Familien Lund", family_name="Lund", responsible=hans)

    found = told(hans_at.get(reverse("letting-register"), {"q": "Lund"}))

    assert reverse("letting-register-family", args=[family.pk]) in found


def test_a_search_tells_that_the_family_is_on_the_list_already(hans_at, listed, hans):
    registration = listed(name="Familien Lund", family_name="Lund", responsible=hans)

    found = told(hans_at.get(reverse("letting-register"), {"q": "Lund"}))

    assert "on the list since 1 January 2026" in found
    assert page_of(registration) in found
    assert reverse("letting-register-family", args=[registration.family_id]) not in found


def test_a_family_is_put_on_the_list_with_what_is_known(hans_at, a_family, hans, north):
    family = a_family(responsible=hans)
    known = {"need_class": "2", "most_rent": "9 500", "needs_step_free": "on", "kinds": "young, vulnerable"}

    answer = hans_at.post(
        reverse("letting-register-family", args=[family.pk]),
        known | {"listed_on": "2026-02-01", "may_return_to": north.pk, "may_return_until": "2027-01-01"},
    )

    registration = Registration.objects.get(family=family)
    assert answer["Location"] == page_of(registration)
    assert (registration.need_class, registration.most_rent_minor) == (2, 950_000)
    assert registration.kinds == ["young", "vulnerable"]
    assert (registration.needs_step_free, registration.may_return_to) == (True, north)


def test_a_family_on_the_list_is_led_to_its_registration(hans_at, berg):
    answer = hans_at.get(reverse("letting-register-family", args=[berg.family_id]), follow=True)

    assert answer.redirect_chain[-1][0] == page_of(berg)
    assert Registration.objects.filter(family=berg.family_id).count() == 1


def test_the_page_tells_two_places_and_that_too_little_is_known_to_say_how_long(
    hans_at, agreement, berg, listed, a_home, north, hans
):
    a_home(area=north)
    tenant = listed(housed=True)
    for registration in (berg, tenant):
        actions.change_wishes(registration, wishes=[WishFacts(area=north)], on=DAY, by=hans)

    page = told(hans_at.get(page_of(berg)))

    assert "with internal precedence" in page
    assert "without internal precedence" in page
    assert "number 2" in page
    assert "number 1 to 2, by lot" in page
    assert "cannot be said" in page


def test_who_may_have_none_of_the_homes_is_told_the_rule_with_its_values(hans_at, agreement, berg, a_home, north, hans):
    home = a_home(area=north)
    homes.set_rent(home, from_day=YEAR, rent=RentParts(rent_per_month=Money.of(12_000)), by=hans)
    actions.change_listing(berg, facts=ListingFacts(most_rent_per_month=Money.of(9500)), by=hans)
    actions.change_wishes(berg, wishes=[WishFacts(area=north)], on=DAY, by=hans)

    page = told(hans_at.get(page_of(berg)))

    assert "not in line: the rent is too high" in page
    assert "The rent is 12,000\N{NO-BREAK SPACE}kr a month, and you can pay at most 9,500\N{NO-BREAK SPACE}kr." in page


def test_the_reading_stands_in_the_journal(hans_at, berg):
    hans_at.get(page_of(berg))

    assert Entry.objects.filter(deed=Deed.FAMILY_READ, family_id=berg.family_id).exists()


def test_wishes_are_told_and_put_in_order_without_script(hans_at, berg, north, south, a_home):
    home = a_home(area=north, address="Storgata 4")
    hans_at.post(deed("wishes", berg), {"area": north.pk, "rooms_from": "3"})
    hans_at.post(deed("wishes", berg), {"home": home.supplier_home_id})
    hans_at.post(deed("wishes", berg), {"area": south.pk})
    assert [wish.area or wish.home for wish in _wishes(berg)] == [north, home, south]

    hans_at.post(deed("wish-move", berg, _wishes(berg)[2].pk, "up"))
    assert [wish.area or wish.home for wish in _wishes(berg)] == [north, south, home]

    hans_at.post(deed("wish-remove", berg, _wishes(berg)[0].pk))
    assert [wish.area or wish.home for wish in _wishes(berg)] == [south, home]


def test_a_wish_that_no_longer_stands_is_not_moved(hans_at, berg, north, hans):
    old = actions.change_wishes(berg, wishes=[WishFacts(area=north)], on=DAY, by=hans)[0]
    actions.change_wishes(berg, wishes=[WishFacts(area=north, rooms_from=2)], on=DAY, by=hans)

    assert hans_at.post(deed("wish-move", berg, old.pk, "up")).status_code == 404


def test_a_wish_that_means_no_home_is_refused_in_words(hans_at, berg):
    answer = hans_at.post(deed("wishes", berg), {"rooms_from": "3"})

    assert answer.status_code == 422
    assert "A wish names either a home or a department" in told(answer)
    assert not _wishes(berg)


def test_it_rests_and_is_taken_up_again(hans_at, berg):
    hans_at.post(deed("pause", berg), {"from_day": "2026-02-01", "because": "own_wish"})
    assert "The registration rests" in told(hans_at.get(page_of(berg)))
    again = hans_at.post(deed("pause", berg), {"from_day": "2026-02-01", "because": "own_wish"})
    assert again.status_code == 422

    hans_at.post(deed("resume", berg), {"on": "2026-03-01"})

    assert berg.pauses.get().to_day is not None
    assert "Has rested" in told(hans_at.get(page_of(berg)))


def test_facts_fee_nomination_and_criteria_are_written_down(hans_at, office, berg, hans):
    actions.add_agreement(office, terms=terms(flexible_share="1/2", criteria=("work",)), by=hans)

    hans_at.post(deed("change", berg), {"need_class": "1", "owes_landlord": "on"})
    hans_at.post(deed("fee", berg), {"paid_until": "2027-01-01"})
    hans_at.post(deed("nominate", berg), {"on": "2026-03-01"})
    hans_at.post(deed("criterion", berg), {"code": "work", "on": "2026-03-01"})

    berg.refresh_from_db()
    assert (berg.need_class, berg.owes_landlord, berg.nominated_by) == (1, True, hans)
    assert str(berg.fee_paid_until) == "2027-01-01"
    proven = berg.proven_criteria.get(withdrawn_on=None)
    hans_at.post(deed("nomination-withdraw", berg))
    hans_at.post(deed("criterion-withdraw", berg, proven.pk))
    berg.refresh_from_db()
    assert berg.nominated_on is None
    assert not berg.proven_criteria.filter(withdrawn_on=None).exists()


def test_a_family_is_taken_off_the_list_with_a_reason(hans_at, berg):
    hans_at.post(deed("end", berg), {"on": "2026-03-01", "because": "own_wish"})

    page = told(hans_at.get(page_of(berg)))
    assert "ended: the family's own wish" in page
    assert deed("change", berg) not in page


def test_who_is_too_near_the_family_reads_and_is_given_no_buttons(hans_at, berg, hans, kari):
    actions.record_tie(berg.family, user=hans, from_day=YEAR, by=kari)

    page = told(hans_at.get(page_of(berg)))
    refused = hans_at.post(deed("nominate", berg), {"on": "2026-03-01"})

    assert deed("nominate", berg) not in page
    assert refused.status_code == 422
    berg.refresh_from_db()
    assert berg.nominated_on is None


def test_what_it_was_offered_stands_with_its_answer(hans_at, berg, a_vacancy, hans):
    vacancy = a_vacancy()
    offer = actions.send_offers(vacancy, registrations=[berg], answer_by=DAY, on=DAY, by=hans)[0]
    actions.refuse_offer(offer, because=offer.Because.RENT, on=DAY, by=hans)

    page = told(hans_at.get(page_of(berg)))

    assert vacancy.home.address in page
    assert "said no" in page


def test_the_familys_page_leads_to_the_list_and_back(hans_at, berg, a_family, hans):
    unlisted = a_family(responsible=hans)

    assert page_of(berg) in told(hans_at.get(reverse("family", args=[berg.family_id])))
    way = reverse("letting-register-family", args=[unlisted.pk])
    assert way in told(hans_at.get(reverse("family", args=[unlisted.pk])))


def _wishes(registration: Registration) -> list[Wish]:
    standing = registration.wishes.filter(replaced_on__isnull=True).select_related("home", "area")
    return list(standing.order_by("place"))
