"""The page of one family: what it tells, of which day, and to whom."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from bofast.casework.access.models import BreakGlass
from bofast.casework.families import actions
from bofast.casework.journal.deeds import Deed
from tests.integration.families.on_pages import TODAY, address, entries


def test_the_family_page_tells_who_where_and_until_when(a_family, kari, signed_in):
    family = a_family(name="Familien Prøve", housed=True, children=2)

    page = signed_in(kari).get(address("family", family)).content.decode()

    for told in ("Familien Prøve", "3 people", "Prøveveien", "1 January 2020", "Trace"):
        assert told in page
    assert entries(Deed.FAMILY_READ).count() == 1


def test_another_day_is_shown_in_words(a_family, kari, signed_in):
    family = a_family(housed=True)

    page = signed_in(kari).get(address("family", family) + "?on=2019-06-01").content.decode()

    assert "1 June 2019" in page
    assert "0 people" in page


@pytest.mark.parametrize("who", ["omar", "liv"])
def test_whoever_works_elsewhere_finds_nothing(a_family, signed_in, request, who):
    family = a_family()
    client = signed_in(request.getfixturevalue(who))

    names = ("family", "family-open", "family-split", "family-join", "family-change", "family-move", "family-workers")
    for name in (*names, "family-member-add", "person-merge"):
        assert client.get(address(name, family)).status_code == 404
    assert not entries(Deed.FAMILY_READ).exists()


def test_a_family_one_does_not_work_with_opens_with_a_reason(a_family, office, lisa, pia, signed_in):
    family = a_family(name="Ikke min")
    client = signed_in(pia)
    assert client.get(address("family", family)).status_code == 404

    short = client.post(address("family-open", family), {"category": "covering", "reason": "kort"})
    assert short.status_code == 422
    client.post(address("family-open", family), {"category": "covering", "reason": "Vikar for kollega i dag"})

    assert client.get(address("family", family)).status_code == 200
    assert entries(Deed.OPENED_WITH_REASON).get().family_id == family.pk
    BreakGlass.objects.update(
        opened_at=timezone.now() - timedelta(hours=4), expires_at=timezone.now() - timedelta(hours=1)
    )
    assert client.get(address("family", family)).status_code == 404


def test_whoever_may_only_see_may_not_change(a_family, lisa, signed_in):
    family = a_family()

    assert signed_in(lisa).get(address("family", family)).status_code == 200
    assert signed_in(lisa).get(address("family-change", family)).status_code == 404


def test_colleagues_are_let_in_to_work_with_a_family(a_family, kari, pia, signed_in):
    family = a_family()

    signed_in(kari).post(address("family-workers", family), {"user": str(pia.pk)})
    assert signed_in(pia).get(address("family", family)).status_code == 200

    signed_in(kari).post(address("family-worker-end", family, family.workers.get().pk))
    assert signed_in(pia).get(address("family", family)).status_code == 404


def test_a_colleagues_work_with_a_family_is_ended_where_it_is_shown(a_family, kari, lisa, signed_in):
    family = a_family()
    worker = actions.add_worker(family, user=lisa, from_day=TODAY, by=kari)
    end = reverse("family-worker-end", args=[family.pk, worker.pk])
    client = signed_in(kari)

    assert end in client.get(address("family-workers", family)).content.decode()
    client.post(end)

    worker.refresh_from_db()
    assert worker.to_day is not None
    assert end not in client.get(address("family-workers", family)).content.decode()
    assert entries(Deed.WORKER_ENDED).count() == 1


def test_name_and_case_number_are_changed(a_family, kari, signed_in):
    family = a_family()

    signed_in(kari).post(address("family-change", family), {"name": "Nytt", "reference": "X", "text_language": "da"})

    family.refresh_from_db()
    assert (family.name, family.reference, family.text_language) == ("Nytt", "X", "da")
