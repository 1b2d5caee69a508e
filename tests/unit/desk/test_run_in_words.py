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
def test_what_came_in_as_one_transaction_has_left_nothing(state):
    for kind, done, total in (("bring_in_sheet", 700, None), ("compare_all", 700, 900), ("check_sheet", 0, None)):
        assert (
            "Nothing is half-written"
            in progress_of(Run(kind=kind, state=state, done_count=done, total_count=total)).words
        )
