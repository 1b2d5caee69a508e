"""The rows of the waiting list: a few queries for a page, however long the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bofast.casework.lettings.known.meant import meant_by_each
from bofast.casework.lettings.line.on_the_list import resting_among, tenants_among
from bofast.casework.lettings.models import Registration
from bofast.casework.tenancies.living import sizes
from bofast.desk.letting.waiting.told import homes_told
from bofast.desk.office import Desk
from bofast.vocabulary.spells import full_months


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """One family as the waiting list shows it. What is no business of the reader is None, never blanked out later.

    Attributes:
        months: on the list so far, or until it left the list.
        wishes: the homes that it wishes, the most wanted first, in words; None when its details are not the reader's.
    """

    registration: Registration
    size: int
    is_open: bool
    months: int
    rests: bool
    rents_here: bool | None
    wishes: tuple[str, ...] | None


def rows_of(desk: Desk, registrations: Sequence[Registration]) -> list[WaitingRow]:
    """Rows for some registrations of `desk.registrations`."""
    families = [registration.family_id for registration in registrations]
    opened, size = desk.open_among(families), sizes(families, on=desk.today)
    here = desk.registrations.filter(pk__in=[registration.pk for registration in registrations])
    tenants, resting = tenants_among(here, on=desk.today), resting_among(here, on=desk.today)
    meant = meant_by_each(here.filter(family__in=opened), on=desk.today)
    return [
        WaitingRow(
            registration=one,
            size=size.get(one.family_id, 0),
            is_open=one.family_id in opened,
            months=max(0, full_months(one.listed_on, one.ended_on or desk.today)),
            rests=one.pk in resting,
            rents_here=one.pk in tenants if one.family_id in opened else None,
            wishes=tuple(map(homes_told, meant.get(one.pk, ()))) if one.family_id in opened else None,
        )
        for one in registrations
    ]
