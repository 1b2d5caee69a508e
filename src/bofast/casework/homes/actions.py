"""Areas, homes and what homes cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone

from bofast.casework.access.models import Office, User
from bofast.casework.homes.blocks import blocks_with_homes
from bofast.casework.homes.changes import home_changed
from bofast.casework.homes.facts import FirstRent, HomeFacts, NewHome, NewUnit, RentParts
from bofast.casework.homes.models import Area, BlockOutline, Home, HomeRent, HomeWord
from bofast.casework.homes.outlines import Outline
from bofast.casework.homes.words import words_of
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

__all__ = [
    "FirstRent",
    "HomeFacts",
    "NewHome",
    "NewUnit",
    "RentParts",
    "add_area",
    "add_home",
    "add_homes",
    "change_home",
    "divide_area",
    "draw_blocks",
    "set_rent",
    "take_back_division",
]


@transaction.atomic
def add_area(name: str, *, office: Office, level: Area.Level, parent: Area | None = None, by: User) -> Area:
    """Find an area by its name below its parent, or add it.

    A block that a division has moved is found where it lay before: the sheets of the office go on naming that.
    """
    lies_here = Q(parent=parent) if parent is None else Q(parent=parent) | Q(lay_in=parent)
    found = Area.objects.filter(lies_here, office=office, name=name).order_by("pk").first()
    if found is not None:
        return found
    area = Area.objects.create(office=office, parent=parent, level=level, name=name, path="")
    area.path = f"{parent.path if parent else '/'}{area.pk}/"
    area.save(update_fields=["path"])
    journal.record(Deed.AREA_ADDED, by=by, office=office, about=area, facts={"level": str(level)})
    return area


@transaction.atomic
def draw_blocks(outlines: Sequence[Outline], *, office: Office, by: User) -> None:
    """Write down where blocks of the office stand; a block that is drawn already is drawn anew."""
    of_office = set(
        Area.objects.filter(office=office, pk__in=[one.block for one in outlines]).values_list("pk", flat=True)
    )
    drawn = [one for one in outlines if one.block in of_office]
    for one in drawn:
        rings = [[list(corner) for corner in ring] for ring in one.rings]
        BlockOutline.objects.update_or_create(area_id=one.block, defaults={"rings": rings, "drawn_by": by})
    journal.record(Deed.MAP_DRAWN, by=by, office=office, facts={"blocks": len(drawn)})


@transaction.atomic
def divide_area(area: Area, *, units: Sequence[NewUnit], by: User) -> list[Area]:
    """Make units of the blocks of an area, each an area of its own within it. A division that stands is taken back.

    Raises: ShownToUser, when the units do not hold each block with homes once, or a unit's name is taken.
    """
    Area.objects.select_for_update(of=("self",)).get(pk=area.pk)
    here = {block.pk: block for block in blocks_with_homes(area)}
    if sorted(block for unit in units for block in unit.blocks) != sorted(here):
        raise ShownToUser(Reason.BLOCKS_HAVE_CHANGED)
    _put_back(area)
    made = [_unit_of(area, unit=unit, by=by) for unit in units]
    for new, unit in zip(made, units, strict=True):
        for key in unit.blocks:
            block = Area.objects.get(pk=key)
            _move(block, to=new, lay_in=block.parent)
    facts = {"units": {str(new.pk): list(unit.blocks) for new, unit in zip(made, units, strict=True)}}
    journal.record(Deed.AREA_DIVIDED, by=by, office=area.office, about=area, facts=facts)
    return made


@transaction.atomic
def take_back_division(area: Area, *, by: User) -> None:
    """Put the blocks of an area back to where they lay before it was divided, and close the units.

    Raises: ShownToUser, when no block of it was moved.
    """
    Area.objects.select_for_update(of=("self",)).get(pk=area.pk)
    moved = _put_back(area)
    if not moved:
        raise ShownToUser(Reason.AREA_NOT_DIVIDED)
    journal.record(Deed.DIVISION_TAKEN_BACK, by=by, office=area.office, about=area, facts={"blocks": moved})


def _unit_of(area: Area, *, unit: NewUnit, by: User) -> Area:
    """A new area, or a closed one of this name opened again.

    Raises: ShownToUser, when an open one has the name.
    """
    if Area.objects.filter(parent=area, name=unit.name, closed_on__isnull=True).exists():
        raise ShownToUser(Reason.NAME_TAKEN)
    made = add_area(unit.name, office=area.office, level=Area.Level.AREA, parent=area, by=by)
    made.closed_on = None
    made.save(update_fields=["closed_on"])
    return made


def _put_back(area: Area) -> list[int]:
    """Which blocks went back; units that hold nothing any longer are closed, not deleted: old lettings name them."""
    moved = list(
        Area.objects.below(area).filter(lay_in__isnull=False).select_related("lay_in", "parent").order_by("pk")
    )
    units = {block.parent for block in moved}
    for block in moved:
        assert block.lay_in is not None  # noqa: S101 - asked for above
        _move(block, to=block.lay_in, lay_in=None)
    for unit in units:
        if unit is not None and not Area.objects.filter(parent=unit).exists():
            unit.closed_on = timezone.localdate()
            unit.save(update_fields=["closed_on"])
    return [block.pk for block in moved]


def _move(area: Area, *, to: Area, lay_in: Area | None) -> None:
    """Hang an area, with all that is below it, under another."""
    before, now = area.path, f"{to.path}{area.pk}/"
    for one in Area.objects.below(area):
        one.path = now + one.path.removeprefix(before)
        one.save(update_fields=["path"])
    area.parent, area.lay_in, area.path = to, lay_in, now
    area.save(update_fields=["parent", "lay_in", "path"])


@transaction.atomic
def add_home(*, office: Office, facts: HomeFacts, by: User) -> Home:
    """Add a home to the office's register.

    Raises: ShownToUser, when the office has a home with this number.
    """
    home = Home(office=office, **_columns(facts))
    _save(home, is_new=True)
    journal.record(Deed.HOME_ADDED, by=by, office=office, about=home)
    return home


@transaction.atomic
def add_homes(new: Sequence[NewHome], *, office: Office, by: User) -> list[Home]:
    """Add many homes with their rents: the same as one by one, in a handful of queries.

    Raises: ShownToUser, when the office has a home with one of these numbers; then none of them is added.
    """
    homes = [Home(office=office, **_columns(one.facts)) for one in new]
    try:
        with transaction.atomic():
            Home.objects.bulk_create(homes)
    except IntegrityError as error:
        raise ShownToUser(Reason.HOME_NUMBER_IN_USE) from error
    _write_words(homes)
    HomeRent.objects.bulk_create(
        HomeRent(home=home, from_day=one.rent.from_day, **_minor(one.rent.parts))
        for home, one in zip(homes, new, strict=True)
        if one.rent is not None
    )
    deeds = (deed for home, one in zip(homes, new, strict=True) for deed in _deeds_of_new(home, one))
    journal.record_many(deeds, by=by, office=office)
    return homes


def _deeds_of_new(home: Home, new: NewHome) -> Iterator[journal.Done]:
    yield journal.Done(deed=Deed.HOME_ADDED, about=home)
    if new.rent is not None:
        yield journal.Done(deed=Deed.RENT_SET, about=home, facts={"from_day": new.rent.from_day})


@transaction.atomic
def change_home(home: Home, *, facts: HomeFacts, by: User) -> Home:
    """Write down what a home is now; the journal keeps which fields changed.

    Raises: ShownToUser, when another home has this number.
    """
    changed = [name for name, value in _columns(facts).items() if getattr(home, name) != value]
    if not changed:
        return home
    for name in changed:
        setattr(home, name, _columns(facts)[name])
    _save(home)
    home_changed.send(Home, home=home)
    journal.record(Deed.HOME_CHANGED, by=by, office=home.office, about=home, facts={"fields": sorted(changed)})
    return home


@transaction.atomic
def set_rent(home: Home, *, from_day: date, rent: RentParts, by: User) -> HomeRent:
    """Set what the home costs a month from a day; the rent before ends on that day, one from that day is replaced."""
    rents = HomeRent.objects.filter(home=home)
    later = rents.filter(from_day__gt=from_day).order_by("from_day").first()
    rents.filter(from_day__lt=from_day).filter(Q(to_day__isnull=True) | Q(to_day__gt=from_day)).update(to_day=from_day)
    set_now, _new = rents.update_or_create(
        home=home, from_day=from_day, defaults={"to_day": later.from_day if later else None, **_minor(rent)}
    )
    journal.record(Deed.RENT_SET, by=by, office=home.office, about=home, facts={"from_day": from_day})
    return set_now


def _columns(facts: HomeFacts) -> dict[str, Any]:
    columns = {field.name: getattr(facts, field.name) for field in fields(facts)}
    return columns | {"properties": list(facts.properties)}


def _minor(rent: RentParts) -> dict[str, int]:
    return {f"{part.name}_minor": getattr(rent, part.name).minor for part in fields(rent)}


def _save(home: Home, *, is_new: bool = False) -> None:
    try:
        with transaction.atomic():
            home.save(force_insert=is_new)
    except IntegrityError as error:
        raise ShownToUser(Reason.HOME_NUMBER_IN_USE) from error
    if not is_new:
        HomeWord.objects.filter(home=home).delete()
    _write_words([home])


def _write_words(homes: Sequence[Home]) -> None:
    """Past the ORM: a home has seven words or so, and as objects they cost more than the home itself."""
    as_key = Home._meta.pk.get_db_prep_value
    rows = [(home.office_id, as_key(home.pk, connection), word) for home in homes for word in words_of(home)]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO homes_homeword (office_id, home_id, word) VALUES (%s, %s, %s)", rows)
