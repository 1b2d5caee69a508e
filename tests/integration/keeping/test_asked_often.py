"""A query that is kept as text gives the rows that its query set would give, for any values."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bofast.casework.families.models import Family, Membership
from bofast.casework.keeping.asked_often import CannotPrepare, asked_often
from bofast.casework.mapping.models import IncomeLine

pytestmark = pytest.mark.django_db


def people(*, ids, on):
    members = Membership.objects.filter(family_id__in=ids, from_day__lte=on).order_by("family_id", "id")
    return members.values_list("family_id", "person_id", "person__born_on", "person__died_on", "role")


def incomes(*, ids, on):
    lines = IncomeLine.objects.filter(family_id__in=ids, from_day__lte=on).order_by("family_id", "id")
    return lines.values_list("person_id", "kind", "permanence", "to_day", "position_percent", "net_per_month_minor")


def keys(*, ids, on):
    return Family.objects.filter(pk__in=ids, created_at__date__lte=on).order_by("pk").values_list("pk", flat=True)


def instances(*, ids, on):
    rows = Membership.objects.filter(family_id__in=ids, from_day__lte=on).select_related("person", "family__office")
    alone = ~Exists(Membership.objects.filter(family=OuterRef("family")).exclude(pk=OuterRef("pk")))
    return rows.annotate(is_alone=alone).order_by("pk")


def narrowed(*, ids, on):
    rows = Membership.objects.filter(family_id__in=ids, from_day__lte=on).select_related("person")
    return rows.only("family_id", "person__born_on").order_by("pk")


def apart(*, ids, on):
    """Rows that differ, in an order by a column that is not asked for: the database gives it all the same."""
    rows = Membership.objects.filter(family_id__in=ids, from_day__lte=on).distinct()
    return rows.order_by("family_id", "person_id", "role").values_list("family_id", "role")


QUERIES = [people, incomes, keys, instances, narrowed, apart]


@pytest.fixture
def five_families(a_family):
    families = [
        a_family(adults=2),
        a_family(housed=True),
        a_family(adults=2, children=3),
        a_family(),
        a_family(adults=0),
    ]
    return [family.pk for family in families]


def told(rows):
    """Rows as they can be compared: an instance by all that it holds, its people and families with it."""
    return [row if not hasattr(row, "_meta") else _held(row) for row in rows]


def _held(row):
    kept = {name: value for name, value in vars(row).items() if name != "_state"}
    related = {name: _held(each) for name, each in row._state.fields_cache.items() if each is not None}
    return type(row).__name__, kept, related


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("number", [0, 1, 2, 3, 5])
def test_rows_are_those_of_the_query_set(query, number, five_families, today):
    asked: dict[str, Any] = {"ids": five_families[:number], "on": today}

    rows = asked_often()(query)(**asked)

    assert told(rows) == told(query(**asked))
    assert bool(rows) == (number > 0) or query is incomes


def test_a_query_asked_again_is_asked_of_other_values(five_families, today):
    kept = asked_often()(people)
    one, other, *_ = five_families

    kept(ids=[one], on=today)

    assert kept(ids=[other], on=today) == list(people(ids=[other], on=today))
    assert kept(ids=[one], on=date(2019, 12, 31)) == []


def test_a_query_is_written_once_for_values_of_one_kind(five_families, today):
    written = []

    @asked_often()
    def counted(*, ids, on):
        written.append(len(ids))
        return people(ids=ids, on=on)

    for number in (1, 2, 3, 4, 3, 2):
        counted(ids=five_families[:number], on=today)

    assert written == [1, 1, 2, 2, 4, 4]


def test_more_values_than_a_text_holds_are_asked_about_all_the_same(five_families, today):
    many, handed = [*five_families, *(family for family in five_families for _ in range(1000))], []

    @asked_often()
    def kept(*, ids, on):
        handed.append(ids)
        return people(ids=ids, on=on)

    assert kept(ids=many, on=today) == list(people(ids=many, on=today))
    assert handed == [many]


def test_values_of_one_kind_are_told_apart(five_families, today):
    def between(*, ids, others, since, until):
        either = Q(family_id__in=ids) | Q(family_id__in=others)
        members = Membership.objects.filter(either, from_day__gte=since, from_day__lte=until)
        return members.order_by("pk").values_list("pk", flat=True)

    kept, long_ago = asked_often()(between), today - timedelta(days=20_000)
    one, other, third, *_ = five_families

    for since, until in ((long_ago, today), (today + timedelta(days=1), today), (long_ago, long_ago)):
        asked: dict[str, Any] = {"ids": [one], "others": [other, third], "since": since, "until": until}
        assert kept(**asked) == list(between(**asked))
    assert kept(ids=[one], others=[other, third], since=long_ago, until=today)


def test_nothing_is_a_value_of_its_own(family, today):
    def ended(*, family, on):
        until = Q(to_day__isnull=True) if on is None else Q(to_day__gt=on)
        return Membership.objects.filter(until, family=family).order_by("pk").values_list("pk", flat=True)

    kept = asked_often()(ended)

    for on in (today, None, today - timedelta(days=4000)):
        assert kept(family=family.pk, on=on) == list(ended(family=family.pk, on=on))


def test_instants_and_texts_are_found_again(family):
    def named(*, name, after):
        return Family.objects.filter(name__gte=name, created_at__gt=after).order_by("pk")

    kept, hour = asked_often()(named), timedelta(hours=1)

    for name, after in (
        (family.name, timezone.now() - hour),
        ("~", timezone.now() - hour),
        ("", timezone.now() + hour),
    ):
        assert kept(name=name, after=after) == list(named(name=name, after=after))


def test_a_query_that_can_never_hold_gives_nothing(family):
    @asked_often(shape={"may"})
    def seen(*, family, may):
        return Family.objects.filter(pk=family) if may else Family.objects.none()

    assert seen(family=family.pk, may=False) == []
    assert seen(family=family.pk, may=True) == [family]


@pytest.mark.parametrize(
    "query",
    [
        lambda *, day: Family.objects.filter(created_at__date__lte=day - timedelta(days=1)),
        lambda *, day: Family.objects.filter(created_at__year=day.year),
        lambda *, day: Family.objects.filter(closed_on__isnull=day.year > 2000),
    ],
    ids=["a value made of the value", "a part of the value", "a choice by the value"],
)
def test_a_query_that_is_built_from_a_value_is_refused(query, today):
    with pytest.raises(CannotPrepare, match="name in shape"):
        asked_often()(query)(day=today)


@pytest.mark.parametrize("value", [True, 2.5, {"a": 1}])
def test_a_value_that_cannot_be_told_from_others_is_refused(value):
    with pytest.raises(CannotPrepare, match="shape"):
        asked_often()(lambda *, value: Family.objects.filter(name=value))(value=value)


def test_a_query_that_prefetches_is_refused(family):
    with pytest.raises(CannotPrepare, match="prefetch"):
        asked_often()(lambda *, key: Family.objects.filter(pk=key).prefetch_related("memberships"))(key=family.pk)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 4), max_size=9), st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.sampled_from(QUERIES))
def test_any_values_in_any_order_and_number(five_families, which, on, query):
    ids = [five_families[at] for at in which]

    assert told(asked_often()(query)(ids=ids, on=on)) == told(query(ids=ids, on=on))
