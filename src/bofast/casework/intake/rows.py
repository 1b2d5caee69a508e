"""The typed row of each sheet: what stands in it once every cell has been understood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from bofast.casework.intake.layouts.column import SheetKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeRow:
    supplier_home_id: str
    address: str
    extra_reference: str | None = None
    kobo_id: UUID | None = None
    area: str | None = None
    block: str | None = None
    unit_number: str | None = None
    postal_code: str | None = None
    postal_place: str | None = None
    property_number: str | None = None
    ownership_section: str | None = None
    building_number: str | None = None
    kind: str | None = None
    rooms: int | None = None
    bedrooms: int | None = None
    area_m2: Decimal | None = None
    floor: int | None = None
    has_lift: bool | None = None
    is_step_free: bool | None = None
    is_wheelchair_accessible: bool | None = None
    has_garden: bool | None = None
    school_district: str | None = None
    disposal: str | None = None
    ownership_form: str | None = None
    owner: str | None = None
    properties: tuple[str, ...] | None = None
    is_shared_housing: bool | None = None
    qualifies_for_vat_compensation: bool | None = None
    has_rent_to_own_potential: bool | None = None
    rent_per_month: Decimal | None = None
    heating_per_month: Decimal | None = None
    electricity_per_month: Decimal | None = None
    rent_from_day: date | None = None
    out_of_use_from: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    reference: str
    role: str
    given_name: str
    family_name: str
    family_name_shown: str | None = None
    from_day: date | None = None
    born_on: date | None = None
    sex: str | None = None
    identity_number: str | None = None
    share_of_time: int | None = None
    language: str | None = None
    needs_interpreter: bool | None = None
    has_refugee_background: bool | None = None
    settled_in_year: int | None = None
    residence_permit: str | None = None
    phone: str | None = None
    email: str | None = None
    school: str | None = None
    income_kind: str | None = None
    income_gross: Decimal | None = None
    income_net: Decimal | None = None
    income_permanence: str | None = None
    income_ends_on: date | None = None
    income_from_day: date | None = None
    text_language: str | None = None
    responsible: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TenancyRow:
    supplier_home_id: str
    reference: str
    from_day: date
    to_day: date | None = None
    fixed_until: date | None = None
    tenure: str | None = None
    rent_per_month: Decimal | None = None
    deposit: Decimal | None = None
    contract_reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RentRangeRow:
    area: str
    bedrooms: int
    least: Decimal
    most: Decimal
    group: str | None = None


SheetRow = HomeRow | PersonRow | TenancyRow | RentRangeRow

ROW_TYPES: dict[SheetKind, type[SheetRow]] = {
    SheetKind.HOMES: HomeRow,
    SheetKind.FAMILIES: PersonRow,
    SheetKind.TENANCIES: TenancyRow,
    SheetKind.RENT_RANGES: RentRangeRow,
}


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A typed row and where it stood."""

    number: int
    row: SheetRow
