"""Asking what alone would have changed a letting for a family."""

from __future__ import annotations

from django.db import transaction

from bofast.casework.access.models import User
from bofast.casework.families.models import Family
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.plans.explained import KIND, explaining
from bofast.casework.runs.actions import request_run
from bofast.casework.runs.models import Run
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def ask_what_would_change(letting: LettingRun, *, family: Family, page: str, by: User) -> Run:
    """Ask once; where somebody has asked, that run is the answer. `page` is where what came of it is shown.

    Raises: ShownToUser, for a letting that has no plan yet.
    """
    if not letting.plan:
        raise ShownToUser(Reason.LETTING_IS_NOT_READY)
    if (asked := explaining(letting, family=family)) is not None:
        return asked
    facts = {"letting": str(letting.pk), "family": str(family.pk), "page": page}
    return request_run(KIND, office=letting.office, by=by, facts=facts)
