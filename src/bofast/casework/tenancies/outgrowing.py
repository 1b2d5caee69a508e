"""Families in the order of the days on which their homes become too small."""

from __future__ import annotations

from collections.abc import Sequence
from typing import overload

from django.db.models import Exists, OuterRef, QuerySet

from bofast.casework.families.models import Family
from bofast.casework.families.scope import FamilyQuerySet
from bofast.casework.tenancies.models import FitOutlook


class ByOutgrowing(Sequence[Family]):
    """Families by the day on which the home is too small; those without such a day last, by name.

    Two walks along an index instead of one sorting of everybody: the days are walked first, and each is asked whether
    its family is wanted. Whose day is the same stand by name within a page.
    """

    def __init__(self, families: FamilyQuerySet, *, latest_first: bool) -> None:
        self._families = families.order_by("name", "pk")
        self._latest_first = latest_first

    def __len__(self) -> int:
        return self._families.count()

    @overload
    def __getitem__(self, asked: int) -> Family: ...
    @overload
    def __getitem__(self, asked: slice) -> list[Family]: ...
    def __getitem__(self, asked: int | slice) -> Family | list[Family]:
        if isinstance(asked, int):
            return self[asked : asked + 1][0]
        first, last, _step = asked.indices(2**31)
        dated = self._dated_between(first, last)
        if len(dated) == last - first:
            return dated
        before = first + len(dated) if dated else self._dated().count()
        undated = self._families.filter(~Exists(self._day_of_each()))
        return [*dated, *undated[max(0, first - before) : last - before]]

    def _day_of_each(self) -> QuerySet[FitOutlook]:
        return FitOutlook.objects.filter(family=OuterRef("pk"), outgrown_on__isnull=False)

    def _dated(self) -> QuerySet[FitOutlook]:
        wanted = self._families.filter(pk=OuterRef("family_id")).order_by()
        return FitOutlook.objects.filter(Exists(wanted), outgrown_on__isnull=False)

    def _dated_between(self, first: int, last: int) -> list[Family]:
        order = ("-outgrown_on", "-family_id") if self._latest_first else ("outgrown_on", "family_id")
        lines = list(self._dated().order_by(*order).values_list("family_id", "outgrown_on")[first:last])
        place = {day: number for number, day in enumerate(dict.fromkeys(day for _family, day in lines))}
        days = {family: place[day] for family, day in lines}
        families = self._families.filter(pk__in=days).order_by()
        return sorted(families, key=lambda family: (days[family.pk], family.name, str(family.pk)))
