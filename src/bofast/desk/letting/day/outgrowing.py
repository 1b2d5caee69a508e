"""Families who outgrow their homes soon, of those who wait on the list or live in the office's homes."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bofast.casework.followup.running_out import homes_outgrown_by
from bofast.casework.lettings.concerned import concerned_by_letting
from bofast.casework.tenancies.models import FitOutlook
from bofast.design.parts import EmptyState, TaskLine
from bofast.desk.my_day.lists import DayList, coming, listed
from bofast.desk.office import Desk
from bofast.vocabulary.spells import add_months

SOON_MONTHS = 12


def outgrowing(desk: Desk) -> DayList:
    families = concerned_by_letting(desk.families, on=desk.today)
    outlooks = homes_outgrown_by(families, day=add_months(desk.today, SOON_MONTHS), after=desk.today)

    def line(outlook: FitOutlook) -> TaskLine:
        return coming(outlook.family, day=outlook.outgrown_on, on=desk.today, about=_("the home grows too small"))

    return listed(
        "outgrowing",
        _("Soon too small"),
        outlooks,
        line=line,
        empty=EmptyState(
            _("No home is outgrown within a year"),
            _("Families on the list, and those who live in the office's homes, come here before it is too late."),
        ),
    )
