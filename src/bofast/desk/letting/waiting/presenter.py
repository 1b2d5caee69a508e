"""A registration as a page: where in line, what the family wishes and may have, what it was offered, how it stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.line.on_the_list import resting_among
from bofast.casework.lettings.models import Registration
from bofast.design import words
from bofast.design.parts import Breadcrumbs, FactList, Link, Notice, PageHeader, Table, Weight
from bofast.desk.families.protected import grade_tag
from bofast.desk.letting.ties.near import too_near
from bofast.desk.letting.waiting.facts_shown import facts_shown, pauses_table
from bofast.desk.letting.waiting.list_presenter import months_told, stand_tags
from bofast.desk.letting.waiting.offered import offers_table
from bofast.desk.letting.waiting.places_shown import PlacesShown, places_shown
from bofast.desk.letting.waiting.registering import to_list
from bofast.desk.letting.waiting.standing import criteria_table, standing_facts, ties_told
from bofast.desk.letting.waiting.wishes_shown import wishes_table
from bofast.desk.office import Desk
from bofast.vocabulary.spells import full_months


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistrationPage:
    """What `letting/waiting/registration.html` shows.

    Attributes:
        may_change: the reader lets homes, is not tied to the family, and the registration stands.
        near: what a reader is told who is too near the family.
    """

    header: PageHeader
    crumbs: Breadcrumbs
    may_change: bool
    near: Notice | None
    places: PlacesShown | None
    wishes: Table
    add_wish: tuple[Link, ...]
    facts: FactList
    change_facts: tuple[Link, ...]
    standing: FactList
    criteria: Table | None
    prove_criterion: tuple[Link, ...]
    ties: FactList | None
    offers: Table
    pauses: Table | None


def registration_page(desk: Desk, registration: Registration) -> RegistrationPage:
    near = too_near(desk, families=[registration.family_id])
    is_open = registration.ended_on is None
    may_change = desk.may(Permission.LET_HOMES) and near is None and is_open
    rests = bool(resting_among(desk.registrations.filter(pk=registration.pk), on=desk.today))
    return RegistrationPage(
        header=_header(desk, registration, rests=rests, may_change=may_change),
        crumbs=Breadcrumbs((Link(_("Letting"), reverse("letting")), to_list()), registration.family.name),
        may_change=may_change,
        near=near if desk.may(Permission.LET_HOMES) else None,
        places=places_shown(desk, registration, rests=rests) if is_open else None,
        wishes=wishes_table(desk, registration, may_change=may_change),
        add_wish=_link(registration, _("One more wish"), "wishes") if may_change else (),
        facts=facts_shown(registration),
        change_facts=_link(registration, _("Change"), "change") if may_change else (),
        standing=standing_facts(desk, registration, may_change=may_change),
        criteria=criteria_table(registration, may_change=may_change),
        prove_criterion=_link(registration, _("Meets a criterion"), "criterion") if may_change else (),
        ties=ties_told(registration, on=desk.today),
        offers=offers_table(desk, registration),
        pauses=pauses_table(registration),
    )


def _header(desk: Desk, registration: Registration, *, rests: bool, may_change: bool) -> PageHeader:
    family = registration.family
    months = full_months(registration.listed_on, registration.ended_on or desk.today)
    told = {"day": words.day(registration.listed_on), "months": months_told(max(0, months))}
    return PageHeader(
        family.name,
        above=_("On the waiting list"),
        lead=_("Since %(day)s: %(months)s.") % told,
        tags=(*grade_tag(family), *stand_tags(registration, rests=rests)),
        actions=(*_deeds(registration, rests=rests, may_change=may_change), *_ways(desk, registration)),
    )


def _deeds(registration: Registration, *, rests: bool, may_change: bool) -> tuple[Link, ...]:
    if not may_change:
        return ()
    resting = (_("Take it up again"), "resume") if rests else (_("Let it rest"), "pause")
    return (
        *_link(registration, *resting),
        *_link(registration, _("Take off the list"), "end", weight=Weight.TERTIARY),
    )


def _ways(desk: Desk, registration: Registration) -> tuple[Link, ...]:
    """The family's own page, what it is told of its place, and for those who decide, who may not."""
    ties = Link(_("Who is too near"), reverse("letting-ties", args=[registration.pk]), Weight.TERTIARY)
    return (
        Link(_("The family's page"), reverse("family", args=[registration.family_id]), Weight.TERTIARY),
        Link(_("What the family is told"), reverse("letting-told", args=[registration.pk]), Weight.TERTIARY),
        *((ties,) if desk.may(Permission.DECIDE_APPEALS) else ()),
    )


def _link(registration: Registration, label: str, deed: str, *, weight: Weight = Weight.SECONDARY) -> tuple[Link, ...]:
    return (Link(label, reverse(f"letting-registration-{deed}", args=[registration.pk]), weight),)
