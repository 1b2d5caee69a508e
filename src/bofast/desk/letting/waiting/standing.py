"""How a registration stands besides time: nomination, fee, criteria, and who may not decide about it."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.lettings.models import Registration
from bofast.design import words
from bofast.design.parts import Column, Fact, FactList, Link, Muted, Row, Table
from bofast.design.parts.part import Shown
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import ENDED_BECAUSE


def standing_facts(desk: Desk, registration: Registration, *, may_change: bool) -> FactList:
    facts = [
        Fact(
            _("Put forward by the municipality"),
            _nominated(registration),
            change=_nomination(registration, may_change=may_change),
        ),
        Fact(
            _("The fee is paid until"),
            _fee(desk, registration),
            change=_deed(registration, _("Change"), "fee", may_change=may_change),
        ),
        Fact(_("Put on the list by"), Muted(str(registration.recorded_by), words.day(registration.recorded_at.date()))),
    ]
    if registration.ended_on is not None:
        why = ENDED_BECAUSE[Registration.EndedBecause(registration.ended_because)]
        facts.insert(0, Fact(_("Off the list from"), Muted(words.day(registration.ended_on), str(why))))
    return FactList(tuple(facts), columns=True)


def _nominated(registration: Registration) -> Shown:
    if registration.nominated_on is None:
        return _("no")
    return Muted(words.day(registration.nominated_on), str(registration.nominated_by or ""))


def _nomination(registration: Registration, *, may_change: bool) -> Link | None:
    if registration.nominated_on is None:
        return _deed(registration, _("Put the family forward"), "nominate", may_change=may_change)
    return _deed(registration, _("Withdraw"), "nomination-withdraw", may_change=may_change)


def _fee(desk: Desk, registration: Registration) -> Shown:
    until = registration.fee_paid_until
    if until is None:
        return _("none recorded")
    return Muted(words.day(until), _("has run out")) if until < desk.today else until


def _deed(registration: Registration, label: str, deed: str, *, may_change: bool) -> Link | None:
    if not may_change:
        return None
    return Link(label, reverse(f"letting-registration-{deed}", args=[registration.pk]))


def criteria_table(registration: Registration, *, may_change: bool) -> Table | None:
    """The criteria that the family has been seen to meet; None when there are none."""
    proven = registration.proven_criteria.filter(withdrawn_on__isnull=True).select_related("proven_by")
    rows = []
    for one in proven.order_by("code"):
        url = reverse("letting-registration-criterion-withdraw", args=[registration.pk, one.pk])
        deed: Shown = Link(_("Withdraw"), url, about=one.code) if may_change else ""
        rows.append(Row((one.code, Muted(words.day(one.proven_on), str(one.proven_by)), deed)))
    columns = (Column(_("Meets the criterion")), Column(_("Seen on")), Column(_("Change"), quiet=True))
    return Table(_("Criteria that the family meets"), columns, tuple(rows), caption_shown=False) if rows else None


def ties_told(registration: Registration, *, on: date) -> FactList | None:
    """Who is too near the family to decide anything about it today; None when nobody is."""
    standing = registration.family.ties.filter(Q(to_day__isnull=True) | Q(to_day__gt=on), from_day__lte=on)
    ties = standing.select_related("user").order_by("user__full_name", "pk")
    facts = tuple(Fact(str(tie.user), _("since %(day)s") % {"day": words.day(tie.from_day)}) for tie in ties)
    return FactList(facts) if facts else None
