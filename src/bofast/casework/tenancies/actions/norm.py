"""Choosing the norm that an office measures its homes by."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from bofast.casework.access.models import Office, User
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.casework.tenancies.norms import norms_in_force
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


@transaction.atomic
def choose_norm(office: Office, *, norm: str, on: date, page: str = "", by: User) -> Run:
    """Measure homes by another norm from now on, and ask for a run that weighs every family anew.

    `page` is where what comes of the run is read.

    Raises: ShownToUser, for a norm that is not in force on the day.
    """
    if norm not in norms_in_force(office, on=on):
        raise ShownToUser(Reason.FIGURE_DOES_NOT_FIT, says=norm)
    office.fit_norm = norm
    office.save(update_fields=["fit_norm"])
    journal.record(Deed.POLICY_ROW_SET, by=by, office=office, about=office, facts={"fit_norm": norm})
    return runs.request_run("weigh_homes", office=office, by=by, facts={"norm": norm, "page": page})
