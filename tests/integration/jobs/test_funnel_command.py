"""`bofast funnel` counts what has happened, and says what it cannot count."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from bofast.jobs.commands import funnel
from bofast.workbench.exits import Exit
from tests.integration.followup.conftest import leif
from tests.integration.results.conftest import families, programme

__all__ = ["families", "leif", "programme"]

pytestmark = pytest.mark.django_db


def test_today_is_counted_and_an_earlier_day_as_it_was_then(families, capsys):
    assert funnel(["--json"]) == Exit.ANSWERED
    assert json.loads(capsys.readouterr().out)["mapped"] == 3

    assert funnel(["--json", "--on", "2026-01-02"]) == Exit.ANSWERED
    assert json.loads(capsys.readouterr().out)["mapped"] == 0


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(days=20_000)])
def test_a_day_to_come_is_not_counted(ahead, families, capsys):
    today = timezone.localdate()

    assert funnel(["--json", "--on", (today + ahead).isoformat()]) == Exit.WRONG_USE

    told = capsys.readouterr()
    assert told.out == ""
    assert "is still to come: what will have happened by then is not known." in told.err
    assert f"Ask for {today} or before." in told.err


@pytest.mark.parametrize("written", ["2026-W10", "20261122", "tomorrow", "9999-12-32"])
def test_what_is_no_day_is_told_by_the_parser(written, capsys):
    with pytest.raises(SystemExit) as stopped:
        funnel(["--on", written])

    assert stopped.value.code == Exit.WRONG_USE
    assert "write it as 2026-11-21" in capsys.readouterr().err


def test_the_first_day_of_all_counts_nobody(families, capsys):
    assert funnel(["--json", "--on", date.min.isoformat()]) == Exit.ANSWERED
    assert set(json.loads(capsys.readouterr().out).values()) == {0}
