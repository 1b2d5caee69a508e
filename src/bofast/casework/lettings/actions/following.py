"""Who let a home works with the family for a while after it has moved in, and then no longer."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.families import actions as families
from bofast.casework.families.models import Family
from bofast.casework.policy.law import law_of
from bofast.rules.letting.appeals import complain_until


def follow_after_moving(family: Family, *, begins_on: date, by: User) -> None:
    """Keep the family open to whoever let it a home, as long as it may complain over what it was told that day.

    The family leaves the list when it moves in, and with it goes the reason for which others who let could see it.
    Keys, contract and complaint are still ahead. A letting written down late is followed from when it was.

    Raises: MissingParameter, for a day without a row of how long one may complain.
    """
    today = timezone.localdate()
    last_day = complain_until(max(begins_on, today), law=law_of(family.office)).on
    families.add_worker_until(family, user=by, from_day=today, to_day=last_day + timedelta(days=1), by=by)
