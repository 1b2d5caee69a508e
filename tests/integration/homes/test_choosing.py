"""A home is asked for by address or number; what fits is offered, and nobody records a home that was not meant."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from lxml import html

from bofast.casework.access.roles import Role
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from tests.factories import users

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture
def buy(a_family, kari, signed_in):
    """Send the purchase form of a family, with what stands in the field of the home."""
    family = a_family()
    client = signed_in(kari)

    def send(home: str, **more: str):
        given = {"bought_on": timezone.localdate().isoformat(), "price": "2 500 000", "why": "wish_to_own"}
        answer = client.post(reverse("family-purchase-add", args=[family.pk]), given | {"home": home} | more)
        return answer, family.purchases.first()

    return send


@pytest.fixture
def in_one_house(a_home):
    return [a_home(address="Fjordgata 3", unit_number=unit) for unit in ("H0101", "H0201")]


def offered(answer) -> list[str]:
    page = html.fromstring(answer.content.decode() or "<p></p>")
    return [radio.get("value") for radio in page.xpath("//input[@name='home-chosen']")]


@pytest.mark.parametrize("told", ["Fjordgata 3 H0201", "fjordgata 3 h0201, 9990 eksempelvik", "B-22"])
def test_a_home_is_found_by_its_whole_address_or_its_number(buy, a_home, told):
    a_home(address="Fjordgata 3", unit_number="H0101")
    home = a_home(address="Fjordgata 3", unit_number="H0201", supplier_home_id="B-22")

    _answer, purchase = buy(told)

    assert purchase.home == home


def test_where_several_fit_the_form_asks_which_without_script(buy, in_one_house):
    answer, purchase = buy("Fjordgata 3")

    assert (answer.status_code, purchase) == (422, None)
    assert offered(answer) == [str(home.pk) for home in in_one_house]
    assert "Choose which of these homes you mean" in answer.content.decode()


def test_the_home_that_was_chosen_is_taken(buy, in_one_house):
    _answer, purchase = buy("Fjordgata 3", **{"home-chosen": str(in_one_house[1].pk)})

    assert purchase.home == in_one_house[1]


def test_a_home_that_merely_begins_so_is_offered_and_not_taken(buy, a_home):
    home = a_home(address="Fjordgata 31", unit_number="")

    answer, purchase = buy("Fjordgata 3")

    assert purchase is None
    assert offered(answer) == [str(home.pk)]


def test_a_choice_that_does_not_fit_what_is_written_now_counts_for_nothing(buy, in_one_house, a_home):
    elsewhere = a_home(address="Torget 1")

    answer, purchase = buy("Fjordgata 3", **{"home-chosen": str(elsewhere.pk)})

    assert (answer.status_code, purchase) == (422, None)


def test_the_choice_stays_when_something_else_must_be_put_right(buy, in_one_house):
    answer, _purchase = buy("Fjordgata 3", price="mye", **{"home-chosen": str(in_one_house[1].pk)})

    page = html.fromstring(answer.content.decode())
    assert page.xpath("string(//input[@name='home-chosen'][@checked]/@value)") == str(in_one_house[1].pk)
    assert page.xpath("string(//input[@name='home']/@value)") == "Fjordgata 3"


def test_a_home_of_another_office_is_neither_found_nor_offered(buy, a_home):
    elsewhere = users.office("Annetsted")
    there = users.user("olga", Role.COORDINATOR, office=elsewhere)
    home = a_home(office=elsewhere, by=there, address="Fjordgata 3", supplier_home_id="A-1")

    by_address, bought = buy("Fjordgata 3", **{"home-chosen": str(home.pk)})
    by_number, bought_by_number = buy("A-1")

    assert (bought, bought_by_number) == (None, None)
    assert (offered(by_address), offered(by_number)) == ([], [])
    assert "No home has this address or number" in by_number.content.decode()


def test_what_fits_is_offered_while_one_types_and_the_reading_is_journalled(in_one_house, kari, signed_in):
    answer = signed_in(kari).get(reverse("homes-fitting"), {"field": "home", "home": "fjord"})

    assert offered(answer) == [str(home.pk) for home in in_one_house]
    assert "2 homes fit." in answer.content.decode()
    entry = Entry.objects.get(deed=Deed.HOMES_LISTED)
    assert sorted(entry.facts["homes"]) == sorted(str(home.pk) for home in in_one_house)


@pytest.mark.parametrize("typed", ["", "  ", "\0", "f"])
def test_too_little_is_answered_with_no_home(in_one_house, kari, signed_in, typed):
    answer = signed_in(kari).get(reverse("homes-fitting"), {"field": "home", "home": typed})

    assert (answer.status_code, offered(answer)) == (200, [])


def test_what_can_be_no_field_is_not_answered(kari, signed_in):
    assert signed_in(kari).get(reverse("homes-fitting"), {"field": "<b>", "<b>": "fjord"}).status_code == 404


def test_many_are_cut_short_and_the_page_says_so(a_home, kari, signed_in):
    for _each in range(9):
        a_home(address="Fjordgata 3")

    answer = signed_in(kari).get(reverse("homes-fitting"), {"field": "home", "home": "fjord"})

    assert len(offered(answer)) == 8
    assert "Write more of the address" in answer.content.decode()
