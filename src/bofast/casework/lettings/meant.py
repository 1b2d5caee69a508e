"""Which homes a family means by its wishes: one by name, or those of a department with so many rooms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from bofast.casework.homes.models import Area, Home
from bofast.casework.lettings.models import Registration, Wish


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
    stated = registration.wishes.filter(stated_on__lte=day)
    standing = stated.filter(Q(replaced_on__isnull=True) | Q(replaced_on__gt=day))
    return standing.select_related("home__area", "area").order_by("place")


def homes_meant(registration: Registration, *, on: date) -> tuple[HomesMeant, ...]:
    """What the wishes of a family mean on a day, in their order, each once."""
    return tuple(dict.fromkeys(_meant(registration, on=on)))


def _meant(registration: Registration, *, on: date) -> Iterator[HomesMeant]:
    for wish in wishes_on(registration, day=on):
        if wish.home is not None:
            rooms = wish.home.rooms
            yield HomesMeant(home=wish.home, department=wish.home.area, rooms_from=rooms, rooms_to=rooms)
        elif wish.area is not None:
            yield HomesMeant(department=wish.area, rooms_from=wish.rooms_from, rooms_to=wish.rooms_to)
