"""Contracts, and who lives in the homes they are for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family, Membership, Person
from bofast.casework.homes.models import Home
from bofast.casework.intake.bringing.tally import Came, Tally
from bofast.casework.intake.rows import NumberedRow, TenancyRow
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.models import Occupancy, Tenancy
from bofast.vocabulary.money import Money
from bofast.vocabulary.tenure import Tenure

WITHOUT_CONTRACT = frozenset({Tenure.OWNED, Tenure.TEMPORARY, Tenure.UNKNOWN})


@dataclass
class TenanciesIn:
    """Brings in tenancies, a batch at a time, the earliest first."""

    office: Office
    by: User
    today: date
    tally: Tally = field(default_factory=Tally)

    def write(self, batch: Sequence[NumberedRow]) -> None:
        rows = [one.row for one in batch if isinstance(one.row, TenancyRow)]
        homes = {home.supplier_home_id: home for home in self._homes(rows)}
        families = {family.reference: family for family in self._families(rows)}
        for row in sorted(rows, key=lambda one: one.from_day):
            self.tally.count(self._bring_in(row, home=homes[row.supplier_home_id], family=families[row.reference]))

    def _homes(self, rows: Sequence[TenancyRow]) -> Sequence[Home]:
        return list(
            Home.objects.filter(office=self.office, supplier_home_id__in=[one.supplier_home_id for one in rows])
        )

    def _families(self, rows: Sequence[TenancyRow]) -> Sequence[Family]:
        return list(Family.objects.filter(office=self.office, reference__in=[one.reference for one in rows]))

    def _bring_in(self, row: TenancyRow, *, home: Home, family: Family) -> Came:
        standing = Occupancy.objects.filter(
            home=home, family=family, entered_on=row.from_day, withdrawn_at__isnull=True
        ).first()
        if standing is None:
            self._add(row, home=home, family=family)
            return Came.NEW
        return self._change(standing, row)

    def _add(self, row: TenancyRow, *, home: Home, family: Family) -> None:
        tenure = Tenure(row.tenure) if row.tenure else Tenure.RENTED_PUBLIC
        tenancy = None if tenure in WITHOUT_CONTRACT else self._begin(row, home=home, family=family, tenure=tenure)
        occupancy = tenancies.move_in(
            family=family, home=home, entered_on=row.from_day, tenure=tenure, tenancy=tenancy, by=self.by
        )
        if row.to_day:
            tenancies.move_out(occupancy, left_on=row.to_day, by=self.by)

    def _begin(self, row: TenancyRow, *, home: Home, family: Family, tenure: Tenure) -> Tenancy:
        tenancy = tenancies.begin_tenancy(
            home=home,
            tenure=tenure,
            from_day=row.from_day,
            parties=_providers(family, on=max(row.from_day, self.today)),
            rent_per_month=self._money(row.rent_per_month),
            fixed_until=row.fixed_until,
            deposit=self._money(row.deposit),
            reference=row.contract_reference or "",
            by=self.by,
        )
        if row.to_day:
            tenancies.end_tenancy(tenancy, to_day=row.to_day, by=self.by)
        return tenancy

    def _change(self, standing: Occupancy, row: TenancyRow) -> Came:
        changed = False
        if row.to_day and standing.left_on is None:
            tenancies.move_out(standing, left_on=row.to_day, by=self.by)
            changed = True
        if standing.tenancy is not None:
            changed = self._change_tenancy(standing.tenancy, row) or changed
        return Came.CHANGED if changed else Came.UNCHANGED

    def _change_tenancy(self, tenancy: Tenancy, row: TenancyRow) -> bool:
        if row.to_day and tenancy.to_day is None:
            tenancies.end_tenancy(tenancy, to_day=row.to_day, by=self.by)
            return True
        rent, deposit = self._money(row.rent_per_month), self._money(row.deposit)
        wanted = {
            "fixed_until": row.fixed_until,
            "rent_per_month_minor": rent.minor if rent else None,
            "deposit_minor": deposit.minor if deposit else None,
            "reference": row.contract_reference,
        }
        changes = {
            name: value for name, value in wanted.items() if value is not None and getattr(tenancy, name) != value
        }
        if changes:
            tenancies.change_tenancy(tenancy, changes=changes, by=self.by)
        return bool(changes)

    def _money(self, amount: Decimal | None) -> Money | None:
        return None if amount is None else Money.of(amount, self.office.currency)


def _providers(family: Family, *, on: date) -> list[Person]:
    members = family.members_on(on).filter(role=Membership.Role.PROVIDER).order_by("pk")
    return [membership.person for membership in members]
