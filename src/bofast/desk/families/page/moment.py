"""The day that a family page shows: today, or any day that the reader asks for."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.urls import reverse

from bofast.casework.families.models import Family
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.homes.models import Home
from bofast.casework.tenancies.models import Occupancy
from bofast.design.parts import AsOf
from bofast.desk.families.page.names import given_names
from bofast.desk.office import Desk, DeskRequest

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 1, 1)


@dataclass(frozen=True)
class Shown:
    """A family on a day, for a reader. `desk.today` is that day, so that every section shows the same.

    What several sections ask for is read once: `file`.
    """

    desk: Desk
    family: Family
    on: date
    is_today: bool

    @cached_property
    def file(self) -> CaseFile:
        return CaseFile(self.family)

    @cached_property
    def lives_in(self) -> list[Occupancy]:
        """Where the family lives on the day, its main home first."""
        return self.file.lives_in_on(self.on)

    @cached_property
    def home(self) -> Home | None:
        return self.lives_in[0].home if self.lives_in else None

    @cached_property
    def names(self) -> dict[str, str]:
        return given_names(self.file.memberships)

    def as_of(self) -> AsOf | None:
        url = reverse("family", args=[self.family.pk])
        return None if self.is_today else AsOf(self.on, url)


def shown_on(request: DeskRequest, family: Family) -> Shown:
    """The family on the day of the address (`?on=2028-03-14`), else today. What the reader may see is that of today."""
    today = request.desk.today
    day = _asked_for(request.GET.get("on", "")) or today
    desk = request.desk
    if day != today:
        desk = copy.copy(desk)
        desk.today = day
    return Shown(desk, family, day, is_today=day == today)


def _asked_for(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day < LATEST else None
