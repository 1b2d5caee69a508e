"""The family page's part on letting: whether the family is on the list, since when, and the way there."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.families.models import Family
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.lettings.line.on_the_list import resting_among, standing_of
from bofast.casework.lettings.models import Registration
from bofast.design import words
from bofast.design.parts import EmptyState, Fact, FactList, Link, Muted, Weight
from bofast.desk.letting.waiting.list_presenter import months_told, stand_tags
from bofast.desk.letting.waiting.wishes_shown import wishes_told
from bofast.desk.office import Desk
from bofast.vocabulary.spells import full_months


@dataclass(frozen=True, slots=True)
class OnTheList:
    """What `letting/waiting/section.html` shows: the facts of a registration, or that there is none."""

    facts: FactList | None
    actions: tuple[Link, ...]
    empty: EmptyState | None


def section(desk: Desk, file: CaseFile) -> OnTheList:
    """The registration that stands; a page of another day shows it as it is now, since no past is kept of it."""
    registration = standing_of(file.family)
    if registration is None:
        return OnTheList(None, (), _empty(desk, file.family))
    see = Link(_("Place in line and wishes"), reverse("letting-registration", args=[registration.pk]), Weight.SECONDARY)
    return OnTheList(_facts(desk, registration), (see,), None)


def _facts(desk: Desk, registration: Registration) -> FactList:
    rests = bool(resting_among(desk.registrations.filter(pk=registration.pk), on=desk.today))
    months = months_told(max(0, full_months(registration.listed_on, desk.today)))
    return FactList(
        (
            Fact(_("On the list since"), Muted(words.day(registration.listed_on), months)),
            Fact(_("How it stands"), stand_tags(registration, rests=rests)),
            Fact(_("Wishes"), wishes_told(registration, on=desk.today)),
        ),
        columns=True,
    )


def _empty(desk: Desk, family: Family) -> EmptyState:
    put = Link(_("Put on the list"), reverse("letting-register-family", args=[family.pk]), Weight.SECONDARY)
    return EmptyState(
        _("Not on the list for another home"),
        _("A family on the list is asked when a home falls vacant that it wishes and may have."),
        put if desk.may(Permission.LET_HOMES) and family.closed_on is None else None,
    )
