"""Who could buy? The run, its page, and the workbook."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from bofast.casework.families import actions as families
from bofast.casework.families.models import Grade
from bofast.casework.journal.deeds import Deed
from bofast.casework.journal.models import Entry
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.jobs.compare_all import compare_all

PRICES = {"price_small": "1 500 000", "price_middle": "2 430 000", "price_large": "3 000 000", "running_costs": "2500"}


@pytest.fixture
def ask(kari, signed_in, django_capture_on_commit_callbacks):
    def start():
        with django_capture_on_commit_callbacks(execute=False):
            answer = signed_in(kari).post("/ways/all/start", PRICES)
        run = Run.objects.get()
        assert answer.url == f"/runs/{run.pk}"
        return run

    return start


def done(run: Run) -> Run:
    compare_all.func(str(run.pk))
    run.refresh_from_db()
    return run


def test_a_run_has_an_answer_for_every_family(ask, family_b, a_family, figures_of_2026):
    a_family(adults=0, children=1)

    run = done(ask())

    assert run.state == Run.State.DONE
    assert (run.done_count, run.total_count) == (2, 2)
    assert sum(run.result["counts"].values()) == 2
    assert {row[-1] for row in run.result["rows"]} >= {"no_adult_in_family"}


def test_the_page_lists_the_families_and_what_would_change_the_answer(ask, family_b, kari, signed_in, figures_of_2026):
    done(ask())

    shown = signed_in(kari).get("/ways/all").content.decode()

    assert "Familien B." in shown
    assert f"/families/{family_b.pk}/ways" in shown
    assert Entry.objects.filter(deed=Deed.FAMILIES_LISTED).exists()


def test_a_protected_family_stands_in_no_list(ask, family_b, kari, signed_in, figures_of_2026, today):
    run = done(ask())
    person = family_b.members_on(today).first().person
    families.set_protection(person, grade=Grade.CONFIDENTIAL, from_day=today, source="prøve", by=kari)

    client = signed_in(kari)

    assert len(run.result["rows"]) == 1
    assert "Familien B." not in client.get("/ways/all").content.decode()
    book = load_workbook(BytesIO(client.get("/ways/all/export").content))
    assert list(book.active.iter_rows(min_row=2)) == []


def test_the_workbook_has_a_row_a_family_and_is_journalled(ask, family_b, kari, signed_in, figures_of_2026):
    done(ask())

    book = load_workbook(BytesIO(signed_in(kari).get("/ways/all/export").content))

    assert [row[0].value for row in book.active.iter_rows(min_row=2)] == ["B-1"]
    assert Entry.objects.filter(deed=Deed.EXPORTED).exists()


def test_a_cancelled_run_leaves_no_result(ask, family_b, kari):
    run = ask()
    Run.objects.filter(pk=run.pk).update(state=Run.State.WAITING, cancel_asked=True)

    done(run)

    assert (run.state, run.result) == (Run.State.CANCELLED, {})


def test_a_run_that_is_taken_already_is_left_alone(ask, family_b):
    run = ask()
    runs.begin(run.pk)

    assert done(run).state == Run.State.RUNNING


def test_a_price_is_needed(kari, signed_in):
    answer = signed_in(kari).post("/ways/all/start", PRICES | {"price_small": ""})

    assert answer.status_code == 422
    assert not Run.objects.exists()
