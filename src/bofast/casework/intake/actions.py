"""Receiving sheets, answering what a check asked, bringing in; and the mappings and usual rents that come with sheets.

A sheet does one thing at a time: whoever asks for something holds its row, and finds out whether it is busy.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.intake.bringing.tally import Came
from bofast.casework.intake.checking.verdict import Verdict
from bofast.casework.intake.foreign import SheetLayout
from bofast.casework.intake.layouts import SheetKind
from bofast.casework.intake.models import ColumnMapping, Confirmation, Sheet, UsualRent
from bofast.casework.intake.questions import Asked, asked_of
from bofast.casework.intake.rows import RentRangeRow
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def receive_sheet(*, office: Office, file: File[bytes], kind: SheetKind | None, by: User) -> Sheet:
    """Keep an uploaded sheet and ask for its check. Its name is the user's; its place on disk is ours."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    sheet = Sheet(
        office=office,
        kind=kind or "",
        name=(file.name or "")[-160:],
        sha256=digest.hexdigest(),
        size_bytes=file.size or 0,
        uploaded_by=by,
    )
    file.seek(0)
    sheet.file.save(f"{uuid.uuid4()}.sheet", file, save=False)
    sheet.save(force_insert=True)
    return ask_for_check(sheet, by=by)


@transaction.atomic
def ask_for_check(sheet: Sheet, *, by: User) -> Sheet:
    """Check the sheet, or check it again: after a mapping was drawn, or to read its text in another encoding.

    Raises: ShownToUser, when the sheet is busy or has come in.
    """
    _hold(sheet)
    sheet.run = runs.request_run("check_sheet", office=sheet.office, by=by, facts={"sheet": str(sheet.pk)})
    sheet.state = Sheet.State.UPLOADED
    sheet.save(update_fields=["run", "state", "encoding", "kind", "mapping"])
    return sheet


@transaction.atomic
def read_as(sheet: Sheet, *, encoding: str, by: User) -> Sheet:
    """Read the text of a sheet in the encoding that the user names.

    Raises: ShownToUser, when the sheet is busy or has come in.
    """
    sheet.encoding = encoding
    return ask_for_check(sheet, by=by)


@transaction.atomic
def record_verdict(sheet: Sheet, *, verdict: Verdict, mapping: ColumnMapping | None, by: User) -> Sheet:
    """Keep what a check found."""
    sheet.kind = verdict.kind or sheet.kind
    sheet.mapping = mapping
    sheet.state = Sheet.State.CHECKED
    sheet.row_count, sheet.good_count = verdict.row_count, verdict.sound_count
    sheet.fault_count, sheet.warning_count = verdict.fault_count, verdict.warning_count
    sheet.faults = [found.as_json() for found in (*verdict.faults, *verdict.questions)]
    sheet.encoding, sheet.headings_sha256 = verdict.encoding, verdict.fingerprint
    sheet.save()
    facts = {"kind": sheet.kind, "rows": verdict.row_count, "faults": verdict.fault_count}
    facts["questions"] = verdict.warning_count
    journal.record(Deed.SHEET_CHECKED, by=by, office=sheet.office, about=sheet, facts=facts)
    return sheet


@transaction.atomic
def confirm_question(sheet: Sheet, *, question: str, by: User) -> Confirmation:
    """Say that what the check asked about is right; `question` is its key. Twice is as good as once.

    Raises: ShownToUser, when the check asks no such thing, or the sheet is busy or has come in.
    """
    asked = _asked(sheet, question)
    if asked.confirmation is not None:
        return asked.confirmation
    reason, row = asked.question.reason, asked.question.row
    given = Confirmation.objects.create(
        sheet=sheet, question=question, reason=reason, row=row, confirmed_by=by, confirmed_at=timezone.now()
    )
    facts = {"reason": reason.value, "row": row}
    journal.record(Deed.QUESTION_CONFIRMED, by=by, office=sheet.office, about=sheet, facts=facts)
    return given


@transaction.atomic
def withdraw_confirmation(sheet: Sheet, *, question: str, by: User) -> None:
    """Take a confirmation back; it stays on record. Twice is as good as once.

    Raises: ShownToUser, when the check asks no such thing, or the sheet is busy or has come in.
    """
    given = _asked(sheet, question).confirmation
    if given is None:
        return
    given.withdrawn_by, given.withdrawn_at = by, timezone.now()
    given.save(update_fields=["withdrawn_by", "withdrawn_at"])
    facts = {"reason": given.reason.value, "row": given.row}
    journal.record(Deed.CONFIRMATION_WITHDRAWN, by=by, office=sheet.office, about=sheet, facts=facts)


