"""From filters to families, within what the user may know of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from bofast.casework.families.finding import matching
from bofast.casework.families.models import Family
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.followup.lists import on_the_way, quiet_since
from bofast.casework.tenancies.outgrowing import ByOutgrowing
from bofast.desk.office import Desk
from bofast.vocabulary.spells import add_months
from bofast.vocabulary.ways import Way

BY_NAME = "name"
ORDERS = {
    "name": ("name", "pk"),
    "-name": ("-name", "-pk"),
    "reference": ("reference", "pk"),
    "-reference": ("-reference", "-pk"),
}
BY_OUTGROWING = {"outgrown", "-outgrown"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The filters in force. Empty is no filter."""

    q: str = ""
    status: str = ""
    way: str = ""
    responsible: str = ""
    area: Any = None
    outgrown: str = ""
    quiet: int | None = None
    sort: str = ""


def families_wanted(desk: Desk, wanted: Wanted) -> FamilyQuerySet:
    """The families of the filters. Closed ones are found only by a search."""
    families = desk.listed_families
    is_searched = bool(wanted.q)
    families = matching(families, wanted.q, office=desk.office) if is_searched else families.filter(closed_on=None)
    if wanted.status:
        families = families.filter(status=wanted.status)
    families = _by_people(desk, families, wanted)
    if wanted.area:
        lived_in = desk.homes.filter(area__path__startswith=wanted.area.path)
        families = families.filter(pk__in=_living_in(desk, lived_in))
    if wanted.outgrown:
        until = add_months(desk.today, int(wanted.outgrown))
        families = families.filter(fit_outlook__outgrown_on__lt=until)
    return families


def in_order(families: FamilyQuerySet, *, sort: str) -> Sequence[Family] | FamilyQuerySet:
    """Families in the order that the reader has asked for; by name where nothing is asked."""
    if sort in BY_OUTGROWING:
        return ByOutgrowing(families, latest_first=sort.startswith("-"))
    return families.order_by(*ORDERS[sort or BY_NAME])


def _by_people(desk: Desk, families: FamilyQuerySet, wanted: Wanted) -> FamilyQuerySet:
    """By who answers, by the way chosen, and by how long nobody has spoken with the family."""
    if wanted.responsible == "none":
        families = families.filter(responsible__isnull=True)
    elif wanted.responsible:
        chosen = desk.user.pk if wanted.responsible == "me" else UUID(wanted.responsible)
        families = families.filter(responsible_id=chosen)
    if wanted.way:
        families = on_the_way(families, way=Way(wanted.way))
    if wanted.quiet:
        families = quiet_since(families, day=desk.today - timedelta(weeks=wanted.quiet))
    return families


def _living_in(desk: Desk, homes: Any) -> Any:
    """Ids of families in some homes today. A protected family's area is nobody's filter."""
    families = desk.listed_families.filter(grade="none")
    now = families.filter(
        occupancies__home__in=homes, occupancies__withdrawn_at__isnull=True, occupancies__entered_on__lte=desk.today
    )
    return now.exclude(occupancies__left_on__lte=desk.today, occupancies__home__in=homes).values("pk")
