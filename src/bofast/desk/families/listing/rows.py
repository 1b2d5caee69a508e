"""The rows of the list: a few queries for a page, however long the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bofast.casework.families.models import Family
from bofast.casework.followup.lists import last_spoken, ways_of
from bofast.casework.tenancies.living import main_homes, sizes
from bofast.casework.tenancies.models import FitOutlook
from bofast.desk.families.protected import address_of
from bofast.desk.office import Desk
from bofast.vocabulary.ways import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRow:
    """One family as a list shows it. What is no business of the reader is None, never blanked out later."""

    family: Family
    size: int
    is_open: bool
    address: str | None
    way: Way | None
    fits_now: bool | None
    outgrown_on: date | None
    last_contact_on: date | None


def rows_of(desk: Desk, families: Sequence[Family]) -> list[FamilyRow]:
    """Rows for families of `desk.listed_families`; details only of those whose details the user may see."""
    keys = [family.pk for family in families]
    opened = desk.open_among(keys)
    homes = main_homes(opened, on=desk.today)
    ways, spoken, size = ways_of(opened), last_spoken(opened), sizes(keys, on=desk.today)
    return [
        FamilyRow(
            family=family,
            size=size.get(family.pk, 0),
            is_open=family.pk in opened,
            address=address_of(desk, family, homes.get(family.pk)) if family.pk in opened else None,
            way=ways.get(family.pk),
            fits_now=_outlook(family, opened=opened).fits_now,
            outgrown_on=_outlook(family, opened=opened).outgrown_on,
            last_contact_on=spoken.get(family.pk),
        )
        for family in families
    ]


def _outlook(family: Family, *, opened: frozenset[UUID]) -> FitOutlook:
    known = family.pk in opened and hasattr(family, "fit_outlook")
    return family.fit_outlook if known else FitOutlook(fits_now=None, outgrown_on=None)
