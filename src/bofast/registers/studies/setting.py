"""What a study is set: the store, the definition, the areas, and the engine that counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pyarrow.parquet as pq

from bofast.registers.disclosure.profiles import DST, Profile
from bofast.registers.people.definition import MISSION, Definition
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.question import Covariate, Question, Source
from bofast.registers.store import About, Store
from bofast.registers.studies.area_figures import AreaFigures
from bofast.registers.studies.remarks import DoesNotApply, WhyNotApplicable

Counting = Callable[[Question], Counts]
"""An engine with its store. It tells how far it has come, and counts the same question once only."""

SELECTED = "selected"
"""Name of the covariate by which selected areas are told from everywhere else: 1 inside."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Setting:
    """What every study starts from.

    Attributes:
        count: the chosen engine, bound to the store.
        measures: areas with a measure, and the first 1 January with it.
        focus: numbers of the areas that the study is about; none: all areas of the store.
        area_figures: key figures of areas that were brought beside the store.
    """

    store: Store
    count: Counting
    definition: Definition = MISSION
    profile: Profile = DST
    measures: tuple[tuple[int, int], ...] = ()
    focus: tuple[int, ...] = ()
    area_figures: tuple[AreaFigures, ...] = ()

    @cached_property
    def about(self) -> About:
        return self.store.about()

    @cached_property
    def years(self) -> tuple[int, ...]:
        return self.store.years()

    @cached_property
    def area_names(self) -> Mapping[int, str]:
        """Names of all areas of the store, by number. Empty where the store has no areas."""
        if not self.store.areas.exists():
            return {}
        rows = pq.read_table(self.store.areas, columns=["area", "name"]).to_pylist()
        return {int(row["area"]): str(row["name"]) for row in rows}

    @cached_property
    def areas(self) -> tuple[int, ...]:
        """The areas that the study is about, rising.

        Raises: DoesNotApply (NO_AREAS, UNKNOWN_AREAS).
        """
        if not self.area_names:
            raise DoesNotApply(WhyNotApplicable.NO_AREAS)
        unknown = sorted(set(self.focus) - self.area_names.keys())
        if unknown:
            raise DoesNotApply(WhyNotApplicable.UNKNOWN_AREAS, areas=tuple(unknown))
        return tuple(sorted(self.focus or self.area_names))

    def selected(self) -> Covariate:
        """The covariate that is 1 in the areas of the study and 0 elsewhere, outside every area too."""
        inside = set(self.areas)
        groups = tuple(int(area in inside) for area in range(max(self.area_names) + 2))
        return Covariate(SELECTED, Source.AREA, groups, ("elsewhere", "inside"))
