"""The home that a family's plan begins from."""

from __future__ import annotations

from datetime import date

from bofast.casework.families.models import Family
from bofast.casework.homes.models import Home


def home_lived_in(family: Family, *, on: date) -> Home | None:
    """The family's main home on a day."""
    lived_in = family.occupancies.valid_on(on).known_at(None).filter(is_main_home=True).select_related("home")
    newest = lived_in.order_by("-entered_on").first()
    return newest.home if newest else None
