"""Free homes for a family, those with room enough first."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, IntegerField, Q, Value, When

from bofast.casework.families.models import Family
from bofast.casework.followup.options import lived_in_on, measure_of
from bofast.casework.homes.models import HomeQuerySet
from bofast.desk.office import Desk
from bofast.rules.home_fit import HomeFacts
from bofast.rules.home_fit.norms import RoomUnit


def free_homes(desk: Desk, *, family: Family, on: date, chosen: object = None) -> HomeQuerySet:
    """Homes in use in which nobody lives on the day, and the one that is chosen already."""
    free = Q(~lived_in_on(on), Q(out_of_use_from__isnull=True) | Q(out_of_use_from__gt=on))
    found = desk.homes.filter(free | Q(pk=chosen)).annotate(short=_short(family, on=on))
    return found.order_by("short", "address", "unit_number", "pk")


def _short(family: Family, *, on: date) -> Case:
    """0 for homes with room enough, 1 for those of unknown size, 2 for those that are too small."""
    measure = measure_of(family, on=on)
    need = measure.outlook(HomeFacts()).need_now.most
    column = "bedrooms" if measure.norm.counts is RoomUnit.BEDROOMS else "rooms"
    return Case(
        When(Q(**{f"{column}__gte": need}), then=Value(0)),
        When(Q(**{f"{column}__isnull": True}), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
