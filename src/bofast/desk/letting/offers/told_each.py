"""What every family that is offered a home is told, whoever it is."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.models import Vacancy
from bofast.design import words
from bofast.rules.parameter_row import ParameterRow


def everyone_is_told(vacancy: Vacancy, *, on: date) -> tuple[str, ...]:
    """The home, what it costs and from when; how to answer, what the answers cost, and that one may complain."""
    rent = vacancy.home.rent_on(max(on, vacancy.vacant_from))
    home = [_("where the home lies, how large it is, and from which day it can be had")]
    if rent is not None:
        home.append(_("what it costs: %(rent)s a month") % {"rent": words.money(rent.rent_per_month)})
    return (
        *home,
        _("how many stand before it, and why it is asked, in the words of the order"),
        _("until when it answers, and what a no and silence cost by the agreement"),
        _("how to complain and until when"),
    )


def days_told(row: ParameterRow) -> str:
    """How many days a family usually has, and that the figure is unverified where it is."""
    days = ngettext("%(count)s day is usual.", "%(count)s days are usual.", row.whole)
    usual = days % {"count": words.number(row.whole)}
    counts, unverified = _("The last day on which an answer counts."), _("(unverified: the office may set its own)")
    return f"{counts} {usual}" if row.verified else f"{counts} {usual} {unverified}"
