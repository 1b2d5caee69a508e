"""Entering, approving and withdrawing an office's own figures."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.policy.figures import FigureFacts, can_be_entered
from bofast.casework.policy.law import as_law_row
from bofast.casework.policy.models import PolicyRow
from bofast.rules.law import load_law
from bofast.vocabulary.errors import BrokenParameterFile, ShownToUser
from bofast.vocabulary.reasons import Reason

__all__ = ["FigureFacts", "approve_figure", "enter_figure", "withdraw_figure"]


@transaction.atomic
def enter_figure(*, office: Office, facts: FigureFacts, by: User) -> PolicyRow:
    """Enter a dated figure of the office's own. One that decides money counts when a second person has approved it.

    Raises: ShownToUser, when it does not have the shape of its parameter, or overlaps another row.
    """
    row = PolicyRow(
        office=office,
        parameter=facts.parameter,
        group=facts.group or {},
        first_day=facts.first_day,
        last_day=facts.last_day,
        value=facts.value,
        source=facts.source,
        source_url=facts.source_url,
        verified=facts.verified,
        note=facts.note,
        entered_by=by,
        entered_at=timezone.now(),
    )
    _refuse_misfit(row)
    row.save(force_insert=True)
    journal.record(Deed.POLICY_ROW_SET, by=by, office=office, about=row, facts={"parameter": row.parameter})
    return row


def _refuse_misfit(row: PolicyRow) -> None:
    """The row must read as one of its parameter, and stand beside those that the office has entered already."""
    law = load_law(row.office.country)
    if row.parameter not in law.tables or not can_be_entered(law.tables[row.parameter]):
        raise ShownToUser(Reason.FIGURE_DOES_NOT_FIT, says=row.parameter)
    others = PolicyRow.objects.filter(office=row.office, parameter=row.parameter, withdrawn_at__isnull=True)
    try:
        law.with_rows([as_law_row(row, law=law)])
    except BrokenParameterFile as broken:
        raise ShownToUser(Reason.FIGURE_DOES_NOT_FIT, says=str(broken)) from broken
    try:
        law.with_rows([as_law_row(other, law=law) for other in [*others, row]])
    except BrokenParameterFile as broken:
        raise ShownToUser(Reason.FIGURE_OVERLAPS, parameter=row.parameter, first_day=row.first_day) from broken


@transaction.atomic
def approve_figure(row: PolicyRow, *, by: User) -> PolicyRow:
    """Approve what a colleague has entered; from now on it counts.

    Raises: ShownToUser, for one's own row, or one that is approved or withdrawn.
    """
    row = PolicyRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.entered_by_id == by.pk:
        raise ShownToUser(Reason.SECOND_PERSON_REQUIRED)
    if row.approved_by_id is not None or row.withdrawn_at is not None:
        raise ShownToUser(Reason.ALREADY_DECIDED)
    row.approved_by = by
    row.save(update_fields=["approved_by"])
    journal.record(Deed.POLICY_ROW_APPROVED, by=by, office=row.office, about=row, facts={"parameter": row.parameter})
    return row


@transaction.atomic
def withdraw_figure(row: PolicyRow, *, by: User) -> None:
    """End a row that was wrong. It is kept, so that an old calculation still finds it.

    Raises: ShownToUser, when that has been done already.
    """
    if not PolicyRow.objects.filter(pk=row.pk, withdrawn_at=None).update(withdrawn_at=timezone.now()):
        raise ShownToUser(Reason.ALREADY_WITHDRAWN)
    facts = {"parameter": row.parameter, "withdrawn": True}
    journal.record(Deed.POLICY_ROW_SET, by=by, office=row.office, about=row, facts=facts)
