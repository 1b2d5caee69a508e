"""Homes, their place in the tree of areas, and their rents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from bofast.casework.access.models import Office, User
from bofast.casework.homes.actions import (
    FirstRent,
    HomeFacts,
    NewHome,
    RentParts,
    add_area,
    add_homes,
    change_home,
    set_rent,
)
from bofast.casework.homes.models import Area, Home
from bofast.casework.intake.bringing.tally import Came, Tally
from bofast.casework.intake.rows import HomeRow, NumberedRow
from bofast.vocabulary.money import Money

COLUMNS = tuple(one.name for one in fields(HomeFacts) if one.name != "area")


@dataclass
class HomesIn:
    """Brings in homes, a batch at a time."""

    office: Office
    by: User
    today: date
    tally: Tally = field(default_factory=Tally)
    _areas: dict[tuple[int | None, str], Area] = field(default_factory=dict)

    def write(self, batch: Sequence[NumberedRow]) -> None:
        rows = [one.row for one in batch if isinstance(one.row, HomeRow)]
        numbers = [row.supplier_home_id for row in rows]
        known = {
            home.supplier_home_id: home
            for home in Home.objects.filter(office=self.office, supplier_home_id__in=numbers)
            .select_related("area", "office")
            .prefetch_related("rents")
        }
        new = [self._new(row) for row in rows if row.supplier_home_id not in known]
        add_homes(new, office=self.office, by=self.by)
        self.tally.new += len(new)
        for row in rows:
            if (home := known.get(row.supplier_home_id)) is not None:
                self.tally.count(self._change(home, row))

    def _new(self, row: HomeRow) -> NewHome:
        rent = None
        if row.rent_per_month is not None:
            rent = FirstRent(from_day=row.rent_from_day or self.today, parts=self._rent(row))
        return NewHome(facts=HomeFacts(**_told(row), area=self._area(row)), rent=rent)

    def _change(self, home: Home, row: HomeRow) -> Came:
        now: dict[str, Any] = {name: getattr(home, name) for name in COLUMNS}
        wanted = now | _told(row)
        wanted["properties"] = tuple(wanted["properties"])
        area = self._area(row) or home.area
        is_changed = area != home.area or any(
            wanted[name] != (tuple(now[name]) if name == "properties" else now[name]) for name in COLUMNS
        )
        if is_changed:
            change_home(home, facts=HomeFacts(**wanted, area=area), by=self.by)
        return Came.CHANGED if self._change_rent(home, row) or is_changed else Came.UNCHANGED

    def _change_rent(self, home: Home, row: HomeRow) -> bool:
        if row.rent_per_month is None:
            return False
        rent, from_day = self._rent(row), row.rent_from_day or self.today
        rents = sorted(home.rents.all(), key=lambda one: one.from_day)
        standing = [one for one in rents if one.from_day <= from_day]
        if standing and (row.rent_from_day is None or standing[-1].from_day == from_day):
            parts = standing[-1]
            same = (parts.rent_per_month_minor, parts.heating_per_month_minor, parts.electricity_per_month_minor)
            if same == (rent.rent_per_month.minor, rent.heating_per_month.minor, rent.electricity_per_month.minor):
                return False
        set_rent(home, from_day=from_day, rent=rent, by=self.by)
        return True

    def _rent(self, row: HomeRow) -> RentParts:
        def money(amount: Decimal | None) -> Money:
            return Money.of(amount or 0, self.office.currency)

        return RentParts(
            rent_per_month=money(row.rent_per_month),
            heating_per_month=money(row.heating_per_month),
            electricity_per_month=money(row.electricity_per_month),
            other_per_month=money(None),
        )

    def _area(self, row: HomeRow) -> Area | None:
        if not row.area:
            return None
        whole = self._part(self.office.name, level=Area.Level.WHOLE, parent=None)
        area = self._part(row.area, level=Area.Level.AREA, parent=whole)
        return self._part(row.block, level=Area.Level.BLOCK, parent=area) if row.block else area

    def _part(self, name: str, *, level: Area.Level, parent: Area | None) -> Area:
        """A place in the tree, found or added once for the whole sheet."""
        key = (parent.pk if parent else None, name)
        if key not in self._areas:
            self._areas[key] = add_area(name, office=self.office, level=level, parent=parent, by=self.by)
        return self._areas[key]


def _told(row: HomeRow) -> dict[str, Any]:
    """The columns that the row says something about."""
    told = {name: getattr(row, name) for name in COLUMNS if getattr(row, name, None) is not None}
    if "kind" in told:
        told["kind"] = Home.Kind(told["kind"])
    if "disposal" in told:
        told["disposal"] = Home.Disposal(told["disposal"])
    return told
