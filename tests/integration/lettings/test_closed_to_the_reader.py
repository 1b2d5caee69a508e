"""A reader who may know that a family waits, but not open it: no way leads in, and nothing of hers is done to it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from bofast.casework.access.roles import Role
from bofast.casework.families.models import Grade
from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.lettings.models import Registration
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.letting import Mode
from tests.factories import users
from tests.integration.lettings.conftest import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(agreement, north, a_home, a_vacancy):
    return a_vacancy(a_home(area=north)).home


@pytest.fixture
def wishing(listed, home, north, hans):
    """A family with two wishes: `wishing(family)`."""

    def add(family) -> Registration:
        registration = listed(family)
        wishes = (WishFacts(home=home), WishFacts(area=north))
        actions.change_wishes(registration, wishes=wishes, on=DAY, by=hans)
        return registration

    return add


def test_a_plan_leads_to_the_families_whose_details_the_reader_may_see_and_to_no_other(
    wishing, a_family, office, hans, signed_in
):
    mona = users.user("mona", Role.COORDINATOR, office=office)
    hers, anothers = (wishing(a_family(name=name, responsible=by)) for name, by in (("Alfa", mona), ("Beta", hans)))
    letting = plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=hans))

    page = signed_in(mona).get(reverse("letting-run", args=[letting.pk])).content.decode()

    assert "Alfa" in page
    assert "Beta" in page
    assert reverse("letting-run-family", args=[letting.pk, hers.family_id]) in page
    assert reverse("letting-run-family", args=[letting.pk, anothers.family_id]) not in page


def _wishes(registration: Registration) -> list[int]:
    standing = registration.wishes.filter(replaced_on__isnull=True)
    return list(standing.order_by("place").values_list("pk", flat=True))


@pytest.mark.parametrize(("act", "more"), [("wish-remove", ()), ("wish-move", ("down",))])
def test_the_wishes_of_a_hidden_family_are_not_for_her_to_change(wishing, a_family, hans, signed_in, act, more):
    registration = wishing(a_family(grade=Grade.CONFIDENTIAL))
    before = _wishes(registration)
    address = reverse(f"letting-registration-{act}", args=[registration.pk, before[0], *more])

    assert signed_in(hans).post(address).status_code == 404
    assert _wishes(registration) == before


@pytest.mark.parametrize(("act", "more"), [("wish-remove", ()), ("wish-move", ("down",))])
def test_nor_are_those_of_a_family_that_has_left_the_list_and_is_closed_again(
    wishing, a_family, hans, signed_in, act, more
):
    """Not even the reason why it is refused is told: that would tell that the family had been on the list."""
    registration = wishing(a_family())
    wish = _wishes(registration)[0]
    actions.end_listing(registration, on=DAY, because=Registration.EndedBecause.OWN_WISH, by=hans)

    answer = signed_in(hans).post(reverse(f"letting-registration-{act}", args=[registration.pk, wish, *more]))

    assert answer.status_code == 404
