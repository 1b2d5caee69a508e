"""The time line: a picture with positions in per cent, so that it stretches while its words keep their size."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import ClassVar

from bofast.design.parts.part import Part

PERCENT_PER_LETTER = 0.68
LANES = 4
LINE_Y = 48
LANE_HEIGHT = 19


class MomentKind(StrEnum):
    """What happens at a moment; each has its own shape, so that no colour is needed to tell them apart."""

    BIRTH = "birth"
    MOVE = "move"
    BIRTHDAY = "birthday"
    ENDS = "ends"
    CHECKPOINT = "checkpoint"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Moment:
    """Something on a day: a birth, a move, a lease or income that ends, a birthday that changes the room need."""

    on: date
    label: str
    kind: MomentKind
    url: str = ""
    matters: bool = False
    """Whether it needs somebody's care; it is then drawn stronger, and said in the list."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that lasts: who lived where, an income. `until` None: still."""

    label: str
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class PlacedMoment:
    """A moment with its place in the picture."""

    moment: Moment
    x: str
    anchor: str
    text_y: int
    coming: bool


@dataclass(frozen=True, slots=True)
class PlacedStretch:
    """A stretch with its place in the picture."""

    stretch: Stretch
    x: str
    width: str


@dataclass(frozen=True, slots=True)
class Year:
    """A tick; only the main ones keep their number where the picture is narrow."""

    number: int
    x: str
    main: bool


@dataclass(frozen=True)
class Timeline(Part):
    """Moments and stretches between two days, with the day that is looked at marked as now."""

    template: ClassVar[str] = "parts/timeline.html"

    label: str
    first_on: date
    last_on: date
    now_on: date
    moments: tuple[Moment, ...]
    stretches: tuple[Stretch, ...] = ()

    def at(self, day: date) -> float:
        """Where a day lies, in per cent from the left, held inside the picture with a margin for shapes."""
        whole = max((self.last_on - self.first_on).days, 1)
        share = (min(max(day, self.first_on), self.last_on) - self.first_on).days / whole
        return 1 + 98 * share

    @property
    def now_x(self) -> str:
        return f"{self.at(self.now_on):.2f}%"

    @property
    def in_order(self) -> list[Moment]:
        return sorted(self.moments, key=lambda moment: moment.on)

    @property
    def next_moment(self) -> Moment | None:
        return next((moment for moment in self.in_order if moment.on >= self.now_on), None)

    @cached_property
    def placed(self) -> list[PlacedMoment]:
        """The moments with a lane each, so that no two labels lie on each other."""
        taken_to = [0.0] * LANES
        return [self._placed(moment, taken_to) for moment in self.in_order]

    def _placed(self, moment: Moment, taken_to: list[float]) -> PlacedMoment:
        x = self.at(moment.on)
        width = len(moment.label) * PERCENT_PER_LETTER
        starts, anchor = (x, "start") if x + width <= 100 else (x - width, "end")
        lane = next((lane for lane in range(LANES) if taken_to[lane] <= starts), LANES - 1)
        taken_to[lane] = starts + width + 1.5
        return PlacedMoment(moment, f"{x:.2f}%", anchor, self.line_y + 24 + lane * LANE_HEIGHT, self._comes(moment))

    def _comes(self, moment: Moment) -> bool:
        return moment.on >= self.now_on

    @property
    def line_y(self) -> int:
        return LINE_Y

    @property
    def height(self) -> int:
        return max((placed.text_y for placed in self.placed), default=LINE_Y) + 10

    @property
    def drawn_stretches(self) -> list[PlacedStretch]:
        return [self._drawn(stretch) for stretch in self.stretches]

    def _drawn(self, stretch: Stretch) -> PlacedStretch:
        start, end = self.at(stretch.from_on), self.at(stretch.until_on or self.last_on)
        return PlacedStretch(stretch, f"{start:.2f}%", f"{end - start:.2f}%")

    @property
    def now_anchor(self) -> str:
        """How the word at the now line stands, so that it never leaves the picture."""
        x = self.at(self.now_on)
        return "start" if x < 5 else "end" if x > 95 else "middle"

    @property
    def years(self) -> list[Year]:
        """The years that get a tick: all when few, else every second or fifth."""
        span = self.last_on.year - self.first_on.year
        step = 1 if span <= 12 else 2 if span <= 24 else 5
        shown = [year for year in range(self.first_on.year + 1, self.last_on.year + 1) if year % step == 0]
        return [Year(year, f"{self.at(date(year, 1, 1)):.2f}%", place % 3 == 0) for place, year in enumerate(shown)]
