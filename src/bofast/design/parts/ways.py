"""The five ways home, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bofast.design.parts.actions import Confirm, Link, Press
from bofast.design.parts.figures import Figure
from bofast.design.parts.part import Part, Shown
from bofast.design.parts.words import Tag


@dataclass(frozen=True, slots=True)
class WayRow:
    """One way home: every figure opens its reason."""

    name: str
    url: str
    fits_until: Figure
    per_month: Figure
    left_to_live_on: Figure
    first: tuple[Shown, ...]
    """What must happen first; empty where it is known that nothing must."""
    answer: Tag
    answer_text: Shown = ""
    chosen: bool = False
    today: bool = False
    action: Link | Press | Confirm | None = None


@dataclass(frozen=True, slots=True)
class WaysTable(Part):
    """One row a way, in the order that fits the family best, with the reason for the order."""

    template: ClassVar[str] = "parts/ways_table.html"

    caption: str
    rows: tuple[WayRow, ...]
    why_this_order: tuple[str, ...] = ()
    """A sentence for each way but the last: why it stands before the next."""
    would_change: tuple[Shown, ...] = ()
