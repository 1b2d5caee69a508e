"""The trace is told as one would tell it: by day and person, alike reads together, each moment beneath."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone, translation

from bofast.casework.access.roles import Role
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.desk.journal import section
from bofast.desk.journal.gathering import gathered, in_one_sentence
from bofast.desk.journal.presenter import citizens_table, journal_table
from bofast.desk.office import desk_of
from tests.factories import users

pytestmark = pytest.mark.django_db

MORNING = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_oslo_and_norwegian():
    with timezone.override("Europe/Oslo"), translation.override("nb"):
        yield


def read(family, *, by, minutes: int, deed: Deed = Deed.FAMILY_READ, purpose: str = "") -> Entry:
    """An entry so many minutes after nine o'clock in Oslo; not kept, since only the telling is asked about."""
    at = MORNING + timedelta(minutes=minutes)
    return Entry(at=at, deed=deed, by_id=by.pk, family_id=family.pk, office_id=family.office_id, purpose=purpose)


def told(days) -> list[str]:
    return [in_one_sentence(alike).told for each in days for alike in each.deeds]


def test_alike_reads_of_one_person_and_day_are_one_sentence(a_family, kari):
    family = a_family()
    entries = [read(family, by=kari, minutes=minutes) for minutes in (40, 25, 12, 10)]

    (day,) = gathered(entries)

    assert told([day]) == ["leste familiens side 4 ganger mellom 09:10 og 09:40"]
    assert in_one_sentence(day.deeds[0]).beneath == "09:10 · 09:12 · 09:25 · 09:40"


def test_persons_days_deeds_and_reasons_are_told_apart(a_family, kari, lisa):
    family, day = a_family(), 24 * 60
    entries = [
        read(family, by=kari, minutes=day),
        read(family, by=lisa, minutes=30),
        read(family, by=kari, minutes=20, deed=Deed.GOAL_SET),
        read(family, by=kari, minutes=10, purpose="Familien ringte"),
        read(family, by=kari, minutes=5),
    ]

    days = gathered(entries)

    assert [(each.day.day, each.by_id) for each in days] == [(21, kari.pk), (20, lisa.pk), (20, kari.pk)]
    assert told(days[2:]) == [
        "satte et mål kl. 09:20",
        "leste familiens side kl. 09:10",
        "leste familiens side kl. 09:05",
    ]


def test_nothing_is_lost_by_gathering(a_family, kari, lisa):
    family = a_family()
    entries = [read(family, by=by, minutes=-90 * step) for step in range(40) for by in (kari, lisa)]

    moments = [at for each in gathered(entries) for alike in each.deeds for at in alike.at]

    assert sorted(moments) == sorted(entry.at for entry in entries)


def test_a_day_is_the_day_of_the_clock_on_the_wall(a_family, kari):
    late = read(a_family(), by=kari, minutes=14 * 60 + 30)

    (day,) = gathered([late])

    assert (late.at.day, day.day.day, told([day])) == (20, 20, ["leste familiens side kl. 23:30"])


def test_the_family_reads_roles_and_reasons_and_no_names(a_family, kari):
    family = a_family()
    days = gathered([read(family, by=kari, minutes=0), read(family, by=kari, minutes=-5, purpose="Familien ringte")])

    (row,) = citizens_table(days, desk=desk_of(kari)).rows

    assert (row.cells[1].value, row.cells[3]) == ("Familiekoordinator", "Familien ringte")


def test_the_leader_reads_names_and_families_as_far_as_they_are_seen(a_family, kari, lisa):
    seen, hidden = a_family(name="Sett"), a_family(name="Skjult")
    entries = [read(hidden, by=kari, minutes=9, purpose="Familien ringte"), read(seen, by=kari, minutes=0)]

    (row,) = journal_table(entries, desk=desk_of(lisa), families={seen.pk: "Sett"}).rows

    assert row.cells[1] == str(kari)
    assert [line.told for line in row.cells[2]] == [
        "leste familiens side (en familie du ikke ser) kl. 09:09. Grunn: Familien ringte",
        "leste familiens side (Sett) kl. 09:00",
    ]


def test_the_family_page_tells_whole_days_only(a_family, office, kari, monkeypatch):
    family, day = a_family(), 24 * 60
    nina = users.user("nina", Role.COORDINATOR, office=office)
    monkeypatch.setattr(section, "LOOKED_THROUGH", 4)
    entries = [read(family, by=kari, minutes=minutes) for minutes in (day, 20, 10)] + [read(family, by=nina, minutes=5)]

    assert [each.day.day for each in section._newest_whole(entries)] == [21]
    assert len(section._newest_whole(entries[:3])) == 2
