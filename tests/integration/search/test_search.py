"""One box that finds families, homes, areas and pages; and never somebody who is not the reader's to know of."""

from datetime import date

import pytest
from django.urls import reverse

from bofast.casework.families import actions
from bofast.casework.families.facts import PersonFacts
from bofast.casework.families.finding import as_birth_dates
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.rules.identity_number import synthetic_number

BORN = date(2018, 3, 14)
NUMBER = synthetic_number(BORN, serial=2)


@pytest.fixture
def found(signed_in):
    """What somebody is shown for a text, while it is typed."""

    def find(user, text: str) -> str:
        answer = signed_in(user).get(reverse("search-suggest"), {"q": text}).content.decode()
        return answer.split('<p class="bf-suggested-all">')[0]  # the link to the page repeats what was typed

    return find


@pytest.fixture
def family(a_family, kari):
    family = a_family(name="Bjørnåsen", reference="2026-0117", family_name="Bjørnåsen", housed=True)
    child = family.memberships.get(role="child").person
    facts = PersonFacts(given_name="Ågot", family_name="Bjørnåsen", born_on=BORN, identity_number=NUMBER, sex="female")
    actions.change_person(child, facts=facts, by=kari, on=date(2026, 1, 1))
    return family


@pytest.mark.parametrize(
    "text",
    [
        "Bjørnåsen",
        "bjornasen",
        "bjoernaas",
        "BJØRN",
        "ågot bjørn",
        "bjørn ågot",
        "2026-0117",
        "14.3.2018",
        "14/03 2018",
        "140318",
        "14032018",
        "2018-03-14",
        NUMBER,
        f"{NUMBER[:6]} {NUMBER[6:]}",
        "Prøveveien",
    ],
)
def test_a_family_is_found_as_people_write(family, kari, found, text):
    assert str(family.pk) in found(kari, text)


@pytest.mark.parametrize("text", ["nåsen", "ågot hansen", "15.3.2018", "14.3.1918", "b", "", "%", "~", "31.2.2018"])
def test_what_does_not_fit_finds_no_family(family, kari, found, text):
    assert str(family.pk) not in found(kari, text)


def test_a_protected_family_is_found_by_nobody_else(a_family, kari, pia, hans, found):
    family = a_family(name="Hemmelig", protected=True, housed=True)
    person = family.memberships.get(role="provider").person

    for text in ("Hemmelig", family.reference, person.full_name, f"{person.born_on:%d.%m.%Y}"):
        for other in (kari, hans):
            assert "Hemmelig" not in found(other, text)
            assert str(family.pk) not in found(other, text)
        assert str(family.pk) in found(pia, text)


def test_what_is_not_found_and_what_is_hidden_give_the_same_answer(a_family, kari, found):
    a_family(name="Hemmelig", protected=True)

    hidden, nothing = found(kari, "Hemmelig"), found(kari, "Hammelig")

    assert hidden == nothing


def test_a_strictly_protected_family_is_found_only_by_who_works_with_it(a_family, pia, kari, found):
    family = a_family(name="Hemmelig", strictly_protected=True, responsible=None)
    assert str(family.pk) not in found(pia, "Hemmelig")

    actions.add_worker(family, user=pia, from_day=date(2026, 1, 1), by=kari)

    assert str(family.pk) in found(pia, "Hemmelig")


def test_somebody_elsewhere_finds_nothing(family, omar, found):
    assert str(family.pk) not in found(omar, "Bjørnåsen")


def test_the_journal_keeps_who_was_found_and_not_what_was_typed(family, kari, found):
    found(kari, "Bjørnåsen")

    entry = Entry.objects.get(deed=Deed.SEARCHED)
    assert entry.facts["families"] == [str(family.pk)]
    assert "jørn" not in str(entry.facts)


def test_homes_and_pages_are_found_too(a_home, kari, hans, found):
    home = a_home(address="Vågen 12", unit_number="H0302")

    assert str(home.pk) in found(kari, "vagen h0302")
    assert reverse("family-add") in found(kari, "add")
    assert reverse("family-add") not in found(hans, "add")


def test_a_family_that_is_only_listed_leads_to_the_reason(a_family, pia, found):
    family = a_family(name="Kollegas", housed=True)

    shown = found(pia, "Kollegas")

    assert reverse("family-open", args=[family.pk]) in shown
    assert "Prøveveien" not in shown


def test_the_page_works_without_script(family, kari, signed_in):
    page = signed_in(kari).get(reverse("search"), {"q": "ågot"}).content.decode()

    assert str(family.pk) in page


def test_who_moved_out_of_a_name_is_no_longer_found_by_it(family, kari, found):
    child = family.memberships.get(role="child", to_day=None)
    actions.end_membership(child, to_day=date(2026, 11, 1), because="moved_out", by=kari)

    assert str(family.pk) not in found(kari, "Ågot")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1.2.03", [date(1903, 2, 1), date(2003, 2, 1)]),
        ("010203", [date(1903, 2, 1), date(2003, 2, 1)]),
        ("29.2.2023", []),
        ("20180314", [BORN]),
        ("storgata 4", []),
    ],
)
def test_the_days_that_a_text_can_mean(text, days):
    assert as_birth_dates(text) == days
