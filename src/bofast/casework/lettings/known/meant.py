"""Which homes a family means by its wishes: one by name, or those of a department with so many rooms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from bofast.casework.homes.models import Area, Home
from bofast.casework.lettings.models import Registration, Wish
from bofast.casework.lettings.models.registrations import RegistrationQuerySet


@dataclass(frozen=True, slots=True, kw_only=True)
class HomesMeant:
    """The homes that a wish means.

    Attributes:
        home: the one that is named, if one is; then the department and the rooms are its own.
        department: with the units that it is divided into; None for a named home that lies in no area.
    """

    department: Area | None
    rooms_from: int | None = None
    rooms_to: int | None = None
    home: Home | None = None

    def means(self, home: Home) -> bool:
        """Whether a home, read with its area, is one of these."""
        if self.home is not None:
            return home.pk == self.home.pk
        return self.is_alike(home)

    def is_alike(self, home: Home) -> bool:
        """Whether a home lies in the department and has so many rooms.

        One whose rooms nobody has counted is meant where nothing is asked of them.
        """
        if self.department is None or home.area is None or not home.area.path.startswith(self.department.path):
            return False
        if home.rooms is None:
            return self.rooms_from is None and self.rooms_to is None
        return (self.rooms_from or 0) <= home.rooms and (self.rooms_to is None or home.rooms <= self.rooms_to)


def wishes_on(registration: Registration, *, day: date) -> QuerySet[Wish]:
    """What a family wishes on a day, the most wanted first."""
    return standing_wishes(registration.wishes.all(), day=day).order_by("place")


def standing_wishes(wishes: QuerySet[Wish], *, day: date) -> QuerySet[Wish]:
    """Those of some wishes that stand on a day, with the homes and the departments that they name."""
    stated = wishes.filter(stated_on__lte=day)
    standing = stated.filter(Q(replaced_on__isnull=True) | Q(replaced_on__gt=day))
    return standing.select_related("home__area", "area")


def homes_meant(registration: Registration, *, on: date) -> tuple[HomesMeant, ...]:
    """What the wishes of a family mean on a day, in their order, each once."""
    return tuple(dict.fromkeys(meant_by(wish) for wish in wishes_on(registration, day=on)))


def meant_by_each(registrations: RegistrationQuerySet, *, on: date) -> dict[UUID, list[HomesMeant]]:
    """What the wishes of each of some registrations mean on a day, in their order, in one query."""
    wishes = Wish.objects.filter(registration__in=registrations.order_by().values("pk"))
    meant: dict[UUID, list[HomesMeant]] = {}
    for wish in standing_wishes(wishes, day=on).order_by("registration", "place"):
        meant.setdefault(wish.registration_id, []).append(meant_by(wish))
    return meant


def meant_by(wish: Wish) -> HomesMeant:
    """The homes that one wish means."""
    if wish.home is not None:
        rooms = wish.home.rooms
        return HomesMeant(home=wish.home, department=wish.home.area, rooms_from=rooms, rooms_to=rooms)
    return HomesMeant(department=wish.area, rooms_from=wish.rooms_from, rooms_to=wish.rooms_to)
