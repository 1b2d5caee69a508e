"""What is asked of a register: whose stays, where, by what they differ, and what counts as leaving."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from math import prod

import numpy as np
import numpy.typing as npt

from bofast.registers.people.definition import MISSION, Ages, Definition
from bofast.registers.stays.events import EVENTS, LEFT_OUT, Event
from bofast.registers.store import HomeTenure

MOST_CELLS = 1 << 26
"""Patterns x years x ways of leaving, in whole numbers of 8 bytes: half a gigabyte."""
LONGEST = 128
"""Years that anybody is counted to have stayed; longer stays count as this."""


class Place(Enum):
    """What one stays in."""

    DWELLING = "dwelling"
    AREA = "area"
    MUNICIPALITY = "municipality"


class Subject(Enum):
    """Who is counted."""

    PERSON = "person"
    HOUSEHOLD = "household"  # its main person, with the longest stay of any member


class Source(Enum):
    """Where the value of a covariate is read; whole numbers from 0."""

    AGE = "age"
    OLDEST = "oldest"  # age of the oldest in the household
    SEX = "sex"
    OWNER = "owner"
    TENURE = "tenure"
    AREA = "area"
    MUNICIPALITY = "municipality"
    WORK = "work"  # code of the labour register
    STRONG = "strong"  # 1: the person is resource-strong
    STRONG_FAMILY = "strong_family"  # 1: of a resource-strong family with children
    CHILDREN = "children"  # 1: of a family with children
    YEAR = "year"  # years since the first of the register
    MEASURE = "measure"  # 1: in an area with a measure, from the year it began


@dataclass(frozen=True, slots=True)
class Covariate:
    """A named grouping of the values of a source: `groups[value]`; values past the end belong to the last.

    Attributes:
        labels: one for each group.
    """

    name: str
    source: Source
    groups: tuple[int, ...]
    labels: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.groups or min(self.groups) < 0 or max(self.groups) >= len(self.labels):
            raise ValueError(f"The groups of {self.name} must be numbers of its {len(self.labels)} labels.")

    @property
    def size(self) -> int:
        return len(self.labels)


def flag(name: str, source: Source) -> Covariate:
    """A covariate that is so or not."""
    return Covariate(name, source, (0, 1), ("no", "yes"))


def bands(name: str, source: Source, starts: tuple[int, ...]) -> Covariate:
    """A covariate by bands, each from its start to below the next. The first start is 0."""
    if not starts or starts[0] != 0 or list(starts) != sorted(set(starts)):
        raise ValueError(f"The bands of {name} must begin at 0 and rise.")
    groups = np.searchsorted(np.array(starts), np.arange(starts[-1] + 1), side="right") - 1
    labels = [f"{first}-{after - 1}" for first, after in pairwise(starts)] + [f"{starts[-1]}+"]
    return Covariate(name, source, tuple(int(group) for group in groups), tuple(labels))


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Names of the ways of leaving, and which of them each event is: 0 stayed, LEFT_OUT for a year that is left out."""

    causes: tuple[str, ...]
    status: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.status) != EVENTS or self.status[Event.STAYED] != 0:
            raise ValueError("Every event has a status, and staying is 0.")
        if not all(LEFT_OUT <= status <= len(self.causes) for status in self.status):
            raise ValueError("A status is LEFT_OUT, 0 or the number of a cause.")

    @property
    def by_tenure(self) -> bool:
        """Whether it matters what the new home is held by, beyond being owned."""
        out, inside = self.status[Event.OUT : Event.INTERNAL], list(self.status[Event.INTERNAL :])
        del inside[HomeTenure.OWNED]
        return len(set(out)) > 1 or len(set(inside)) > 1


def outcomes(
    *, out: int = 1, internal: int = 2, bought: int = 3, abroad: int = 4, dead: int = 5, lost: int = LEFT_OUT
) -> Outcomes:
    """Out of the area, rented inside, bought inside, abroad, dead; the numbers from 1 on. Equal ones are one cause."""
    tenures = tuple(HomeTenure)
    inside = tuple(bought if tenure is HomeTenure.OWNED else internal for tenure in tenures)
    status = (0, lost, abroad, dead, *(out for _ in tenures), *inside)
    names = {out: "out", internal: "internal", bought: "bought", abroad: "abroad", dead: "dead"}
    return Outcomes(tuple(names[number] for number in range(1, max(status) + 1)), status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is counted.

    Attributes:
        by: the covariates; their combinations are the patterns.
        ages: of whom stays are counted, on 1 January.
        gaps: years that may be missing inside a stay.
        measures: areas with a measure, and the first 1 January with it.
    """

    place: Place = Place.DWELLING
    subject: Subject = Subject.PERSON
    definition: Definition = MISSION
    by: tuple[Covariate, ...] = ()
    ages: Ages = MISSION.ages
    outcomes: Outcomes = field(default_factory=outcomes)
    gaps: int = 0
    measures: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.gaps <= 5:
            raise ValueError("A gap inside a stay is of 0 to 5 years.")
        if self.cells > MOST_CELLS:
            raise ValueError(f"{self.patterns} patterns make {self.cells} cells; {MOST_CELLS} are the most.")

    @property
    def patterns(self) -> int:
        return prod(covariate.size for covariate in self.by)

    @property
    def states(self) -> int:
        """Staying, and the ways of leaving."""
        return len(self.outcomes.causes) + 1

    @property
    def cells(self) -> int:
        return self.patterns * LONGEST * self.states

    def groups_of(self, pattern: int) -> tuple[int, ...]:
        """The group of each covariate; the last varies fastest."""
        groups = []
        for covariate in reversed(self.by):
            pattern, group = divmod(pattern, covariate.size)
            groups.append(group)
        return tuple(reversed(groups))

    def design(self) -> npt.NDArray[np.int64]:
        """The groups of every pattern, int64[patterns, covariates]."""
        return np.array([self.groups_of(pattern) for pattern in range(self.patterns)], dtype=np.int64).reshape(
            self.patterns, len(self.by)
        )
