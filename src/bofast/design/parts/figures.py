"""Figures that open, and the reason that they open: rule, facts, parameter rows, sources."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bofast.design.parts.part import Part, Shown, Tone


@dataclass(frozen=True, slots=True)
class FactUsed:
    """A fact that a rule rested on, and where it was taken from."""

    label: str
    value: Shown
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A row of a parameter file: its value, from which day, by which source, and whether somebody has checked it."""

    label: str
    value: Shown
    from_on: date | None
    source: str
    source_url: str = ""
    verified: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReasonNode(Part):
    """One step of a reason: the rule in a sentence, what it gave, and all that it rested on."""

    template: ClassVar[str] = "parts/reason.html"

    title: str
    value: Shown
    sentence: str = ""
    source: str = ""
    source_url: str = ""
    tone: Tone = Tone.NEUTRAL
    facts: tuple[FactUsed, ...] = ()
    parameters: tuple[ParameterRow, ...] = ()
    rests_on: tuple[ReasonNode, ...] = ()
    would_change: tuple[str, ...] = ()

    @property
    def unverified(self) -> bool:
        """Whether anything here, or anything that it rests on, is a figure nobody has checked."""
        return any(not row.verified for row in self.parameters) or any(node.unverified for node in self.rests_on)


@dataclass(frozen=True, slots=True)
class Figure(Part):
    """A value that opens its reason: at `url` (in a panel where script runs), or folded out from `reason`."""

    template: ClassVar[str] = "parts/figure.html"

    value: Shown
    url: str = ""
    reason: ReasonNode | None = None
    difference: Shown = ""
    """Against today, with its sign; the tone says whether it is better for the family."""
    difference_tone: Tone = Tone.NEUTRAL
    unverified: bool = False
    about: str = ""
    """What the value is, for those who hear the link alone."""
