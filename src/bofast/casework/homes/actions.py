"""Areas, homes and what homes cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from bofast.casework.access.models import Office, User
from bofast.casework.homes.changes import home_changed
from bofast.casework.homes.facts import FirstRent, HomeFacts, NewHome, RentParts
from bofast.casework.homes.models import Area, Home, HomeRent, HomeWord
from bofast.casework.homes.words import words_of
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

__all__ = [
    "FirstRent",
    "HomeFacts",
    "NewHome",
    "RentParts",
    "add_area",
    "add_home",
    "add_homes",
    "change_home",
    "set_rent",
]


@transaction.atomic
def add_area(name: str, *, office: Office, level: Area.Level, parent: Area | None = None, by: User) -> Area:
    """Find an area by its name below its parent, or add it."""
    found = Area.objects.filter(office=office, parent=parent, name=name).first()
    if found is not None:
        return found
    area = Area.objects.create(office=office, parent=parent, level=level, name=name, path="")
    area.path = f"{parent.path if parent else '/'}{area.pk}/"
    area.save(update_fields=["path"])
    journal.record(Deed.AREA_ADDED, by=by, office=office, about=area, facts={"level": str(level)})
    return area


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
