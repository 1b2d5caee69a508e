"""Dividing an area: what is asked of a run, and what it answers; both lie as JSON in the run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

KIND = "divide_area"


class MixGoal(StrEnum):
    """Which homes every unit should have about the same share of."""

    LARGE = "large"
    SMALL = "small"
    STEP_FREE = "step_free"
    CHILDREN = "children"


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionAsked:
    """Which area, how many homes about a unit, what to spread evenly, and how many ways to show.

    Attributes:
        gap_m: blocks further apart than so many metres, from wall to wall, are no neighbours.
    """

    area: int
    homes_a_unit: int
    goal: MixGoal
    alternatives: int
    gap_m: int

    def as_facts(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> DivisionAsked:
        """As it was asked; what else stands in the facts of the run is left out.

        Raises: LookupError, ValueError, for facts of another kind of run.
        """
        told = {name: facts[name] for name in cls.__dataclass_fields__}
        return cls(**told | {"goal": MixGoal(told["goal"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class DividedBlock:
    """A block as it was divided by: its number, its homes, and those of them that were to be spread evenly."""

    area: int
    name: str
    homes: int
    counted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DividedWay:
    """One way to divide the area.

    Attributes:
        unit: the unit of each block, by number, in the order of the blocks.
        spread_permille: standard deviation of the units' shares of counted homes.
        spread_before_permille: the same, had homes alone been counted.
        cut: pairs of neighbours that come to lie in different units.
    """

    unit: tuple[int, ...]
    spread_permille: int
    spread_before_permille: int
    cut: int

    @property
    def units(self) -> int:
        return max(self.unit) + 1

    def inside(self, number: int) -> tuple[int, ...]:
        """The places of a unit's blocks, in the order of the blocks."""
        return tuple(at for at, unit in enumerate(self.unit) if unit == number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Divided:
    """What came of a run.

    Attributes:
        neighbours: how many pairs of blocks are neighbours.
        joined: pairs of blocks, by place, that are further apart and only hold the area together.
        ways: whole units in each, the most evenly mixed first.
    """

    blocks: tuple[DividedBlock, ...]
    neighbours: int
    joined: tuple[tuple[int, int], ...]
    ways: tuple[DividedWay, ...]

    def as_result(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def of(cls, result: Mapping[str, Any]) -> Divided:
        """As the run wrote it.

        Raises: LookupError, TypeError, for the result of another kind of run.
        """
        return cls(
            blocks=tuple(DividedBlock(**one) for one in result["blocks"]),
            neighbours=result["neighbours"],
            joined=tuple((one, other) for one, other in result["joined"]),
            ways=tuple(DividedWay(**one | {"unit": tuple(one["unit"])}) for one in result["ways"]),
        )
