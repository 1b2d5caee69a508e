"""What an engine counts: whole numbers that every engine must give alike."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

Counted = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Counts:
    """The counts of one question. All are int64 and add up over parts of a register that share no person.

    Attributes:
        years: [pattern, year of stay, state] person-years whose end is known, by what they are like that year.
        left_out: [pattern, year of stay] person-years whose end is not known.
        entered: [pattern, year of stay] stays that come under observation, by what they are like then.
        left: [pattern, year of stay, state] stays that leave observation.
        flows: [year, area, class, flow] people; the class is 1 for members of resource-strong families with children.
        stayers: [year, area, class before, class after] people who were in the area a year before.
        moves: [area before, area after] people who moved between areas.
        rows: person-years read.
    """

    first_year: int
    years: Counted
    left_out: Counted
    entered: Counted
    left: Counted
    flows: Counted
    stayers: Counted
    moves: Counted
    rows: int

    def differences(self, other: Counts) -> tuple[str, ...]:
        """The tables that differ, with the first cell that does. None means equal, to the last unit."""
        found = []
        for field in fields(self):
            mine, theirs = np.asarray(getattr(self, field.name)), np.asarray(getattr(other, field.name))
            if mine.shape != theirs.shape:
                found.append(f"{field.name}: shape {mine.shape} and {theirs.shape}")
            elif not np.array_equal(mine, theirs):
                at = tuple(int(place[0]) for place in np.nonzero(mine != theirs)) if mine.shape else ()
                found.append(f"{field.name}{list(at)}: {mine[at]} and {theirs[at]}")
        return tuple(found)
