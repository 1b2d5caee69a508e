"""Amounts as bars against lines that must be reached: a table that is also a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bofast.design.parts.part import Part, Shown, Tone

AIR = 0.05
"""Of the whole width, left free beyond the longest bar."""


@dataclass(frozen=True, slots=True)
class BarLine:
    """What the bars are measured against: its name, its amount as it is shown, and how far along it stands."""

    label: str
    shown: Shown
    at: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, with its figures beside it. `reaches` is None where nobody knows; the tone repeats what a cell says."""

    label: str
    reaches: int | None
    cells: tuple[Shown, ...]
    tone: Tone = Tone.ACCENT
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """Where a bar begins and how wide it is, as an SVG writes it."""

    bar: Bar
    begins: str
    width: str


@dataclass(frozen=True, slots=True)
class Bars(Part):
    """Bars on one scale from nothing, below it too, each crossed by the same lines."""

    template: ClassVar[str] = "parts/bars.html"

    caption: str
    columns: tuple[str, ...]
    """What the cells of a bar are called."""
    bars: tuple[Bar, ...]
    lines: tuple[BarLine, ...] = ()

    @property
    def drawn(self) -> list[DrawnBar]:
        return [DrawnBar(bar, *self._drawn_from_nothing(bar.reaches)) for bar in self.bars]

    @property
    def crossed_at(self) -> list[str]:
        """Where each line crosses the bars, in the order of the lines."""
        return [self._along(line.at) for line in self.lines]

    @property
    def nothing_at(self) -> str:
        return self._along(0)

    def _drawn_from_nothing(self, reaches: int | None) -> tuple[str, str]:
        reached = reaches or 0
        _least, span = self._scale()
        return self._along(min(reached, 0)), f"{100 * abs(reached) / span:.1f}%"

    def _along(self, amount: int) -> str:
        least, span = self._scale()
        return f"{100 * (amount - least) / span:.1f}%"

    def _scale(self) -> tuple[float, float]:
        """The least amount that is drawn, and how much the whole width stands for."""
        amounts = [0, *(bar.reaches or 0 for bar in self.bars), *(line.at for line in self.lines)]
        least, most = min(amounts), max(amounts)
        span = (most - least or 1) * (1 + AIR)
        return float(least), span
