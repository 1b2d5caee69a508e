"""What an example is."""

from __future__ import annotations

from dataclasses import dataclass

from bofast.design.parts import Part


@dataclass(frozen=True, slots=True)
class Example:
    """A part in one state, with a word about when it is used."""

    part: Part
    state: str = ""

    @property
    def name(self) -> str:
        return type(self.part).__name__
