"""What must happen first, and why the ways stand in their order, in words that can be read out."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from bofast.casework.followup import actions as followup
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.followup.facts import WayOptionFacts
from bofast.desk.ways.comparing import compare_family
from bofast.desk.ways.presenter import why_this_order
from bofast.vocabulary.money import Money
from bofast.vocabulary.ways import Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(family_b, kari, signed_in):
    """The text of each row of the table, by the way's name."""

    def get(user=kari):
        page = signed_in(user).get(reverse("family-ways", args=[family_b.pk])).content.decode()
        found = re.findall(r'<tr role="row"[^>]*>(.*?)</tr>', page, flags=re.DOTALL)
        return {
            re.sub(r"<[^>]+>", "", row).split()[0]: row
            for row in found
            if "Must happen first" in row and "rowheader" in row
        }

    return get


def cell(row, name):
    return re.search(rf'data-label="{name}"[^>]*>(.*?)</td>', row, flags=re.DOTALL)[1]


def test_what_is_unknown_is_said_to_be_unknown_with_what_is_missing_and_where_to_enter_it(rows, family_b):
    first = cell(rows()["Move"], "Must happen first")

    assert "nothing" not in first
    assert "Not known yet." in first
    assert "Nothing has been entered about this way yet." in first
    assert reverse("family-way-option", args=[family_b.pk, "move"]) in first


def test_a_sentence_stands_once_in_a_row(rows):
    assert rows()["Move"].count("Nothing has been entered about this way yet.") == 1


def test_who_may_not_enter_it_is_not_led_there(rows, lisa):
    assert "/option" not in cell(rows(lisa)["Move"], "Must happen first")


def test_nothing_is_said_only_where_it_is_known_that_nothing_must_happen(rows, family_b, a_home, kari):
    facts = WayOptionFacts(
        home=a_home(large=True),
        rent_per_month=Money.of(9_500),
        running_costs_per_month=Money.of(500),
        deposit=Money(0),
        is_offered=True,
    )
    followup.set_way_option(family_b, way=Way.MOVE, facts=facts, by=kari)

    for row in rows().values():
        answer, first = cell(row, "What the rules say"), cell(row, "Must happen first")
        assert ("nothing" in first) <= (">Yes<" in answer), (first, answer)


def test_the_order_is_told_in_whole_sentences(rows, family_b, today, kari, signed_in):
    with translation.override("en"):
        sentences = why_this_order(compare_family(CaseFile(family_b), on=today))

    page = signed_in(kari).get(reverse("family-ways", args=[family_b.pk])).content.decode()

    assert len(sentences) == 4
    assert all(re.fullmatch(r"[A-Z].* (stands before|and) .*\.", sentence) for sentence in sentences)
    assert all(f"<li>{sentence}</li>" in page for sentence in sentences)
    assert "Why in this order" in page
