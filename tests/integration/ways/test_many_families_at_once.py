"""Many families in one breath: read as one at a time, and screened as one at a time."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.db.models import QuerySet

from bofast.casework.families.models import Membership
from bofast.casework.followup.screening import Assumptions, PriceLevel, screen_many
from bofast.casework.mapping.models import IncomeLine
from bofast.casework.mapping.prepared import rows_of_query
from bofast.casework.policy.law import law_of
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason


def people(ids: Collection[UUID], on: date) -> QuerySet[Any, Any]:
    members = Membership.objects.filter(family_id__in=ids, from_day__lte=on).order_by("family_id", "id")
    return members.values_list("family_id", "person_id", "person__born_on", "person__died_on", "role")


def incomes(ids: Collection[UUID], on: date) -> QuerySet[Any, Any]:
    lines = IncomeLine.objects.filter(family_id__in=ids, from_day__lte=on).order_by("family_id", "id")
    return lines.values_list("person_id", "kind", "permanence", "to_day", "position_percent", "net_per_month_minor")


@pytest.fixture
def five_families(family_b, a_family):
    """The last has no adult, so that nothing can be reckoned for it."""
    families = [family_b, a_family(housed=True), a_family(adults=2, children=3), a_family(), a_family(adults=0)]
    return [family.pk for family in families]


@pytest.mark.parametrize("query", [people, incomes])
@pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
def test_families_are_read_as_the_query_set_would_read_them(query, number, five_families, today):
    ids = five_families[:number]

    assert rows_of_query(query, ids=ids, on=today) == list(query(ids, today))


def test_a_query_asked_again_is_asked_of_other_families_and_another_day(five_families, today):
    one, other, *_ = five_families

    rows_of_query(people, ids=[one], on=today)

    assert rows_of_query(people, ids=[other], on=today) == list(people([other], today))
    assert rows_of_query(people, ids=[one], on=date(2019, 12, 31)) == []


def test_each_family_is_screened_among_many_as_it_is_alone(five_families, office, figures_of_2026, today):
    assumed = Assumptions(
        on=today, levels=(PriceLevel(99, Money.of(2_430_000)),), running_costs_per_month=Money.of(2500)
    )
    asked = {"assumed": assumed, "law": law_of(office), "municipality": office.municipality_number}

    together = list(screen_many(five_families, **asked))

    assert together == [found for family in five_families for found in screen_many([family], **asked)]
    assert [found.trouble for found in together] == [None, None, None, None, Reason.NO_ADULT_IN_FAMILY]
