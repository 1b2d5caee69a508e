"""The office's frame of start loans: a ledger, and the one statement that takes from it."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from bofast.casework.access.models import Office, User
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.ownership.models import FrameEntry, LoanCase, LoanFrame
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def set_frame(office: Office, *, year: int, amount: Money, earmarked: Money, by: User) -> LoanFrame:
    """Set or change the frame of a year and the share of it that is kept for families.

    Raises: ShownToUser, when less than what is already committed would be left.
    """
    if amount < earmarked or earmarked.minor < 0:
        raise ShownToUser(Reason.FRAME_BELOW_COMMITTED, committed=earmarked)
    frame, _new = LoanFrame.objects.select_for_update().get_or_create(
        office=office, year=year, defaults={"amount_minor": 0, "left_minor": 0}
    )
    used = frame.amount_minor - frame.left_minor
    used_of_earmark = frame.earmarked_minor - frame.earmark_left_minor
    if amount.minor < used or earmarked.minor < used_of_earmark:
        raise ShownToUser(Reason.FRAME_BELOW_COMMITTED, committed=Money(used, office.currency))
    frame.amount_minor, frame.left_minor = amount.minor, amount.minor - used
    frame.earmarked_minor, frame.earmark_left_minor = earmarked.minor, earmarked.minor - used_of_earmark
    frame.save()
    journal.record(Deed.FRAME_SET, by=by, office=office, about=frame, facts={"year": year})
    return frame


def take(case: LoanCase, *, year: int, key: UUID | None, by: User) -> FrameEntry:
    """Take a case's amount from the frame of a year: from the earmark while that lasts, else from the rest.

    Each attempt is one update that also asks whether enough is left, so two clerks never both get the last krone.

    Raises: ShownToUser, when the year has no frame or not enough is left.
    """
    frame = LoanFrame.objects.filter(office=case.family.office_id, year=year).first()
    if frame is None:
        raise ShownToUser(Reason.FRAME_MISSING, year=str(year))  # a year has no thousands
    amount = case.amount_minor
    is_earmarked = _take_from_earmark(frame, amount=amount)
    if not is_earmarked and not _take_from_rest(frame, amount=amount):
        frame.refresh_from_db()
        raise ShownToUser(Reason.FRAME_EXCEEDED, left=Money(frame.left_minor, case.family.office.currency))
    return FrameEntry.objects.create(
        frame=frame,
        loan_case=case,
        kind=FrameEntry.Kind.COMMITTED,
        amount_minor=amount,
        is_earmarked=is_earmarked,
        key=key or uuid4(),
        by=by,
    )


def release(case: LoanCase, *, by: User) -> FrameEntry | None:
    """Give back what a case had taken and not been paid; None when it had taken nothing."""
    taken = _taken(case)
    if taken is None or _is_paid_out(case) or case.frame_entries.filter(kind=FrameEntry.Kind.RELEASED).exists():
        return None
    back_to_earmark = taken.amount_minor if taken.is_earmarked else 0
    LoanFrame.objects.filter(pk=taken.frame_id).update(
        left_minor=F("left_minor") + taken.amount_minor, earmark_left_minor=F("earmark_left_minor") + back_to_earmark
    )
    return _follow_on(taken, kind=FrameEntry.Kind.RELEASED, by=by)


def pay_out(case: LoanCase, *, by: User) -> FrameEntry | None:
    """Write down that what was committed has been paid out; the frame is not touched again."""
    taken = _taken(case)
    return None if taken is None else _follow_on(taken, kind=FrameEntry.Kind.PAID_OUT, by=by)


def pay_back(case: LoanCase, *, by: User) -> FrameEntry | None:
    """Write down that what was paid out has come back: it is committed again, until it is used or given back."""
    taken = _taken(case)
    return None if taken is None or not _is_paid_out(case) else _follow_on(taken, kind=FrameEntry.Kind.PAID_BACK, by=by)


def _taken(case: LoanCase) -> FrameEntry | None:
    return case.frame_entries.filter(kind=FrameEntry.Kind.COMMITTED).select_related("frame").first()


def _is_paid_out(case: LoanCase) -> bool:
    paid = [FrameEntry.Kind.PAID_OUT, FrameEntry.Kind.PAID_BACK]
    newest = case.frame_entries.filter(kind__in=paid).order_by("-pk").first()
    return newest is not None and newest.kind == FrameEntry.Kind.PAID_OUT


def _take_from_earmark(frame: LoanFrame, *, amount: int) -> bool:
    enough = LoanFrame.objects.filter(pk=frame.pk, left_minor__gte=amount, earmark_left_minor__gte=amount)
    return bool(enough.update(left_minor=F("left_minor") - amount, earmark_left_minor=F("earmark_left_minor") - amount))


def _take_from_rest(frame: LoanFrame, *, amount: int) -> bool:
    """From what is not earmarked; the rest of an earmark too small for this loan stays kept."""
    enough = LoanFrame.objects.filter(pk=frame.pk, left_minor__gte=F("earmark_left_minor") + amount)
    return bool(enough.update(left_minor=F("left_minor") - amount))


def _follow_on(taken: FrameEntry, *, kind: FrameEntry.Kind, by: User) -> FrameEntry:
    return FrameEntry.objects.create(
        frame=taken.frame,
        loan_case=taken.loan_case,
        kind=kind,
        amount_minor=taken.amount_minor,
        is_earmarked=taken.is_earmarked,
        by=by,
    )
