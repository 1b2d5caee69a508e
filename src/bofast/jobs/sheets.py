"""A sheet from the command line: received, checked and brought in as on the page, without waiting for the worker."""

from __future__ import annotations

import time
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from django.core.files import File
from django.utils import timezone

from bofast.casework.access.models import OfficeRole, User, permissions_of
from bofast.casework.access.roles import Permission
from bofast.casework.intake.actions import ask_to_bring_in, receive_sheet
from bofast.casework.intake.faults import Fault
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.models import Sheet
from bofast.casework.intake.questions import Asked, asked_of, rows_waiting
from bofast.casework.intake.reading.refusal import UNREADABLE
from bofast.casework.runs.actions import ask_to_cancel
from bofast.casework.runs.models import Run
from bofast.jobs import bring_in
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

FIRST = 20
LOOKS_AGAIN_S = 0.2
NEEDS = {SheetKind.FAMILIES: Permission.CHANGE_FAMILIES, SheetKind.TENANCIES: Permission.CHANGE_FAMILIES}


class ImportExit(IntEnum):
    """Why `bofast import` ended."""

    ALL_CAME_IN = 0
    FAILED = 1
    WRONG_USE = 2
    HAS_FAULTS = 3  # nothing came in; or the rows with faults were left out, as asked for
    UNREADABLE = 5  # 4 is a missing figure of the law
    WAITS_FOR_ANSWERS = 6  # as 3, for questions that somebody must answer on the page
    STOPPED = 130


class CannotBringIn(ShownToUser):
    """Who asked may not, or the file is none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found in a sheet, and how the last run of it ended."""

    sheet: Sheet
    run: Run
    asked: tuple[Asked, ...]

    @property
    def faults(self) -> list[Fault]:
        return [fault for kept in self.sheet.faults if not (fault := Fault.from_json(kept)).is_warning]

    @property
    def exit(self) -> ImportExit:
        """The cause in one number; the gravest when there are several."""
        if any(fault.reason in UNREADABLE for fault in self.faults):
            return ImportExit.UNREADABLE
        if self.run.state == Run.State.CANCELLED or not self.run.is_over:
            return ImportExit.STOPPED
        if self.run.state == Run.State.FAILED and self.run.trouble != Reason.SHEET_HAS_FAULTS:
            return ImportExit.FAILED
        if self.sheet.fault_count:
            return ImportExit.HAS_FAULTS
        return ImportExit.WAITS_FOR_ANSWERS if rows_waiting(self.asked) else ImportExit.ALL_CAME_IN

    def as_json(self) -> dict[str, Any]:
        return {
            "sheet": str(self.sheet.pk),
            "ended": self.exit.name.lower(),
            "rows": self.sheet.row_count or 0,
            "faults": self.sheet.fault_count or 0,
            "questions": self.sheet.warning_count or 0,
            "rows_waiting": rows_waiting(self.asked),
            "first_faults": [fault.as_json() for fault in self.faults[:FIRST]],
            "first_questions": [one.question.as_json() for one in self.asked[:FIRST]],
            "tally": self.sheet.tally,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A file to bring in, by somebody who may."""

    file: Path
    kind: SheetKind
    role: OfficeRole
    only_good_rows: bool


def order_of(file: Path, *, kind: SheetKind, username: str, only_good_rows: bool) -> Order:
    """What to do, once it is sure that the file is one and that the user may bring in such a sheet.

    Raises: CannotBringIn.
    """
    if file.is_dir():
        raise CannotBringIn(Reason.FILE_IS_A_FOLDER, file=str(file))
    if not file.is_file():
        raise CannotBringIn(Reason.FILE_NOT_THERE, file=str(file))
    role = _role_of(username)
    may = permissions_of(role.user, office=role.office, on=timezone.localdate())
    if not {Permission.BRING_IN_SHEETS, NEEDS.get(kind, Permission.BRING_IN_SHEETS)} <= may:
        raise CannotBringIn(Reason.USER_MAY_NOT_BRING_IN, user=username)
    return Order(file=file, kind=kind, role=role, only_good_rows=only_good_rows)


def _role_of(username: str) -> OfficeRole:
    today = timezone.localdate()
    role = OfficeRole.objects.filter(user__username=username, user__is_active=True, from_day__lte=today)
    held = role.exclude(to_day__lte=today).select_related("user", "office").order_by("-from_day", "-pk").first()
    if held is None:
        raise CannotBringIn(Reason.USER_WITHOUT_ROLE, user=username)
    return held


def receive(order: Order) -> Sheet:
    """Keep the file; its check is asked for."""
    with order.file.open("rb") as opened:
        file = File(opened, name=order.file.name)
        return receive_sheet(office=order.role.office, file=file, kind=order.kind, by=order.role.user)


def carry_out(order: Order, *, sheet: Sheet) -> Answer:
    """Check a sheet that was received, and bring it in if nothing speaks against that, or as far as asked for."""
    by = order.role.user
    answer = _answer(sheet, run=_do(bring_in.check_sheet, run=sheet.run, by=by))
    waiting = rows_waiting(answer.asked)
    coming = (answer.sheet.good_count or 0) - waiting
    comes_whole = not answer.sheet.fault_count and not waiting
    if answer.run.state != Run.State.DONE or not coming or not (comes_whole or order.only_good_rows):
        return answer
    run = ask_to_bring_in(answer.sheet, only_good_rows=order.only_good_rows, by=by)
    return _answer(sheet, run=_do(bring_in.bring_in_sheet, run=run, by=by))


def _answer(sheet: Sheet, *, run: Run) -> Answer:
    sheet = Sheet.objects.get(pk=sheet.pk)
    return Answer(sheet, run, tuple(asked_of(sheet)))


def _do(task: Any, *, run: Run | None, by: User) -> Run:
    """Do a run here and now, and see it end. It stands in the worker's queue too: whoever is first takes it."""
    assert run is not None  # noqa: S101 - a sheet that was received has a run
    try:
        task.call(str(run.pk))
        return _ended(run)
    except KeyboardInterrupt:
        ask_to_cancel(run=run, by=by)
        run.refresh_from_db()
        return run


def _ended(run: Run) -> Run:
    run.refresh_from_db()
    while not run.is_over:
        time.sleep(LOOKS_AGAIN_S)
        run.refresh_from_db()
    return run
