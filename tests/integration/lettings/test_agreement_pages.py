"""The pages of agreements: read by who lets and who answers for it, written by who sets the office's policy."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from bofast.casework.families.models import Grade
from bofast.casework.lettings import actions
from bofast.casework.lettings.models import LettingAgreement
from bofast.vocabulary.letting import Precedence
from tests.factories import users
from tests.integration.lettings.conftest import DAY, YEAR, terms

pytestmark = pytest.mark.django_db
SENT = {
    "name": "Avtale for Nord",
    "source": "Vedtak 12/2026",
    "first_day": "2026-01-01",
    "internal_share": "50 %",
    "municipal_share": "0,25",
    "other_turn": "seniority",
    "months_before_internal": "12",
    "criteria": "arbeid i kommunen\n\n  under utdanning ",
    "precedence_1": "disability",
    "precedence_2": "children",
    "children_from_rooms": "3",
    "silences": "3",
    "silences_cost": "pause",
}


def test_the_leader_enters_an_agreement_and_its_page_tells_the_terms(lisa, north, signed_in):
    client = signed_in(lisa)

    answer = client.post(reverse("letting-agreement-add"), SENT | {"departments": [north.pk]})

    entered = LettingAgreement.objects.get()
    page = client.get(reverse("letting-agreement", args=[entered.pk])).content.decode()
    assert answer.status_code == 302
    assert (entered.internal_share, entered.municipal_share) == ("1/2", "1/4")
    assert entered.criteria == ["arbeid i kommunen", "under utdanning"]
    assert entered.precedences == [Precedence.DISABILITY, Precedence.CHILDREN]
    for told in (
        "Nord",
        "1/2 (50 per cent)",
        "12 months as a tenant",
        "3 rooms or more",
        "Vedtak 12/2026",
        "the registration rests",
    ):
        assert told in page


@pytest.mark.parametrize(
    ("slip", "says"),
    [
        ({"internal_share": "half"}, "Write a share as 1/4 or 25 %."),
        ({"internal_share": "3/0"}, "Write a share as 1/4 or 25 %."),
        ({"internal_share": "150 %"}, "Write a share as 1/4 or 25 %."),
        ({"silences": ""}, "Say both how many and what they cost"),
        ({"municipal_share": "3/4", "flexible_share": "1/2"}, "this makes more than all lettings"),
        ({"precedence_2": "disability"}, "This stands further up already"),
        ({"children_from_rooms": ""}, "Say from how many rooms"),
        ({"last_day": "2025-12-31"}, "The last day must come after the first day."),
    ],
)
def test_terms_that_cannot_stand_are_refused_on_the_form(lisa, signed_in, slip, says):
    answer = signed_in(lisa).post(reverse("letting-agreement-add"), SENT | slip)

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not LettingAgreement.objects.exists()


def test_new_terms_are_written_from_the_old_ones_and_take_their_place(lisa, agreement, signed_in):
    client, url = signed_in(lisa), reverse("letting-agreement-replace", args=[agreement.pk])

    shown = client.get(url).content.decode()
    answer = client.post(url, SENT | {"first_day": "2026-07-01"})

    agreement.refresh_from_db()
    assert 'value="1/2"' in shown
    assert answer.status_code == 302
    assert agreement.last_day == date(2026, 6, 30)
    assert agreement.followed_by.name == "Avtale for Nord"


def test_an_agreement_is_ended_with_a_day_that_it_still_holds(lisa, agreement, signed_in):
    url = reverse("letting-agreement-end", args=[agreement.pk])

    answer = signed_in(lisa).post(url, {"last_day": "2026-05-31"})

    agreement.refresh_from_db()
    assert answer.status_code == 302
    assert agreement.last_day == date(2026, 5, 31)


def test_who_lets_reads_the_agreement_and_its_turns_and_changes_nothing(hans, agreement, a_home, a_vacancy, signed_in):
    actions.set_lane(a_vacancy(a_home(address="Turveien 3")), on=DAY, by=hans)
    client = signed_in(hans)

    page = client.get(reverse("letting-agreement", args=[agreement.pk])).content.decode()

    assert "Turveien 3" in page
    assert reverse("letting-agreement-end", args=[agreement.pk]) not in page
    assert (
        client.post(reverse("letting-agreement-end", args=[agreement.pk]), {"last_day": "2026-05-31"}).status_code
        == 404
    )


def test_a_turn_does_not_tell_where_a_hidden_family_was_offered_a_home(
    hans, agreement, a_home, a_family, a_vacancy, listed, signed_in
):
    vacancy = a_vacancy(a_home(address="Hemmeligveien 7"))
    actions.set_lane(vacancy, on=DAY, by=hans)
    vacancy.refresh_from_db()
    hidden = listed(a_family(grade=Grade.CONFIDENTIAL))
    actions.send_offers(vacancy, registrations=[hidden], answer_by=DAY, on=DAY, by=hans)

    page = signed_in(hans).get(reverse("letting-agreement", args=[agreement.pk])).content.decode()

    assert "Hemmeligveien" not in page
    assert "a home that others work with" in page


def test_another_offices_agreement_is_not_found(omar, signed_in, hans):
    other = actions.add_agreement(users.office("Annetvik"), terms=terms(first_day=YEAR), by=omar)

    assert signed_in(hans).get(reverse("letting-agreement", args=[other.pk])).status_code == 404
