"""Opening a family that one does not work with: for a reason, for three hours, reviewed afterwards."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import BreakGlass, User
from bofast.casework.families.models import Family, Grade
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

LASTS = timedelta(hours=3)
SHORTEST_REASON = 10


@transaction.atomic
def open_with_reason(family: Family, *, category: BreakGlass.Category, reason: str, by: User) -> BreakGlass:
    """Open a family for three hours.

    Raises: ShownToUser, for a reason under ten characters, and always for a strictly confidential family: that is for
    those who work with it, and no reason opens it.
    """
    if family.grade is Grade.STRICTLY_CONFIDENTIAL:
        raise ShownToUser(Reason.NOT_PERMITTED)
    reason = " ".join(reason.split())
    if len(reason) < SHORTEST_REASON:
        raise ShownToUser(Reason.REASON_TOO_SHORT)
    now = timezone.now()
    opening = BreakGlass.objects.create(
        user=by,
        office=family.office,
        family_id=family.pk,
        category=category,
        reason=reason,
        opened_at=now,
        expires_at=now + LASTS,
    )
    journal.record(
        Deed.OPENED_WITH_REASON,
        by=by,
        office=family.office,
        family_id=family.pk,
        about=opening,
        purpose=reason[:255],
        facts={"category": str(category)},
    )
    return opening
