"""Families and homes of letting by name, as far as the reader may know of them.

Plans and offers speak by keys. A family whom the reader may not know of keeps no name here, and whoever shows her move
shows no home beside it: a home with a nameless family would tell where she lives.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home
from bofast.casework.homes.words import street_address
from bofast.desk.office import Desk


@dataclass(frozen=True, slots=True)
class Names:
    """The families whom the reader may know of, and the homes of the office, by key."""

    families: Mapping[UUID, Family]
    homes: Mapping[UUID, Home]

    def knows(self, family: UUID) -> bool:
        return family in self.families

    def family(self, key: UUID) -> str:
        """The family's name; for one whom the reader may not know of, that it is a family."""
        known = self.families.get(key)
        return known.name if known is not None else _("a family that others work with")

    def home(self, key: UUID) -> str:
        known = self.homes.get(key)
        return street_address(known) if known is not None else _("a home that is not here any longer")


def names_of(desk: Desk, *, families: Iterable[UUID], homes: Iterable[UUID]) -> Names:
    """The names that a page needs, in two queries."""
    wanted = list(dict.fromkeys(homes))
    here = desk.homes.filter(pk__in=wanted).select_related("area") if wanted else desk.homes.none()
    return Names(
        families=desk.listed_among(list(dict.fromkeys(families))), homes={home.pk: home for home in here.order_by("pk")}
    )
