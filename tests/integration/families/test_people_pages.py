"""Adding, changing and merging the people of a family; nobody is entered twice unseen."""

from datetime import date

from django.urls import reverse

from bofast.casework.families.models import Family, Person
from bofast.rules.identity_number import synthetic_number
from tests.integration.families.on_pages import TODAY, address, the_adult


def test_search_before_create_shows_who_it_could_be(a_family, kari, signed_in):
    client = signed_in(kari)
    known = the_adult(a_family(children=0))
    sent = {"name": "Ny", "reference": "R-9", "text_language": "nb", "from_day": "2026-01-01"}
    sent |= {"given_name": known.given_name, "family_name": known.family_name, "born_on": known.born_on}

    asked = client.post(reverse("family-add"), sent)

    assert asked.status_code == 422
    assert known.full_name in asked.content.decode()
    assert Family.objects.count() == 1

    client.post(reverse("family-add"), sent | {"same_as": str(known.pk)})
    assert known.memberships.count() == 2
    client.post(reverse("family-add"), sent | {"reference": "R-10", "same_as": "none"})
    assert Person.objects.count() == 2


def test_a_protected_double_is_not_shown_to_others(a_family, kari, signed_in):
    known = the_adult(a_family(children=0, protected=True))
    sent = {"name": "Ny", "reference": "R-9", "text_language": "nb", "from_day": "2026-01-01"}
    sent |= {"given_name": known.given_name, "family_name": known.family_name, "born_on": known.born_on}

    answer = signed_in(kari).post(reverse("family-add"), sent)

    assert answer.status_code == 302


def test_a_wrong_number_is_told_on_the_form(a_family, kari, signed_in):
    family = a_family(children=0)
    person = the_adult(family)
    sent = {"given_name": "Ada", "family_name": "Ny", "identity_number": "12345678901"}

    answer = signed_in(kari).post(address("person-change", family, person.pk), sent)

    assert answer.status_code == 422
    assert "not a valid identity number" in answer.content.decode()


def test_a_member_is_added_changed_and_leaves(a_family, kari, signed_in):
    client, family = signed_in(kari), a_family(children=0)
    born_on = date(2022, 5, 5)
    sent = {"given_name": "Bo", "family_name": "Oppdiktet", "born_on": born_on, "role": "child", "share_of_time": 60}

    client.post(address("family-member-add", family), sent | {"from_day": "2022-05-05"})
    child = family.memberships.get(role="child")
    assert child.share_of_time == 60

    number = synthetic_number(born_on, serial=1)
    facts = {"given_name": "Bo", "family_name": "Nytt", "born_on": born_on, "identity_number": number}
    client.post(address("person-change", family, child.person_id), facts | {"needs_interpreter": "yes"})
    child.person.refresh_from_db()
    assert (child.person.family_name, child.person.needs_interpreter) == ("Nytt", True)

    client.post(address("family-member-leaves", family, child.pk), {"to_day": "2026-11-01", "because": "moved_out"})
    assert family.members_on(TODAY).count() == 1
