"""What a letting knew of a family, in words, as it was frozen."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.families.models import Family
from bofast.casework.homes.words import full_address
from bofast.casework.lettings.plans.frozen_facts import FrozenFacts
from bofast.design import words
from bofast.design.parts import Fact
from bofast.design.parts.part import Shown
from bofast.desk.families.protected import may_see_where
from bofast.desk.letting.waiting.told import rooms_told
from bofast.desk.office import Desk
from bofast.rules.letting.eligibility import household_on
from bofast.rules.letting.facts import ListedFamily, Wish


def known_of(desk: Desk, *, family: Family, facts: FrozenFacts) -> Iterator[Fact]:
    """The facts of the family in words; what was not told is not listed, as no rule asked it."""
    hers = facts.listed
    persons = household_on(hers, on=facts.on, norm=None).persons
    yield Fact(_("On the list since"), words.day(hers.listed_on) if hers.listed_on else None)
    yield Fact(_("Persons in the family"), persons)
    yield Fact(_("Rented from the office"), _own_home(desk, family=family, hers=hers))
    if hers.tenant_since:
        yield Fact(_("Has rented here since"), words.day(hers.tenant_since))
    yield Fact(_("Wishes"), _wishes(desk, hers))
    yield from _needs(hers)
    yield from _rights(desk, hers)


def _own_home(desk: Desk, *, family: Family, hers: ListedFamily) -> Shown:
    if not hers.home:
        return _("nothing")
    home = desk.homes.filter(pk=UUID(hers.home)).first()
    return full_address(home) if home and may_see_where(desk, family) else _("a home here")


def _wishes(desk: Desk, hers: ListedFamily) -> str:
    """The wishes that meant a home in play, in their order."""
    wished = desk.homes.filter(pk__in=[wish.home for wish in hers.wishes if wish.home])
    homes = {str(home.pk): full_address(home) for home in wished.order_by("pk")}
    meant = desk.areas.filter(pk__in=[wish.department for wish in hers.wishes if wish.department])
    areas = {str(area.pk): area.name for area in meant.order_by("pk")}
    told = [homes.get(wish.home) or _any_home_in(wish, areas.get(wish.department, "")) for wish in hers.wishes]
    return "; ".join(one for one in told if one) or _("none of the homes that could be had")


def _any_home_in(wish: Wish, area: str) -> str:
    rooms = rooms_told(wish.rooms_from, wish.rooms_to)
    if not rooms:
        return _("any home in %(area)s") % {"area": area}
    return _("any home in %(area)s with %(rooms)s") % {"area": area, "rooms": rooms}


def _needs(hers: ListedFamily) -> Iterator[Fact]:
    if hers.need_class is not None:
        yield Fact(_("Class of need"), hers.need_class)
    if hers.most_rent_per_month is not None:
        yield Fact(_("Most rent a month"), hers.most_rent_per_month)
    if hers.needs_step_free:
        yield Fact(_("Needs"), _("a home without steps"))
    if hers.needs_adapted:
        yield Fact(_("Needs"), _("a home adapted for a wheelchair"))


def _rights(desk: Desk, hers: ListedFamily) -> Iterator[Fact]:
    """What puts a family before others, and what keeps it from homes."""
    if hers.is_nominated:
        yield Fact(_("Put forward"), _("by the municipality"))
    if hers.criteria:
        yield Fact(_("Agreed criteria that it meets"), ", ".join(hers.criteria))
    if hers.is_separating:
        yield Fact(_("Parents"), _("who part"))
    if hers.may_return_to:
        area = desk.areas.filter(pk=hers.may_return_to).first()
        yield Fact(_("Has a right to come back to"), area.name if area else None)
    if hers.owes_landlord:
        yield Fact(_("Owed"), _("rent to the landlord"))
    if hers.refused:
        told = ngettext("%(count)s home", "%(count)s homes", len(hers.refused))
        yield Fact(_("Had said no to"), told % {"count": words.number(len(hers.refused))})
