"""Blocks by unit: as a run would have it, or as they lie now."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from bofast.casework.homes.blocks import blocks_with_homes
from bofast.casework.homes.facts import NewUnit
from bofast.casework.homes.models import Area
from bofast.casework.lettings.areas.dividing import KIND, Divided, DividedWay, DivisionAsked
from bofast.casework.runs.models import Run
from bofast.design.parts.area_map import letter_of
from bofast.desk.office import Desk


@dataclass(frozen=True, slots=True)
class Grouping:
    """Units of an area by number, each with the numbers of its blocks."""

    units: tuple[NewUnit, ...]

    def unit_of(self, block: int) -> int | None:
        return next((number for number, unit in enumerate(self.units) if block in unit.blocks), None)


@dataclass(frozen=True, slots=True)
class Division:
    """A run that is done, with the area it was about."""

    run: Run
    area: Area
    asked: DivisionAsked
    divided: Divided

    def grouped(self, way: DividedWay) -> Grouping:
        """The units of a way, each named after the area."""
        blocks = self.divided.blocks
        return Grouping(
            tuple(
                NewUnit(
                    _("%(area)s, part %(letter)s") % {"area": self.area.name, "letter": letter_of(number)},
                    tuple(blocks[at].area for at in way.inside(number)),
                )
                for number in range(way.units)
            )
        )


def runs_done(desk: Desk) -> QuerySet[Run]:
    """The office's runs that found ways to divide an area, the newest first."""
    done = desk.office.runs.filter(kind=KIND, state=Run.State.DONE)
    return done.select_related("asked_by").order_by("-asked_at", "pk")


def division_of(desk: Desk, division_id: UUID) -> Division | None:
    """A run that is done, if its area is there still."""
    run = runs_done(desk).filter(pk=division_id).first()
    if run is None:
        return None
    asked = DivisionAsked.of(run.facts)
    area = desk.areas.filter(pk=asked.area).select_related("office").order_by("pk").first()
    return Division(run, area, asked, Divided.of(run.result)) if area is not None else None


def units_now(area: Area) -> Grouping:
    """The units that an area's blocks lie in now, where a division made them."""
    by_unit: dict[str, list[int]] = {}
    moved = blocks_with_homes(area).filter(lay_in__isnull=False).select_related("parent")
    for block in moved.order_by("parent__name", "pk"):
        if block.parent is not None:
            by_unit.setdefault(block.parent.name, []).append(block.pk)
    return Grouping(tuple(NewUnit(name, tuple(blocks)) for name, blocks in by_unit.items()))
