"""What an office holds for a usual rent, by area and bedrooms: a soft limit, since an unusual rent may be right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bofast.casework.access.models import Office
from bofast.casework.intake.models import UsualRent
from bofast.casework.intake.values import folded


@dataclass(frozen=True, slots=True)
class Usual:
    least: Decimal
    most: Decimal

    def holds(self, rent: Decimal) -> bool:
        return self.least <= rent <= self.most


@dataclass(frozen=True, slots=True)
class UsualRents:
    """The widest range over the groups of an area: what is usual for none of them is worth asking about."""

    ranges: dict[tuple[str, int], Usual]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, int, Decimal, Decimal]]) -> UsualRents:
        ranges: dict[tuple[str, int], Usual] = {}
        for area, bedrooms, least, most in rows:
            key = (folded(area), bedrooms)
            known = ranges.get(key)
            ranges[key] = Usual(min(least, known.least), max(most, known.most)) if known else Usual(least, most)
        return cls(ranges)

    def of_home(self, *, area: str, bedrooms: int | None) -> Usual | None:
        return None if bedrooms is None else self.ranges.get((folded(area), bedrooms))


def usual_rents_of(office: Office) -> UsualRents:
    rows = UsualRent.objects.filter(office=office).values_list("area", "bedrooms", "least_minor", "most_minor")
    return UsualRents.of((area, beds, Decimal(least) / 100, Decimal(most) / 100) for area, beds, least, most in rows)
