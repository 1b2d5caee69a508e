"""The funnel: families, providers and children as three rows of one picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bofast.design.parts.part import Part

HEIGHT = 100


@dataclass(frozen=True, slots=True)
class FunnelCount:
    """How many reached a stage; None where the number is too small to be shown."""

    count: int | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class FunnelCell:
    """A count with its piece of the picture: a shape that narrows to the height of the next stage."""

    stage: str
    count: int | None
    url: str
    shape: str


@dataclass(frozen=True, slots=True)
class FunnelRow:
    """One kind of count (families, providers, children) through all stages."""

    label: str
    counts: tuple[FunnelCount, ...]

    def cells(self, stages: tuple[str, ...]) -> list[FunnelCell]:
        """The counts with their shapes, each drawn against the largest count of the row."""
        heights = self._heights()
        nexts = [*heights[1:], heights[-1]]
        return [
            FunnelCell(stage, entry.count, entry.url, narrowing(height, following))
            for stage, entry, height, following in zip(stages, self.counts, heights, nexts, strict=True)
        ]

    def _heights(self) -> list[float]:
        most = max((entry.count or 0 for entry in self.counts), default=0) or 1
        return [max(HEIGHT * (entry.count or 0) / most, 4) for entry in self.counts]


@dataclass(frozen=True, slots=True)
class Funnel(Part):
    """A table that is also a picture: no second version has to be kept in step."""

    template: ClassVar[str] = "parts/funnel.html"

    caption: str
    stages: tuple[str, ...]
    rows: tuple[FunnelRow, ...]
    note: str = ""

    @property
    def drawn(self) -> list[tuple[str, list[FunnelCell]]]:
        return [(row.label, row.cells(self.stages)) for row in self.rows]


def narrowing(height: float, following: float) -> str:
    """The path of one piece in a box of 100 by 100, the middle line at 50, flat first and then curved."""
    top, bottom = 50 - height / 2, 50 + height / 2
    end_top, end_bottom = 50 - following / 2, 50 + following / 2
    return (
        f"M0 {top:.1f}H60C80 {top:.1f} 80 {end_top:.1f} 100 {end_top:.1f}"
        f"V{end_bottom:.1f}C80 {end_bottom:.1f} 80 {bottom:.1f} 60 {bottom:.1f}H0Z"
    )
