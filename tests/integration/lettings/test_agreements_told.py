"""What the pages of agreements tell: which holds, what answers cost, and the old terms in the form for new ones."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from bofast.casework.lettings import actions
from bofast.casework.lettings.facts import Cost
from bofast.casework.lettings.models import Consequence, LettingAgreement
from bofast.desk.letting.agreements.forms import as_entered
from bofast.vocabulary.letting import OtherTurn, Precedence
from tests.factories import users
from tests.integration.lettings.conftest import YEAR, terms

pytestmark = pytest.mark.django_db
COSTS = (
    Cost(to=Consequence.To.REFUSAL, after=2, costs=Consequence.Costs.SENIORITY),
    Cost(to=Consequence.To.SILENCE, after=3, costs=Consequence.Costs.PAUSE),
)


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def full(office, north, hans) -> LettingAgreement:
    """An agreement with every term told, each with another value."""
    told = terms(
        name="Alt avtalt",
        municipal_share="1/4",
        flexible_share="1/8",
        internal_share="1/3",
        other_turn=OtherTurn.SENIORITY,
        departments=(north,),
        criteria=("arbeid", "utdanning"),
        precedences=(Precedence.DISABILITY, Precedence.CHILDREN),
        children_from_rooms=5,
        months_before_internal=7,
        exempts_internal_moves=True,
        costs=COSTS,
    )
    return actions.add_agreement(office, terms=told, by=hans)


def rows(page: str) -> dict[str, str]:
    """The rows of the first table of a page, by what stands first in each."""
    table = html.fromstring(page).xpath("//table")[0]
    cells = [[" ".join(cell.text_content().split()) for cell in row] for row in table.xpath(".//tbody/tr")]
    return {row[0]: " | ".join(row[1:]) for row in cells}


def test_the_list_tells_which_agreements_hold_and_knows_no_other_office(office, north, south, hans, today, signed_in):
    week = timedelta(days=7)
    for name, told in (
        ("Før", {"last_day": today - timedelta(days=1), "departments": (north,)}),
        ("Nå", {"last_day": today, "departments": (south,)}),
        ("Siden", {"first_day": today + week, "departments": (north,)}),
    ):
        actions.add_agreement(office, terms=terms(name=name, **told), by=hans)
    actions.add_agreement(users.office("Annetvik"), terms=terms(name="Annetvik"), by=hans)

    told = rows(signed_in(hans).get(reverse("letting-agreements")).content.decode())

    assert set(told) == {"Før", "Nå", "Siden"}
    assert "Nord" in told["Før"]
    assert told["Før"].rpartition(" | ")[2].startswith("ended")
    assert told["Nå"].rpartition(" | ")[2] == "holds"
    assert told["Siden"].rpartition(" | ")[2].startswith("from")


def test_every_term_is_told(full, hans, signed_in):
    page = unescape(signed_in(hans).get(reverse("letting-agreement", args=[full.pk])).content.decode())

    for told in (
        *(
            "1/4 (25 per cent)",
            "1/8 (12 per cent)",
            "1/3 (33 per cent)",
            "Nord",
            "arbeid, utdanning",
            "5 rooms or more",
        ),
        *("7 months as a tenant", "need not meet the criteria", "until further notice", "Avtale 1/2026"),
    ):
        assert told in page, told


def test_what_an_answer_costs_is_told_by_answer_and_number(full, hans, signed_in):
    page = signed_in(hans).get(reverse("letting-agreement", args=[full.pk])).content.decode()
    costs = page.partition("What answers cost")[2].partition("</table>")[0]
    told = [
        [" ".join(cell.text_content().split()) for cell in row] for row in html.fromstring(costs).xpath("//tbody/tr")
    ]

    assert [row[1] for row in told] == ["2", "3"]
    assert "begins anew" in told[0][2]
    assert "rests" in told[1][2]


def test_the_form_for_new_terms_holds_all_the_old_ones(full):
    entered = as_entered(full)

    assert (entered["refusals"], entered["refusals_cost"]) == (2, "seniority")
    assert (entered["silences"], entered["silences_cost"]) == (3, "pause")
    assert (entered["precedence_1"], entered["precedence_2"]) == ("disability", "children")
    assert entered["criteria"] == "arbeid\nutdanning"
    assert (entered["municipal_share"], entered["flexible_share"], entered["internal_share"]) == ("1/4", "1/8", "1/3")
    assert (entered["months_before_internal"], entered["children_from_rooms"]) == (7, 5)
    assert entered["exempts_internal_moves"] is True
    assert entered["departments"] == [full.departments.get().pk]


def test_what_has_ended_is_neither_ended_again_nor_replaced(office, lisa, hans, today, signed_in):
    """On its last day it holds still."""
    client = signed_in(lisa)
    for last_day, may_change in ((today - timedelta(days=1), False), (today, True)):
        told = terms(name=str(last_day), first_day=YEAR, last_day=last_day)
        agreement = actions.add_agreement(office, terms=told, by=hans)
        page = client.get(reverse("letting-agreement", args=[agreement.pk])).content.decode()
        assert (reverse("letting-agreement-end", args=[agreement.pk]) in page) is may_change
        assert (reverse("letting-agreement-replace", args=[agreement.pk]) in page) is may_change
        agreement.delete()
