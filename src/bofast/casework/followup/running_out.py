"""What runs out for the families one may see: rooms, leases, incomes."""

from __future__ import annotations

from datetime import date
from typing import cast

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.mapping.models import IncomeLine
from bofast.casework.tenancies.models import FitOutlook, Occupancy


def homes_outgrown_by(families: FamilyQuerySet, *, day: date, after: date) -> QuerySet[FitOutlook]:
    """The homes that fit now and will be outgrown on a day in (after, day]."""
    outlooks = FitOutlook.objects.filter(outgrown_on__gt=after, outgrown_on__lte=day)
    # The families come by a query of their own: a join lets SQLite begin with the families instead of the day.
    return outlooks.filter(_of_one_of(families)).prefetch_related("family").order_by("outgrown_on", "pk")


def leases_ending_by(families: FamilyQuerySet, *, day: date, on: date, are_few: bool = False) -> QuerySet[Occupancy]:
    """Where families live on a lease whose last day lies in [on, day]; each with its `tenancy` and `home`.

    Of few families in a large office the leases are looked up family by family, else the families lease by lease.
    """
    of_them = Q(family__in=families.order_by().values("pk")) if are_few else Q(_of_one_of(families))
    lived_in = Occupancy.objects.valid_on(on).known_at(None).filter(of_them)
    lived_in = lived_in.filter(tenancy__to_day__isnull=True, tenancy__withdrawn_at__isnull=True)
    ending = lived_in.filter(tenancy__fixed_until__gte=on, tenancy__fixed_until__lte=day)
    return ending.select_related("family", "tenancy", "home").order_by(F("tenancy__fixed_until"), "pk")


def incomes_ending_by(families: FamilyQuerySet, *, day: date, on: date) -> QuerySet[IncomeLine]:
    """The incomes of today whose first day without them lies in (on, day]."""
    ending = IncomeLine.objects.filter(withdrawn_at__isnull=True, from_day__lte=on, to_day__gt=on, to_day__lte=day)
    return cast(
        "QuerySet[IncomeLine]", ending.filter(_of_one_of(families)).select_related("family").order_by("to_day", "pk")
    )


def _of_one_of(families: FamilyQuerySet) -> Exists:
    """Asked of each row: "in the families one may see" would read all of those first."""
    return Exists(families.filter(pk=OuterRef("family_id")).order_by())
