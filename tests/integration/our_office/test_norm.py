"""The norm that the office chooses is what its lists and the family's page go by."""

import pytest
from django.db import DatabaseError
from django.urls import reverse

from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.casework.tenancies.actions import outlooks
from bofast.casework.tenancies.models import FitOutlook
from bofast.jobs.weigh_homes import weigh_homes
from bofast.rules.home_fit import EUROSTAT, SSB

pytestmark = pytest.mark.django_db


def test_the_chosen_norm_is_used_by_the_family_page_and_the_lists(a_family, kari, lisa, office, signed_in):
    family = a_family(housed=True)
    before = signed_in(kari).get(reverse("family", args=[family.pk])).content.decode()

    answer = signed_in(lisa).post(reverse("office-norm"), {"norm": SSB})
    run = Run.objects.get(kind="weigh_homes")
    weigh_homes.call(str(run.pk))

    after = signed_in(kari).get(reverse("family", args=[family.pk])).content.decode()
    office.refresh_from_db()
    assert (answer.status_code, office.fit_norm) == (302, SSB)
    assert "share a room): the norm that this office uses" in before
    assert "a person): the norm that this office uses" in after
    assert FitOutlook.objects.get(family=family).norm == SSB
    assert Entry.objects.filter(deed=Deed.POLICY_ROW_SET, facts__fit_norm=SSB).count() == 1


def chosen(lisa, signed_in) -> Run:
    signed_in(lisa).post(reverse("office-norm"), {"norm": SSB})
    return Run.objects.get(kind="weigh_homes")


@pytest.fixture
def in_small_chunks(monkeypatch):
    monkeypatch.setattr(outlooks, "CHUNK", 2)


def test_the_weighing_tells_how_far_it_has_come(a_family, lisa, signed_in, in_small_chunks, monkeypatch):
    for _ in range(5):
        a_family(housed=True)
    run, heard = chosen(lisa, signed_in), []
    write_down = runs.tell_progress

    def listening(run, *, done, total):
        heard.append((done, total))
        write_down(run, done=done, total=total)

    monkeypatch.setattr(runs, "tell_progress", listening)
    weigh_homes.call(str(run.pk))

    run.refresh_from_db()
    assert heard == [(0, 5), (2, 5), (4, 5), (5, 5)]
    assert (run.state, run.done_count, run.total_count, run.result) == (Run.State.DONE, 5, 5, {"families": 5})
    page = signed_in(lisa).get(reverse("run", args=[run.pk])).content.decode()
    assert reverse("outgrown") in page


def test_the_weighing_stops_when_it_is_asked_to(a_family, lisa, signed_in, in_small_chunks, monkeypatch):
    for _ in range(5):
        a_family(housed=True)
    run = chosen(lisa, signed_in)
    store = outlooks._store

    def store_and_be_stopped(weighed):
        store(weighed)
        signed_in(lisa).post(reverse("run-cancel", args=[run.pk]))

    monkeypatch.setattr(outlooks, "_store", store_and_be_stopped)
    weigh_homes.call(str(run.pk))

    run.refresh_from_db()
    assert (run.state, run.done_count) == (Run.State.CANCELLED, 2)
    assert FitOutlook.objects.filter(norm=SSB).count() == 2
    page = signed_in(lisa).get(reverse("run", args=[run.pk])).content.decode()
    assert "homes weighed by it: 2" in page


def test_a_weighing_that_fails_says_so_and_stops_nobody_elses_work(a_family, lisa, signed_in, monkeypatch):
    a_family(housed=True)
    run = chosen(lisa, signed_in)

    def broken(_weighed):
        raise DatabaseError

    monkeypatch.setattr(outlooks, "_store", broken)
    weigh_homes.call(str(run.pk))

    run.refresh_from_db()
    assert (run.state, run.trouble) == (Run.State.FAILED, "DatabaseError")


def test_a_norm_that_is_none_is_refused(lisa, office, signed_in):
    assert signed_in(lisa).post(reverse("office-norm"), {"norm": "own"}).status_code == 422

    office.refresh_from_db()
    assert office.fit_norm == EUROSTAT


def test_only_who_sets_the_offices_figures_chooses_its_norm(kari, signed_in):
    assert signed_in(kari).get(reverse("office-norm")).status_code == 404