def _asked(sheet: Sheet, question: str) -> Asked:
    found = next((one for one in asked_of(_hold(sheet)) if one.question.key == question), None)
    if found is None:
        raise ShownToUser(Reason.QUESTION_NOT_ASKED)
    return found


def _hold(sheet: Sheet) -> Sheet:
    """The sheet as it stands, held against everybody else until the transaction ends.

    Raises: ShownToUser, when it has come in, or a run of it is under way.
    """
    held = Sheet.objects.select_for_update().get(pk=sheet.pk)
    if held.state == Sheet.State.BROUGHT_IN:
        raise ShownToUser(Reason.SHEET_ALREADY_IN)
    if held.run is not None and not held.run.is_over:
        raise ShownToUser(Reason.SHEET_UNDER_WAY)
    return held


@transaction.atomic
def ask_to_bring_in(sheet: Sheet, *, only_good_rows: bool, by: User) -> Run:
    """Ask for the sheet to be brought in: all of it, or the rows that nothing speaks against.

    Raises: ShownToUser, when the sheet has not been checked, is busy or has come in; then no run is started.
    """
    if _hold(sheet).state != Sheet.State.CHECKED:
        raise ShownToUser(Reason.SHEET_NOT_CHECKED)
    facts = {"sheet": str(sheet.pk), "only_good_rows": only_good_rows}
    run = runs.request_run("bring_in_sheet", office=sheet.office, by=by, facts=facts)
    sheet.run = run
    sheet.save(update_fields=["run"])
    return run


@transaction.atomic
def record_brought_in(sheet: Sheet, *, tally: Mapping[str, int], by: User) -> Sheet:
    """The sheet has come in; how many rows were new, changed, unchanged and left out."""
    sheet.state, sheet.brought_in_at, sheet.tally = Sheet.State.BROUGHT_IN, timezone.now(), dict(tally)
    sheet.save(update_fields=["state", "brought_in_at", "tally"])
    facts: dict[str, Any] = {"kind": sheet.kind, **tally}
    journal.record(Deed.SHEET_BROUGHT_IN, by=by, office=sheet.office, about=sheet, facts=facts)
    return sheet


@transaction.atomic
def save_mapping(*, office: Office, name: str, layout: SheetLayout, fingerprint: str, by: User) -> ColumnMapping:
    """Keep how a foreign sheet is read; one of the same name or for the same headings and kind is replaced."""
    same = ColumnMapping.objects.filter(office=office, kind=layout.kind, headings_sha256=fingerprint).first()
    mapping = same or ColumnMapping.objects.filter(office=office, name=name).first() or ColumnMapping(office=office)
    mapping.name, mapping.kind, mapping.layout = name, layout.kind, layout.as_json()
    mapping.headings_sha256, mapping.saved_by = fingerprint, by
    mapping.save()
    journal.record(Deed.COLUMN_MAPPING_SAVED, by=by, office=office, about=mapping, facts={"kind": layout.kind})
    return mapping


@transaction.atomic
def set_usual_rents(rows: Sequence[RentRangeRow], *, office: Office, by: User) -> list[Came]:
    """Write down usual rents; a range that stands already is changed or left."""
    areas = {row.area for row in rows}
    known = {
        (one.area, one.group, one.bedrooms): one for one in UsualRent.objects.filter(office=office, area__in=areas)
    }
    came = [_set_usual_rent(row, known=known, office=office) for row in rows]
    facts = {"usual_rents": len(rows)}
    journal.record(Deed.POLICY_ROW_SET, by=by, office=office, facts=facts)
    return came


def _set_usual_rent(row: RentRangeRow, *, known: dict[tuple[str, str, int], UsualRent], office: Office) -> Came:
    key = (row.area, row.group or "", row.bedrooms)
    least, most = Money.of(row.least).minor, Money.of(row.most).minor
    standing = known.get(key)
    if standing is None:
        area, group, bedrooms = key
        known[key] = UsualRent.objects.create(
            office=office, area=area, group=group, bedrooms=bedrooms, least_minor=least, most_minor=most
        )
        return Came.NEW
    if (standing.least_minor, standing.most_minor) == (least, most):
        return Came.UNCHANGED
    standing.least_minor, standing.most_minor = least, most
    standing.save()
    return Came.CHANGED
