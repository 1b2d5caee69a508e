"""Facts with their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bofast.design.parts.actions import Link
from bofast.design.parts.part import Part, Shown


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it is, its value (None: unknown), and who or what it comes from."""

    label: str
    value: Shown
    source: str = ""
    change: Link | None = None


@dataclass(frozen=True, slots=True)
class FactList(Part):
    """Facts as terms and values, one under the other on a phone, in columns at a desk."""

    template: ClassVar[str] = "parts/fact_list.html"

    facts: tuple[Fact, ...]
    columns: bool = False
