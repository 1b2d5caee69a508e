"""What is told of a home when it is added or changed, and the parts of a rent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from bofast.casework.homes.models import Area, Home
from bofast.vocabulary.money import Money

NOTHING = Money(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFacts:
    """The columns of a home; what nobody has said is None, or empty for a text."""

    supplier_home_id: str
    address: str
    area: Area | None = None
    kobo_id: UUID | None = None
    extra_reference: str = ""
    postal_code: str = ""
    postal_place: str = ""
    unit_number: str = ""
    property_number: str = ""
    ownership_section: str = ""
    building_number: str = ""
    kind: Home.Kind = Home.Kind.FLAT
    rooms: int | None = None
    bedrooms: int | None = None
    area_m2: Decimal | None = None
    floor: int | None = None
    has_lift: bool | None = None
    is_step_free: bool | None = None
    is_wheelchair_accessible: bool | None = None
    has_garden: bool | None = None
    school_district: str = ""
    disposal: Home.Disposal = Home.Disposal.OWNED
    ownership_form: str = ""
    owner: str = ""
    properties: tuple[str, ...] = field(default=())
    is_shared_housing: bool = False
    qualifies_for_vat_compensation: bool | None = None
    has_rent_to_own_potential: bool = False
    latitude: Decimal | None = None
    longitude: Decimal | None = None
    out_of_use_from: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RentParts:
    """What a home costs a month, by part."""

    rent_per_month: Money
    electricity_per_month: Money = NOTHING
    heating_per_month: Money = NOTHING
    other_per_month: Money = NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRent:
    """What a new home costs from a day."""

    from_day: date
    parts: RentParts


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHome:
    """A home that is added among many; no rent when that is unknown."""

    facts: HomeFacts
    rent: FirstRent | None = None


@dataclass(frozen=True, slots=True)
class NewUnit:
    """A smaller unit that an area is divided into: its name, and the numbers of the blocks that move into it."""

    name: str
    blocks: tuple[int, ...]
