"""The published key figures of an area in a year, as somebody brings them: no register knows them all."""

from __future__ import annotations

from dataclasses import dataclass

from bofast.rules.area_facts import AreaFacts


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """What the list of 1 December of a year rests on, for the area of that number."""

    area: int
    year: int
    facts: AreaFacts
