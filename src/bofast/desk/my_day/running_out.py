"""What is about to run out: homes that grow too small, leases, certificates and incomes."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.followup import running_out
from bofast.casework.mapping.models import IncomeLine
from bofast.casework.ownership.frames import certificates_ending_by
from bofast.casework.ownership.models import LoanCase
from bofast.casework.tenancies.models import FitOutlook, Occupancy
from bofast.design.parts import EmptyState, TaskLine, TaskList
from bofast.desk.families.protected import street_of
from bofast.desk.my_day.lists import SHOWN, DayList, coming, counted, in_all, listed
from bofast.desk.my_day.whose import Whose
from bofast.desk.office import Desk
from bofast.vocabulary.spells import add_months

SOON_MONTHS = 12
INCOME_MONTHS = 3


def outgrown(families: FamilyQuerySet, *, desk: Desk) -> DayList:
    soon = add_months(desk.today, SOON_MONTHS)
    outlooks = running_out.homes_outgrown_by(families, day=soon, after=desk.today)

    def line(outlook: FitOutlook) -> TaskLine:
        return coming(outlook.family, day=outlook.outgrown_on, on=desk.today, about=_("the home grows too small"))

    return listed(
        "outgrown",
        _("Soon too small"),
        outlooks,
        line=line,
        empty=EmptyState(_("No home is outgrown within a year"), _("Birthdays and births that change this come here.")),
    )


def leases(families: FamilyQuerySet, *, desk: Desk, whose: Whose) -> DayList:
    soon = add_months(desk.today, SOON_MONTHS)
    ending = running_out.leases_ending_by(families, day=soon, on=desk.today, are_few=whose is Whose.MINE)

    def line(lived_in: Occupancy) -> TaskLine:
        until = lived_in.tenancy.fixed_until if lived_in.tenancy else None
        about = _("lease of %(address)s") % {"address": street_of(desk, lived_in.family, lived_in.home)}
        urgent = until is not None and until <= add_months(desk.today, INCOME_MONTHS)
        return coming(lived_in.family, day=until, on=desk.today, about=about, urgent=urgent)

    return listed(
        "leases",
        _("Leases that run out"),
        ending,
        line=line,
        empty=EmptyState(_("No lease runs out within a year"), _("They come here 12 months before, and again at 3.")),
    )


def loans_and_incomes(families: FamilyQuerySet, *, desk: Desk) -> DayList:
    """Certificates and incomes in one list, the first to end first."""
    soon = add_months(desk.today, INCOME_MONTHS)
    cases = certificates_ending_by(families, day=soon, on=desk.today)
    incomes = running_out.incomes_ending_by(families, day=soon, on=desk.today)
    lines = [_certificate(case, desk=desk) for case in cases[:SHOWN]]
    lines += [_income(income, desk=desk) for income in incomes[:SHOWN]]
    lines.sort(key=lambda line: line.due_on or date.max)
    count = counted(cases) + counted(incomes)
    return DayList(
        anchor="runs-out",
        heading=_("Runs out within three months"),
        tasks=TaskList(_("Runs out within three months"), tuple(lines[:SHOWN])) if lines else None,
        count=in_all(count),
        empty=EmptyState(_("Nothing runs out"), _("Financing certificates and incomes that end come here.")),
    )


def _certificate(case: LoanCase, *, desk: Desk) -> TaskLine:
    about = _("financing certificate, last day")
    line = coming(case.family, day=case.certificate_until, on=desk.today, about=about)
    return TaskLine(
        title=line.title,
        url=reverse("family-buying", args=[case.family_id]),
        about=line.about,
        due_on=line.due_on,
        when=line.when,
    )


def _income(income: IncomeLine, *, desk: Desk) -> TaskLine:
    return coming(income.family, day=income.to_day, on=desk.today, about=_("an income ends"), anchor="economy")
