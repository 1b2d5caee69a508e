"""A sheet from the command line: received, checked and brought in as on the page, without waiting for the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files import File
from django.utils import timezone

from bofast.casework.access.models import Office, OfficeRole, User
from bofast.casework.intake.actions import ask_to_bring_in, receive_sheet
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.models import Sheet
from bofast.casework.runs.models import Run
from bofast.jobs import bring_in


class CannotBringIn(Exception):
    """Who asked may not, or the file is not there."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found and what was done."""

    rows: int
    faults: int
    first_faults: tuple[Mapping[str, Any], ...]
    tally: Mapping[str, int]
    """Empty when nothing was brought in."""

    def as_json(self) -> dict[str, Any]:
        return {"rows": self.rows, "faults": self.faults, "first_faults": self.first_faults, "tally": dict(self.tally)}

    def as_text(self) -> str:
        lines = [f"{self.rows} rows, {self.faults} faults"]
        lines += [f"  {fault}" for fault in self.first_faults]
        lines += [f"  {name}: {number}" for name, number in self.tally.items()]
        return "\n".join(lines if self.tally else [*lines, "Nothing was brought in."])


def bring_in_file(file: Path, *, kind: SheetKind, username: str, only_good_rows: bool) -> Answer:
    """Receive, check and bring in one file.

    Raises: CannotBringIn, when the file or the user is not there.
    """
    if not file.is_file():
        raise CannotBringIn(f"{file} is not there.")
    user, office = _who(username)
    with file.open("rb") as opened:
        sheet = receive_sheet(office=office, file=File(opened, name=file.name), kind=kind, by=user)
    _do(bring_in.check_sheet, sheet.run)
    sheet = Sheet.objects.get(pk=sheet.pk)
    faults = sheet.fault_count or 0
    may_come_in = not faults or only_good_rows
    done = (
        _do(bring_in.bring_in_sheet, ask_to_bring_in(sheet, only_good_rows=only_good_rows, by=user))
        if may_come_in
        else {}
    )
    return Answer(rows=sheet.row_count or 0, faults=faults, first_faults=tuple(sheet.faults[:20]), tally=done)


def _who(username: str) -> tuple[User, Office]:
    role = OfficeRole.objects.filter(user__username=username, user__is_active=True, from_day__lte=timezone.localdate())
    held = role.exclude(to_day__lte=timezone.localdate()).select_related("user", "office").order_by("-from_day").first()
    if held is None:
        raise CannotBringIn(f"There is no user {username!r} with a role today.")
    return held.user, held.office


def _do(task: Any, run: Run | None) -> Mapping[str, int]:
    """Do a run here and now; it is in the worker's queue too, which then finds it taken."""
    if run is None:
        return {}
    task.call(str(run.pk))
    run.refresh_from_db()
    return dict(run.result) if run.state == Run.State.DONE else {}
