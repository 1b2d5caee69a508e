"""The office begins and ends to work with a family; what its status is follows from that."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.followup.models import FollowUp
from bofast.casework.followup.status import status_of_family
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def begin_follow_up(family: Family, *, from_day: date, by: User) -> FollowUp:
    """Begin to work actively with a family.

    Raises: ShownToUser, when the office does so already.
    """
    if family.follow_ups.filter(to_day__isnull=True).exists():
        raise ShownToUser(Reason.ALREADY_FOLLOWED)
    follow_up = FollowUp.objects.create(family=family, from_day=from_day)
    journal.record(Deed.FOLLOW_UP_BEGUN, by=by, office=family.office, family_id=family.pk, about=follow_up)
    refresh_status(family, on=from_day)
    return follow_up


@transaction.atomic
def end_follow_up(follow_up: FollowUp, *, to_day: date, because: str, by: User) -> FollowUp:
    """End the active work; `to_day` is the first day without it.

    Raises: ShownToUser, when it has ended already, or would end before it began.
    """
    if follow_up.to_day is not None:
        raise ShownToUser(Reason.NOT_FOLLOWED)
    if to_day <= follow_up.from_day:
        raise ShownToUser(Reason.SPELL_ENDS_BEFORE_IT_BEGINS)
    follow_up.to_day, follow_up.ended_because = to_day, because.strip()
    follow_up.save(update_fields=["to_day", "ended_because"])
    family = follow_up.family
    journal.record(Deed.FOLLOW_UP_ENDED, by=by, office=family.office, family_id=family.pk, about=follow_up)
    refresh_status(family, on=to_day)
    return follow_up


def refresh_status(family: Family, *, on: date) -> str:
    """Write down the status that the family's events give; the stored one is only a cache of that.

    The status is that of today, also when what happened lies back; of `on`, where that is still to come.
    """
    status = status_of_family(family, on=max(on, timezone.localdate())).code
    if family.status != status:
        Family.objects.filter(pk=family.pk).update(status=status)
        family.status = status
    return status
