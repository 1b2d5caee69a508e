"""Checking a sheet and bringing it in, as runs.

A sheet of ordinary size comes in as one transaction: all of it or nothing. A very large one comes in by batches,
so that nobody else waits minutes to write; should it stop half-way, the same file goes on where it stopped, because
a row that stands already changes nothing.

Bringing in checks the sheet once more, since the register may have changed, and puts the rows aside meanwhile: reading
a workbook costs more than writing its rows down.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from itertools import islice
from pathlib import Path
from uuid import UUID

from django.db import DatabaseError, transaction
from django.utils import timezone
from django_tasks import task

from bofast.casework.intake import actions as intake
from bofast.casework.intake.bringing.families import FamiliesIn
from bofast.casework.intake.bringing.homes import HomesIn
from bofast.casework.intake.bringing.tally import Tally
from bofast.casework.intake.bringing.tenancies import TenanciesIn
from bofast.casework.intake.bringing.usual_rents import UsualRentsIn
from bofast.casework.intake.checking import sheet as checking
from bofast.casework.intake.checking.aside import rows_aside
from bofast.casework.intake.checking.register import Register
from bofast.casework.intake.checking.sheet import FindLayout, Keep
from bofast.casework.intake.checking.verdict import Verdict
from bofast.casework.intake.foreign import SheetLayout
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.mappings import mapping_for
from bofast.casework.intake.models import ColumnMapping, Sheet
from bofast.casework.intake.questions import confirmed_in
from bofast.casework.intake.rows import NumberedRow, TenancyRow
from bofast.casework.keeping.planner import refresh_statistics
from bofast.casework.runs.actions import Cancelled, begin, finish, tell_progress
from bofast.casework.runs.models import Run
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

IN_ONE_TRANSACTION = 2_000
BATCH = 500
Writer = HomesIn | FamiliesIn | TenanciesIn | UsualRentsIn
WRITERS: dict[SheetKind, type[Writer]] = {
    SheetKind.HOMES: HomesIn,
    SheetKind.FAMILIES: FamiliesIn,
    SheetKind.TENANCIES: TenanciesIn,
    SheetKind.RENT_RANGES: UsualRentsIn,
}


class MayNotComeIn(Exception):
    """Something speaks against the sheet, and the user has not accepted the good rows alone."""


@task()
def check_sheet(run_id: str) -> None:
    """Check an uploaded sheet and keep what was found."""
    run = begin(UUID(run_id))
    if run is None:
        return
    with _its_end_told(run):
        verdict = check(run, sheet=_sheet_of(run))
        finish(run, state=Run.State.DONE, result={"rows": verdict.row_count, "faults": verdict.fault_count})


@task()
def bring_in_sheet(run_id: str) -> None:
    """Check the sheet once more and bring it in."""
    run = begin(UUID(run_id))
    if run is None:
        return
    with _its_end_told(run):
        tally = bring_in(run, sheet=_sheet_of(run), only_good_rows=bool(run.facts.get("only_good_rows")))
        refresh_statistics()
        finish(run, state=Run.State.DONE, result=tally.as_json())


@contextmanager
def _its_end_told(run: Run) -> Iterator[None]:
    """A run that does not come to a good end says how it ended."""
    try:
        yield
    except Cancelled:
        finish(run, state=Run.State.CANCELLED)
    except KeyboardInterrupt:  # the command, stopped at the keyboard
        finish(run, state=Run.State.CANCELLED)
        raise
    except MayNotComeIn:
        finish(run, state=Run.State.FAILED, trouble=Reason.SHEET_HAS_FAULTS.value)
    except (ShownToUser, DatabaseError, OSError) as trouble:
        finish(run, state=Run.State.FAILED, trouble=_trouble(trouble))
    except Exception as fault:  # a fault of ours: told loudly, but the sheet is not busy for ever
        finish(run, state=Run.State.FAILED, trouble=_trouble(fault))
        raise


def check(run: Run, *, sheet: Sheet) -> Verdict:
    """Check a sheet and keep the verdict."""
    verdict = _verdict(run, sheet=sheet)
    _keep(verdict, run=run, sheet=sheet)
    return verdict


def bring_in(run: Run, *, sheet: Sheet, only_good_rows: bool) -> Tally:
    """Bring a sheet in.

    Raises: MayNotComeIn; Cancelled, and then nothing more is written; ShownToUser, when the register said no.
    """
    with rows_aside(Path(sheet.file.path).parent) as aside:
        verdict = _verdict(run, sheet=sheet, keep=aside.put)
        if verdict.blocks_all or (verdict.stops_the_whole() and not only_good_rows):
            _keep(verdict, run=run, sheet=sheet)
            raise MayNotComeIn
        rows = (row for row in aside.rows() if verdict.lets_in(row))
        return _write(rows, verdict=verdict, run=run, sheet=sheet)


def _write(rows: Iterator[NumberedRow], *, verdict: Verdict, run: Run, sheet: Sheet) -> Tally:
    kind, total = SheetKind(sheet.kind), verdict.coming_count
    by = run.asker
    writer = WRITERS[kind](sheet.office, by, timezone.localdate())
    with transaction.atomic() if verdict.row_count <= IN_ONE_TRANSACTION else nullcontext():
        done = 0
        for batch in _batches(rows, kind=kind):
            with transaction.atomic():
                writer.write(batch)
            done += len(batch)
            tell_progress(run, done=done, total=total)
        writer.tally.left_out = verdict.row_count - done
        intake.record_brought_in(sheet, tally=writer.tally.as_json(), by=by)
    return writer.tally


def _batches(rows: Iterator[NumberedRow], *, kind: SheetKind) -> Iterator[list[NumberedRow]]:
    """Rows by hundreds; tenancies in the order of their days, since one follows another."""
    ordered = iter(sorted(rows, key=_first_day)) if kind is SheetKind.TENANCIES else rows
    while batch := list(islice(ordered, BATCH)):
        yield batch


def _first_day(numbered: NumberedRow) -> date:
    return numbered.row.from_day if isinstance(numbered.row, TenancyRow) else date.min


def _verdict(run: Run, *, sheet: Sheet, keep: Keep = lambda _row: None) -> Verdict:
    return checking.check_sheet(
        Path(sheet.file.path),
        kind=SheetKind(sheet.kind) if sheet.kind else None,
        register=Register(office=sheet.office, today=timezone.localdate(), by=run.asker),
        find_layout=_find_layout(sheet),
        encoding=sheet.encoding,
        confirmed=confirmed_in(sheet),
        progress=lambda done: tell_progress(run, done=done, total=None),
        keep=keep,
    )


def _keep(verdict: Verdict, *, run: Run, sheet: Sheet) -> None:
    mapping = mapping_for(sheet.office, fingerprint=verdict.fingerprint, kind=verdict.kind)
    intake.record_verdict(sheet, verdict=verdict, mapping=mapping, by=run.asker)


def _find_layout(sheet: Sheet) -> FindLayout:
    saved: dict[str, ColumnMapping | None] = {}

    def find(fingerprint: str) -> SheetLayout | None:
        if fingerprint not in saved:
            kind = SheetKind(sheet.kind) if sheet.kind else None
            saved[fingerprint] = mapping_for(sheet.office, fingerprint=fingerprint, kind=kind)
        mapping = saved[fingerprint]
        return SheetLayout.from_json(mapping.layout) if mapping else None

    return find


def _sheet_of(run: Run) -> Sheet:
    return Sheet.objects.select_related("office", "uploaded_by").get(pk=run.facts["sheet"], office=run.office)


def _trouble(trouble: Exception) -> str:
    """A reason's code, or the kind of error: never a value out of the sheet."""
    if isinstance(trouble, ShownToUser):
        return trouble.reason.value
    return type(trouble).__name__
