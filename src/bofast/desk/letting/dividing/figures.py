"""Figures of each unit side by side, with the small ones hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from bofast.casework.figures.disclosure import Shared, protect_parts
from bofast.casework.homes.blocks import blocks_with_homes
from bofast.casework.homes.models import Area
from bofast.casework.lettings.areas.block_figures import BlockFigures, figures_of, together
from bofast.design.parts import Column, Row, Table
from bofast.design.parts.area_map import letter_of
from bofast.design.parts.part import Shown
from bofast.desk.letting.dividing.grouping import Grouping
from bofast.desk.office import Desk

OF_FAMILIES = ("children", "outgrown", "moved_in", "moved_out")
"""Columns that count families: small numbers of these could tell of somebody. Homes and vacancies tell of no one."""


def figures_now(desk: Desk, area: Area) -> Mapping[int, BlockFigures]:
    """The figures of each block of an area today, of the families whose existence the reader may know."""
    return figures_of(blocks_with_homes(area), families=desk.listed_families, on=desk.today)


def figures_table(grouping: Grouping, *, figures: Mapping[int, BlockFigures], caption: str) -> Table:
    """A row a unit, and the whole area under them."""
    units = [together(figures[block] for block in unit.blocks if block in figures) for unit in grouping.units]
    shared = {name: _shared([getattr(unit, name) for unit in units]) for name in OF_FAMILIES}
    return Table(
        caption=caption,
        columns=(
            Column(_("Unit")),
            Column(_("Homes"), numeric=True),
            Column(_("Families with children"), numeric=True),
            Column(_("Home too small"), numeric=True),
            Column(_("Moved in, 12 months"), numeric=True),
            Column(_("Moved out, 12 months"), numeric=True),
            Column(_("Vacancies, 12 months"), numeric=True),
            Column(_("Days empty"), numeric=True),
        ),
        rows=tuple(
            Row(
                (
                    f"{letter_of(number)} {named.name}",
                    unit.homes,
                    *(_told(shared[name].parts[number]) for name in OF_FAMILIES),
                    unit.vacancies,
                    unit.days_empty,
                )
            )
            for number, (named, unit) in enumerate(zip(grouping.units, units, strict=True))
        ),
        totals=_totals(together(units), shared=shared),
    )


def _shared(counts: Sequence[int]) -> Shared[int]:
    return protect_parts(dict(enumerate(counts)), total=sum(counts))


def _told(count: int | None) -> Shown:
    return _("few") if count is None else count


def _totals(area: BlockFigures, *, shared: Mapping[str, Shared[int]]) -> tuple[Shown, ...]:
    of_families = (_told(shared[name].total) for name in OF_FAMILIES)
    return (_("Together"), area.homes, *of_families, area.vacancies, area.days_empty)
