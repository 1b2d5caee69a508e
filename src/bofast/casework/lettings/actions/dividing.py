"""Adopting the division of an area: its units become departments, unless something agreed or promised names the old."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from bofast.casework.access.models import User
from bofast.casework.homes.actions import divide_area, take_back_division
from bofast.casework.homes.blocks import blocks_with_homes
from bofast.casework.homes.facts import NewUnit
from bofast.casework.homes.models import Area
from bofast.casework.lettings.known.departments import departments_of
from bofast.casework.lettings.models import LettingAgreement, Registration, Wish
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Because, Reason


@transaction.atomic
def adopt_division(area: Area, *, units: Sequence[NewUnit], by: User) -> list[Area]:
    """Make units of the blocks of an area; letting, agreements and figures then go by them.

    Raises: ShownToUser, when an agreement, a wish or a right to return stands on a department that would lose its
    blocks, or a unit would be called as the area itself or another one; and as `divide_area`.
    """
    _refuse_bound(area)
    _refuse_taken_names(area, units=units)
    return divide_area(area, units=units, by=by)


@transaction.atomic
def give_up_division(area: Area, *, by: User) -> None:
    """Put the blocks of an area back to where they lay before it was divided.

    Raises: ShownToUser, as `adopt_division`; and when the area is not divided.
    """
    _refuse_bound(area)
    take_back_division(area, by=by)


def _refuse_taken_names(area: Area, *, units: Sequence[NewUnit]) -> None:
    """Lists and sheets name an area by its name alone. The units of a division before this one give theirs up."""
    others = Area.objects.filter(office=area.office, closed_on=None).exclude(level=Area.Level.BLOCK)
    taken = {one.name.casefold() for one in others if one.parent_id != area.pk or one.level != Area.Level.AREA}
    if any(unit.name.casefold() in taken for unit in units):
        raise ShownToUser(Reason.NAME_TAKEN)


def _refuse_bound(area: Area) -> None:
    bound = what_binds(area)
    if bound:
        raise ShownToUser(bound[0].reason, **bound[0].facts)


def what_binds(area: Area) -> tuple[Because, ...]:
    """Everything that stands on the departments that the blocks of an area lie in now, the first of each kind."""
    losing = _losing(area)
    # A wish for a department means all its units as well; so a department may be divided under the wish.
    lost = [one for one in losing if not area.path.startswith(one.path)]
    today = timezone.localdate()
    return (*_agreements(losing, on=today), *_returns(losing, on=today), *_wishes(lost))


def _losing(area: Area) -> list[Area]:
    tree = departments_of(area.office)
    keys = {tree.department_of(block.pk) for block in blocks_with_homes(area)} - {""}
    return list(Area.objects.filter(pk__in=[int(key) for key in keys]).order_by("path"))


def _agreements(areas: Iterable[Area], *, on: date) -> Iterable[Because]:
    standing = LettingAgreement.objects.filter(Q(last_day__isnull=True) | Q(last_day__gte=on))
    for area in areas:
        for agreement in standing.filter(departments=area).order_by("first_day", "pk")[:1]:
            yield Because(Reason.AREA_UNDER_AGREEMENT, facts={"area": area.name, "name": agreement.name})


def _returns(areas: Iterable[Area], *, on: date) -> Iterable[Because]:
    promised = Registration.objects.standing_on(on).filter(
        Q(may_return_until__isnull=True) | Q(may_return_until__gte=on)
    )
    for area in areas:
        if promised.filter(may_return_to=area).exists():
            yield Because(Reason.RETURN_TO_AREA_PROMISED, facts={"area": area.name})


def _wishes(areas: Iterable[Area]) -> Iterable[Because]:
    wanted = Wish.objects.filter(replaced_on__isnull=True, registration__ended_on__isnull=True)
    for area in areas:
        if wanted.filter(area=area).exists():
            yield Because(Reason.AREA_WISHED_FOR, facts={"area": area.name})
