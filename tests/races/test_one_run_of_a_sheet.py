"""Two clicks on "bring in", in two windows: one run starts, whichever of the buttons it was.

SQLite lets one writer in at a time and so hides such faults; the races run on PostgreSQL.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Barrier
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.access.roles import Role
from bofast.casework.intake import actions
from bofast.casework.intake.models import Confirmation, Sheet
from bofast.casework.intake.questions import asked_of
from bofast.casework.runs.actions import request_run
from bofast.casework.runs.models import Run
from bofast.jobs import bring_in
from bofast.vocabulary.reasons import Reason
from tests.factories import users
from tests.races.two_clerks import race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

RACES = 125
SHEET = "Bolignummer;Adresse;Heis;Farge\nB-1;Prøvevegen 1;ja;rød\nB-2;Prøvevegen 2;kanskje;blå\n".encode()
"""One row that fits, one that does not, and a column that the check asks about."""


@pytest.fixture
def clerks() -> tuple[User, User]:
    office = users.office()
    kari, mona = (users.user(name, Role.COORDINATOR, office=office) for name in ("kari", "mona"))
    return kari, mona


@pytest.fixture
def checked(clerks, settings, tmp_path) -> Callable[[], Sheet]:
    settings.MEDIA_ROOT = tmp_path
    kari, _mona = clerks
    office = kari.office_roles.get().office

    def check() -> Sheet:
        sheet = actions.receive_sheet(office=office, file=ContentFile(SHEET, name="sheet"), kind=None, by=kari)
        bring_in.check_sheet.call(str(sheet.run.pk))
        return Sheet.objects.get(pk=sheet.pk)

    return check


def runs_of(sheet: Sheet) -> int:
    return Run.objects.filter(kind="bring_in_sheet", facts__sheet=str(sheet.pk)).count()


def test_two_clicks_bring_a_sheet_in_once(checked, clerks):
    first = checked()
    for number in range(RACES):
        sheet = _copy_of(first)

        # One accepts the good rows, and the other asks for the whole: they are one thing to the sheet.
        ended = race(
            *(
                partial(
                    actions.ask_to_bring_in, Sheet.objects.get(pk=sheet.pk), only_good_rows=only_good_rows, by=clerk
                )
                for only_good_rows, clerk in zip((True, bool(number % 2)), clerks, strict=True)
            )
        )

        assert ended.winners == 1
        assert ended.refusals[0].reason is Reason.SHEET_UNDER_WAY
        assert runs_of(sheet) == 1


def test_a_check_and_bringing_in_do_not_begin_together(checked, clerks):
    first = checked()
    kari, mona = clerks
    for _number in range(RACES):
        sheet = _copy_of(first)

        ended = race(
            partial(actions.ask_for_check, Sheet.objects.get(pk=sheet.pk), by=kari),
            partial(actions.ask_to_bring_in, Sheet.objects.get(pk=sheet.pk), only_good_rows=True, by=mona),
        )

        assert ended.winners == 1
        assert Run.objects.filter(facts__sheet=str(sheet.pk), state=Run.State.WAITING).count() == 1


def test_two_who_confirm_the_same_are_one_confirmation(checked, clerks):
    first = checked()
    for _number in range(RACES):
        sheet = _copy_of(first)
        question = asked_of(sheet)[0].question.key

        ended = race(*(partial(actions.confirm_question, sheet, question=question, by=clerk) for clerk in clerks))

        assert ended.winners == 2
        assert Confirmation.objects.filter(sheet=sheet).count() == 1


def test_naive_clicks_start_two_runs(checked, clerks):
    """The control: who looks whether the sheet is busy and asks afterwards starts a second run."""
    sheet = checked()
    both_have_looked = Barrier(2, timeout=30)

    @transaction.atomic
    def ask_naively(by: User) -> None:
        seen = Sheet.objects.select_related("run", "office").get(pk=sheet.pk)
        assert seen.run.is_over
        both_have_looked.wait()
        seen.run = request_run("bring_in_sheet", office=seen.office, by=by, facts={"sheet": str(sheet.pk)})
        seen.save(update_fields=["run"])

    ended = race(*(partial(ask_naively, clerk) for clerk in clerks))

    assert ended.winners == 2
    assert runs_of(sheet) == 2


def _copy_of(sheet: Sheet) -> Sheet:
    """Another sheet that has been checked, without reading the file again."""
    copy = Sheet.objects.get(pk=sheet.pk)
    done = Run.objects.create(
        office=sheet.office, kind="check_sheet", asked_by=sheet.uploaded_by, asked_at=sheet.uploaded_at, state="done"
    )
    copy.pk, copy.run, copy.state = uuid4(), done, Sheet.State.CHECKED
    copy.save(force_insert=True)
    return copy
