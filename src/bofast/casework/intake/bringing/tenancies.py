"""Contracts, and who lives in the homes they are for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from bofast.casework.access.models import Office, User
from bofast.casework.families.models import Family, Membership, Person
from bofast.casework.homes.models import Home
from bofast.casework.intake.bringing.tally import Came, Tally
from bofast.casework.intake.rows import NumberedRow, TenancyRow
from bofast.casework.tenancies import actions as tenancies
from bofast.casework.tenancies.actions import Contract, NewStay
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
        standing = _standing(homes.values(), families=families.values())
        providers = _providers(families.values())
        new: list[NewStay] = []
        for row in rows:
            home, family = homes[row.supplier_home_id], families[row.reference]
            stay = standing.get((home.pk, family.pk, row.from_day))
            if stay is not None:
                self.tally.count(self._change(stay, row))
            else:
                new.append(self._new(row, home=home, family=family, providers=providers[family.pk]))
        tenancies.record_stays(new, office=self.office, by=self.by)
        self.tally.new += len(new)

    def _homes(self, rows: Sequence[TenancyRow]) -> Sequence[Home]:
        return list(
            Home.objects.filter(office=self.office, supplier_home_id__in=[one.supplier_home_id for one in rows])
        )

    def _families(self, rows: Sequence[TenancyRow]) -> Sequence[Family]:
        return list(Family.objects.filter(office=self.office, reference__in=[one.reference for one in rows]))

    def _new(self, row: TenancyRow, *, home: Home, family: Family, providers: Sequence[Membership]) -> NewStay:
        tenure = Tenure(row.tenure) if row.tenure else Tenure.RENTED_PUBLIC
        parties = _parties(providers, on=max(row.from_day, self.today))
        return NewStay(
            family=family,
            home=home,
            tenure=tenure,
            entered_on=row.from_day,
            left_on=row.to_day,
            contract=None if tenure in WITHOUT_CONTRACT else self._contract(row, parties=parties),
        )

    def _contract(self, row: TenancyRow, *, parties: tuple[Person, ...]) -> Contract:
        return Contract(
            parties=parties,
            rent_per_month=self._money(row.rent_per_month),
            fixed_until=row.fixed_until,
            deposit=self._money(row.deposit),
            reference=row.contract_reference or "",
        )

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


def _standing(homes: Iterable[Home], *, families: Iterable[Family]) -> dict[tuple[UUID, UUID, date], Occupancy]:
    """The stays that the register has of these families in these homes, by home, family and first day."""
    rows = Occupancy.objects.filter(home__in=list(homes), family__in=list(families), withdrawn_at__isnull=True)
    rows = rows.select_related("tenancy__home__office", "family__office")
    return {(row.home_id, row.family_id, row.entered_on): row for row in rows}


def _providers(families: Iterable[Family]) -> dict[UUID, list[Membership]]:
    """Who provides, or has provided, in each family."""
    providers: dict[UUID, list[Membership]] = {family.pk: [] for family in families}
    rows = Membership.objects.filter(
        family__in=list(providers), role=Membership.Role.PROVIDER, withdrawn_at__isnull=True
    )
    for row in rows.select_related("person").order_by("pk"):
        providers[row.family_id].append(row)
    return providers


def _parties(providers: Sequence[Membership], *, on: date) -> tuple[Person, ...]:
    return tuple(row.person for row in providers if row.from_day <= on and (row.to_day is None or row.to_day > on))
