"""A refusal that is put right on another page leads there, for those who may go there."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from bofast.casework.followup.models import Proposal
from bofast.casework.ownership import actions as ownership
from bofast.casework.ownership.models import LoanCase
from bofast.desk.mending import PLACES, mended_at
from bofast.desk.office import desk_of
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(family, kari) -> LoanCase:
    made = ownership.apply_for_loan(
        family, amount=Money.of(2_000_000), term_years=30, applied_on=date(2026, 1, 5), by=kari
    )
    ownership.recommend_loan(made, reason="Tåler lånet", recommended_on=date(2026, 1, 6), by=kari)
    return made


def granting(case, client):
    until = timezone.localdate().replace(day=1)
    return client.post(
        reverse("family-loan-grant", args=[case.family_id, case.pk]),
        {"certificate_until": until, "key": "00000000-0000-4000-8000-000000000001"},
    )


def test_a_missing_frame_leads_to_the_page_of_the_frame(case, leif, signed_in):
    answer = granting(case, signed_in(leif))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"for {timezone.localdate().year}." in page
    assert f'href="{reverse("office-frame")}"' in page.partition("<main")[2]


def test_a_frame_that_is_used_up_leads_there_too_from_the_decision(case, office, leif, signed_in):
    ownership.set_frame(office, year=timezone.localdate().year, amount=Money.of(1), earmarked=Money(0), by=leif)

    answer = signed_in(leif).post(reverse("proposal-decide", args=[Proposal.objects.get().pk]), {"approve": "1"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "has only 1" in page
    assert f'href="{reverse("office-frame")}"' in page.partition("<main")[2]


def test_who_may_not_go_there_is_not_led_there(office, kari):
    desk = desk_of(kari)

    assert all(mended_at(ShownToUser(reason), desk=desk) is None for reason in PLACES)
    assert mended_at(ShownToUser(Reason.HOME_OCCUPIED), desk=desk) is None


def test_every_place_has_words_and_is_an_address():
    for place in set(PLACES.values()):
        assert reverse(place.url_name)
        for language in ("nb", "da"):
            with translation.override(language):
                translated = str(place.label)
            with translation.override("en"):
                assert translated != str(place.label)
