"""How far, how much, how many: jobs, meters, tiles, steps."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from bofast.design.parts.actions import Link
from bofast.design.parts.part import Part, Shown, Tone


class JobState(StrEnum):
    """Where a long run stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobProgress(Part):
    """A long run: asks again by itself every two seconds where script runs, and has a link where it does not."""

    template: ClassVar[str] = "parts/job_progress.html"

    title: str
    state: JobState
    poll_url: str
    """Answers with this part alone when htmx asks, else with the page."""
    done: int = 0
    total: int = 0
    words: str = ""
    """How far in words: "412 of 1,000 rows checked"."""
    result: Link | None = None

    @property
    def is_open(self) -> bool:
        return self.state in {JobState.WAITING, JobState.RUNNING}


@dataclass(frozen=True, slots=True)
class Meter(Part):
    """How much of a frame is used. `share` is 0 to 1 and may pass 1; the bar then is full and the words say so."""

    template: ClassVar[str] = "parts/meter.html"

    label: str
    share: Decimal
    words: str
    tone: Tone = Tone.ACCENT

    @property
    def percent(self) -> str:
        return f"{min(max(self.share, Decimal(0)), Decimal(1)) * 100:.1f}%"


@dataclass(frozen=True, slots=True)
class NestedBars(Part):
    """Counts that hold each other, as one picture: of all, so many got this far, and so many further.

    The counts go from the widest to the narrowest. The picture is seen alone; the figures stand beside it.
    """

    template: ClassVar[str] = "parts/nested_bars.html"

    counts: tuple[int, ...]
    of: int

    @property
    def widths(self) -> list[str]:
        return [f"{min(100, 100 * count / self.of):.1f}%" if self.of else "0%" for count in self.counts]


@dataclass(frozen=True, slots=True)
class Stat:
    """One count or amount with its name."""

    label: str
    value: Shown
    under: Shown = ""
    url: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True, slots=True)
class StatTiles(Part):
    """A few figures side by side."""

    template: ClassVar[str] = "parts/stat_tiles.html"

    stats: tuple[Stat, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a walk through pages."""

    label: str
    done: bool = False
    current: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Stepper(Part):
    """Where the reader stands in a walk through pages."""

    template: ClassVar[str] = "parts/stepper.html"

    label: str
    steps: tuple[Step, ...]
