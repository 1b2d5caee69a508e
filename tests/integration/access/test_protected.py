"""What is protected leaks nowhere: not in a page, a list, a search, a suggestion, an export or a log line."""

from __future__ import annotations

from datetime import date

import pytest

from bofast.casework.families import actions
from bofast.casework.families.facts import NewMember, PersonFacts
from bofast.casework.families.models import Grade, Membership
from bofast.casework.tenancies.actions import move_in
from bofast.rules.identity_number import synthetic_number
from bofast.vocabulary.tenure import Tenure
from tests.integration.access.addresses import addresses

pytestmark = pytest.mark.django_db

BORN = date(1991, 2, 3)
NUMBER = synthetic_number(BORN, serial=11)
CANARIES = ("Kanarifugl", "Skjulestad", "K-HEMMELIG-1", "95555123", "Gjemselskolen", NUMBER)
DOWNLOADS = ("format=csv", "format=xlsx", "export=csv", "export=xlsx")


@pytest.fixture(params=[Grade.CONFIDENTIAL, Grade.STRICTLY_CONFIDENTIAL])
def hidden_family(request, office, pia, a_home):
    person = actions.add_person(
        office=office,
        facts=PersonFacts(
            given_name="Kanarifugl",
            family_name="Skjulestad",
            born_on=BORN,
            identity_number=NUMBER,
            phone="95555123",
            school="Gjemselskolen",
        ),
        by=pia,
        on=date(2026, 1, 1),
    )
    family = actions.add_family(
        office=office,
        reference="K-HEMMELIG-1",
        name="Skjulestad",
        text_language="nb",
        from_day=date(2026, 1, 1),
        members=[NewMember(person, Membership.Role.PROVIDER)],
        by=pia,
        responsible=pia,
    )
    actions.set_protection(person, grade=request.param, from_day=date(2026, 1, 1), source="Folkeregisteret", by=pia)
    move_in(family=family, home=a_home(), entered_on=date(2026, 1, 2), tenure=Tenure.RENTED_PUBLIC, by=pia)
    return family


def found_in(response, family) -> list[str]:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return [word for word in (*CANARIES, str(family.pk)) if word.encode() in content]


@pytest.mark.parametrize("who", ["kari", "lisa", "hans"])
def test_no_page_shows_it_to_those_who_may_not_know(who, hidden_family, request, signed_in):
    client = signed_in(request.getfixturevalue(who))
    home = hidden_family.occupancies.get().home
    things = {"home_id": home.pk}

    for address in addresses(things):
        for query in ("", *DOWNLOADS):
            response = client.get(f"{address.url}?{query}")

            assert not found_in(response, hidden_family), (address, query)
            if response.status_code != 200:
                break


@pytest.mark.parametrize("who", ["kari", "lisa", "omar"])
def test_every_page_about_it_is_as_if_it_did_not_exist(who, hidden_family, request, signed_in):
    client = signed_in(request.getfixturevalue(who))
    person = hidden_family.memberships.get().person
    things = {"family_id": hidden_family.pk, "person_id": person.pk}

    for address in addresses(things):
        if address.parameters & {"family_id", "person_id"}:
            assert client.get(address.url).status_code in {404, 405}, address


@pytest.mark.parametrize(
    "asked", ["Kanarifugl", "Skjulestad", "skjul", "K-HEMMELIG-1", "95555123", NUMBER, "03.02.1991"]
)
def test_no_search_finds_it(asked, hidden_family, kari, signed_in):
    client = signed_in(kari)

    for place in ("/search", "/search/suggest", "/families"):
        response = client.get(place, {"q": asked})

        echoed = [word for word in found_in(response, hidden_family) if word.lower() not in asked.lower()]
        assert not echoed, place
        assert str(hidden_family.pk).encode() not in response.content, place


def test_those_who_work_with_it_do_see_it(hidden_family, pia, signed_in):
    response = signed_in(pia).get(f"/families/{hidden_family.pk}")

    assert response.status_code == 200
    assert "Skjulestad" in response.content.decode()


def test_no_log_line_names_it(hidden_family, pia, signed_in, caplog):
    client = signed_in(pia)
    client.raise_request_exception = False
    with caplog.at_level("DEBUG"):
        for address in addresses({"family_id": hidden_family.pk}):
            client.get(address.url)

    named = [word for word in CANARIES for record in caplog.records if word in record.getMessage()
             and not record.name.startswith("django.db")]  # fmt: skip
    assert not named
