"""What a run that did not end well says of what it has left behind."""

import pytest
from django.utils import translation

from bofast.casework.runs.models import Run
from bofast.desk.runs.presenter import progress_of

OVER = [Run.State.CANCELLED, Run.State.FAILED]


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize("state", OVER)
def test_a_large_sheet_tells_how_many_of_its_rows_stand(state):
    words = progress_of(Run(kind="bring_in_sheet", state=state, done_count=3_500, total_count=9_000)).words

    assert "3" in words
    assert "which stand" in words
    assert "half-written" not in words


@pytest.mark.parametrize("state", OVER)
def test_a_weighing_that_was_stopped_tells_how_many_homes_are_weighed_and_how_to_weigh_the_rest(state):
    words = progress_of(Run(kind="weigh_homes", state=state, done_count=1_500, total_count=4_000)).words

    assert "homes weighed by it: 1,500" in words
    assert "Choose the norm again to weigh them all." in words


@pytest.mark.parametrize(
    ("kind", "says"), [("weigh_homes", "500 of 1,200 families"), ("check_sheet", "500 of 1,200 rows")]
)
def test_how_far_a_run_has_come_is_told_in_what_it_counts(kind, says):
    assert progress_of(Run(kind=kind, state=Run.State.RUNNING, done_count=500, total_count=1_200)).words == says


@pytest.mark.parametrize("state", OVER)
def test_what_came_in_as_one_transaction_has_left_nothing(state):
    for kind, done, total in (("bring_in_sheet", 700, None), ("compare_all", 700, 900), ("check_sheet", 0, None)):
        assert (
            "Nothing is half-written"
            in progress_of(Run(kind=kind, state=state, done_count=done, total_count=total)).words
        )
