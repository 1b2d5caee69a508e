"""The sheets that bofast knows by heart."""

from bofast.casework.intake.layouts.column import Choice, Column, Layout, SheetKind, ValueKind
from bofast.casework.intake.layouts.families import FAMILIES
from bofast.casework.intake.layouts.homes import HOMES
from bofast.casework.intake.layouts.rent_ranges import RENT_RANGES
from bofast.casework.intake.layouts.tenancies import TENANCIES

LAYOUTS: dict[SheetKind, Layout] = {layout.kind: layout for layout in (HOMES, FAMILIES, TENANCIES, RENT_RANGES)}

__all__ = ["LAYOUTS", "Choice", "Column", "Layout", "SheetKind", "ValueKind"]
