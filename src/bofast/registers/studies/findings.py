"""What a study asks to let out, and what came out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bofast.registers.disclosure.curves import ReleasedCurve
from bofast.registers.disclosure.release import Asked
from bofast.registers.disclosure.released import Release, ReleasedTable
from bofast.registers.people.definition import Definition
from bofast.registers.store import About
from bofast.registers.studies.area_figures import AreaFigures
from bofast.registers.studies.models import ModelAsked, ReleasedModel
from bofast.registers.studies.remarks import Remark


@dataclass(frozen=True, slots=True, eq=False)
class Findings:
    """What a study found, before disclosure. `remarks` hold no figure about people."""

    asked: Asked
    models: tuple[ModelAsked, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """What the figures stand on; none of it is about people.

    Attributes:
        area_names: of every area of the store, by number.
        areas: the numbers of the areas that the study is about; `is_selection`, whether they were chosen among others.
        measures: areas with a measure, and its first 1 January.
        area_figures: published key figures of areas, as they were brought; they are of no register.
    """

    about: About
    definition: Definition
    area_names: Mapping[int, str]
    areas: tuple[int, ...]
    is_selection: bool
    measures: tuple[tuple[int, int], ...]
    smallest: int
    area_figures: tuple[AreaFigures, ...] = ()

    def name_of(self, category: str) -> str:
        """The name of the area whose number a table holds as a category."""
        return self.area_names.get(int(category), category)


@dataclass(frozen=True, slots=True)
class Released:
    """What may be read: the release with its receipt, the models that passed, and what to know beside them."""

    release: Release
    models: tuple[ReleasedModel, ...]
    remarks: tuple[Remark, ...]
    ground: Ground

    def table(self, name: str) -> ReleasedTable:
        """Raises: KeyError, if the study asked for no such table."""
        return {table.name: table for table in self.release.tables}[name]

    def curve(self, name: str) -> ReleasedCurve:
        """Raises: KeyError, if the study asked for no such curve."""
        return {named.name: named.curve for named in self.release.curves}[name]

    def model(self, name: str) -> ReleasedModel | None:
        """None, where the study could not estimate it; a remark then says why."""
        return {model.name: model for model in self.models}.get(name)
