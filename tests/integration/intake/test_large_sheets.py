"""A sheet too large for one transaction: by batches, with its progress, stopped half-way, and again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bofast.casework.homes.actions import add_area
from bofast.casework.homes.models import Area, Home
from bofast.casework.intake import actions
from bofast.casework.intake.checking import aside
from bofast.casework.intake.checking.aside import rows_aside
from bofast.casework.intake.models import Sheet
from bofast.casework.intake.questions import asked_of
from bofast.casework.intake.rows import HomeRow, NumberedRow
from bofast.casework.runs.actions import tell_progress
from bofast.casework.runs.models import Run
from bofast.jobs import bring_in
from bofast.vocabulary.reasons import Reason
from tests.integration.intake.hostile import ordinary
from tests.integration.intake.test_questions import ALIKE, FAMILY, KNOWN

pytestmark = pytest.mark.django_db

HEADINGS = ["Bolignummer", "Adresse", "Område", "Blokk", "Husleie per måned"]
HOMES = 23
SHEET = ordinary(
    [HEADINGS, *([f"B-{n}", f"Prøvevegen {n}", f"Område {n % 2}", f"Blokk {n % 4}", 9000 + n] for n in range(HOMES))]
)


@pytest.fixture(autouse=True)
def sheets_are_large_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bring_in, "IN_ONE_TRANSACTION", 10)
    monkeypatch.setattr(bring_in, "BATCH", 5)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int | None]]:
    """How far each run says that it has come."""
    told: list[tuple[int, int | None]] = []

    def tell(run: Run, *, done: int, total: int | None) -> None:
        told.append((done, total))
        tell_progress(run, done=done, total=total)

    monkeypatch.setattr(bring_in, "tell_progress", tell)
    return told


@pytest.fixture
def stopped_at(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let the user press "stop" when so many rows have been written."""

    def at(rows: int) -> None:
        def tell(run: Run, *, done: int, total: int | None) -> None:
            if total is not None and done == rows:
                Run.objects.filter(pk=run.pk).update(cancel_asked=True)
            tell_progress(run, done=done, total=total)

        monkeypatch.setattr(bring_in, "tell_progress", tell)

    return at


def come_in(sheet: Sheet) -> Run:
    run = actions.ask_to_bring_in(sheet, only_good_rows=False, by=sheet.uploaded_by)
    bring_in.bring_in_sheet.call(str(run.pk))
    run.refresh_from_db()
    return run


def test_its_progress_rises_to_all_of_its_rows(checked, told):
    sheet = checked(SHEET)
    told.clear()

    come_in(sheet)

    assert told == [(5, 23), (10, 23), (15, 23), (20, 23), (23, 23)]


def test_stopped_half_way_it_goes_on_when_it_is_brought_in_again(checked, stopped_at, monkeypatch):
    sheet = checked(SHEET)
    stopped_at(10)

    stopped = come_in(sheet)

    assert (stopped.state, stopped.done_count, stopped.total_count) == (Run.State.CANCELLED, 10, HOMES)
    assert Home.objects.count() == 10
    sheet.refresh_from_db()
    assert (sheet.state, sheet.tally) == (Sheet.State.CHECKED, {})

    stopped_at(HOMES + 1)
    again = come_in(sheet)

    assert (again.state, again.result) == (
        Run.State.DONE,
        {"new": 13, "changed": 0, "unchanged": 10, "left_out": 0},
    )
    assert Home.objects.count() == HOMES


def test_the_same_again_changes_nothing(brought_in):
    brought_in(SHEET)
    areas = set(Area.objects.values_list("name", "parent__name", "path"))

    again = brought_in(SHEET)

    assert again.result == {"new": 0, "changed": 0, "unchanged": HOMES, "left_out": 0}
    assert set(Area.objects.values_list("name", "parent__name", "path")) == areas
    assert len(areas) == 1 + 2 + 4


def test_each_place_is_looked_up_once_for_all_rows(brought_in, monkeypatch):
    looked_up: list[str] = []

    def add(name: str, **told: Any) -> Area:
        looked_up.append(name)
        return add_area(name, **told)

    monkeypatch.setattr("bofast.casework.intake.bringing.homes.add_area", add)

    brought_in(SHEET)

    places = ["Eksempelvik", "Område 0", "Område 1", "Blokk 0", "Blokk 1", "Blokk 2", "Blokk 3"]
    assert sorted(looked_up) == sorted(places)


def test_a_register_that_has_changed_since_is_asked_about_again(brought_in, checked):
    sheet = checked(ordinary([FAMILY, ALIKE]))
    brought_in(ordinary([FAMILY, KNOWN]))

    run = come_in(sheet)

    assert (run.state, run.trouble) == (Run.State.FAILED, Reason.SHEET_HAS_FAULTS)
    sheet.refresh_from_db()
    assert [one.question.reason for one in asked_of(sheet)] == [Reason.PERSON_LOOKS_KNOWN]


def test_rows_put_aside_come_back_as_they_were(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(aside, "KEPT_IN_MEMORY", 1)
    rows = [
        NumberedRow(
            number,
            HomeRow(
                supplier_home_id=f"B-{number}",
                address="Prøvevegen 1",
                rent_per_month=Decimal("9670.50"),
                rent_from_day=date(2026, 1, 1),
                properties=("hage", "heis"),
            ),
        )
        for number in range(aside.ROWS_TOGETHER * 2 + 1)
    ]

    with rows_aside(tmp_path) as put_aside:
        for row in rows:
            put_aside.put(row)
        back = list(put_aside.rows())

    assert back == rows
    assert not list(tmp_path.iterdir())
