"""An office has the law of its own country: what only another country's law says is refused by name, never borrowed."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse

from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import WishFacts
from bofast.casework.policy import actions as policy
from bofast.casework.policy.figures import FigureFacts
from bofast.casework.policy.law import law_of
from bofast.jobs.run_letting import plan_letting
from bofast.vocabulary.errors import MissingParameter
from bofast.vocabulary.letting import Mode
from bofast.vocabulary.reasons import Reason
from tests.integration.lettings.conftest import DAY, refusal

pytestmark = pytest.mark.django_db

NORWEGIAN = "startlan/longest_term"
MOST_PERSONS = "letting/most_persons_per_room"


@pytest.fixture
def danish(office):
    office.country = "dk"
    office.save()
    return office


@pytest.fixture
def crowd(agreement, north, a_home, a_family, a_vacancy, listed, hans):
    """Two adults and five children who want a home of three rooms: more than two to a room."""
    home, seven = a_home(area=north, rooms=3), a_family(adults=2, children=5)
    actions.change_wishes(listed(seven), wishes=(WishFacts(home=home),), on=DAY, by=hans)
    a_vacancy(home)


def planned(office, *, by) -> dict:
    return json.loads(plan_letting(actions.ask_for_run(office, mode=Mode.LIST, on=DAY, by=by)).plan)


def test_a_danish_run_keeps_the_ceiling_of_persons_to_a_room(danish, crowd, hans):
    plan = planned(danish, by=hans)

    assert plan["moves"] == []
    (reason,) = plan["reasons"]
    assert (reason["code"], reason["values"]["persons"], reason["values"]["rooms"]) == ("too_many_persons", 7, 3)


def test_a_norwegian_run_has_no_such_ceiling(office, crowd, hans):
    assert len(planned(office, by=hans)["moves"]) == 1
    with pytest.raises(MissingParameter, match="nothing in the law of this country"):
        law_of(office).row(MOST_PERSONS, on=DAY)


def test_what_only_norwegian_law_says_is_refused_by_name_in_a_danish_office(danish):
    with pytest.raises(MissingParameter, match=NORWEGIAN):
        law_of(danish).row(NORWEGIAN, on=DAY)


def test_a_danish_office_enters_figures_of_its_own_law_alone(danish, kari):
    facts = {"first_day": DAY, "source": "Byrådet, 2. marts", "source_url": "https://example.org/"}

    policy.enter_figure(office=danish, facts=FigureFacts(parameter=MOST_PERSONS, value=3, **facts), by=kari)

    foreign = FigureFacts(parameter=NORWEGIAN, value=40, **facts)
    assert refusal(policy.enter_figure, office=danish, facts=foreign, by=kari) is Reason.FIGURE_DOES_NOT_FIT
    assert law_of(danish).row(MOST_PERSONS, on=DAY).whole == 3


def test_the_pages_of_a_danish_family_say_which_figures_nobody_has(danish, kari, a_family, signed_in):
    family, client = a_family(housed=True, children=2), signed_in(kari)

    shown = [client.get(reverse(name, args=[family.pk])) for name in ("family", "family-ways")]

    assert [page.status_code for page in shown] == [200, 200]
    assert "guidance_rates/adults" not in shown[1].content.decode()  # named by what it is, though no Danish file has it
