"""The rows of a year as they are linked: who they are, and their covariates as one number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from bofast.compiled import Int8s
from bofast.registers.engines.native import covariates
from bofast.registers.engines.native.coding import Coding
from bofast.registers.engines.native.kept_arrays import KeptArrays
from bofast.registers.engines.native.linking import Rows, State, Stay, is_rising
from bofast.registers.engines.native.reading import Columns, Part, YearFile
from bofast.registers.engines.native.year_households import Households
from bofast.registers.stays.question import Place, Source
from bofast.registers.store import HomeTenure, StoreError

_PLACES = {Place.AREA: "area", Place.MUNICIPALITY: "municipality"}
_SEEN_AS = {
    Source.AGE: "age",
    Source.OLDEST: "oldest",
    Source.STRONG: "strong",
    Source.STRONG_FAMILY: "family",
    Source.CHILDREN: "children",
}


@dataclass(frozen=True, slots=True)
class ComingYear:
    """A year that is being linked: its rows, part by part, fill the state that the year after links to."""

    households: Households
    file: YearFile
    coding: Coding
    lookups: tuple[covariates.Lookup, ...]
    state: State
    kept: KeptArrays

    @classmethod
    def of(cls, households: Households, file: YearFile, *, coding: Coding, kept: KeptArrays) -> ComingYear:
        rows, columns = households.rows, file.whole
        place = coding.question.place
        state = State(
            person=columns["pid"],
            dwelling=columns["dwid"],
            place=columns["dwid"] if place is Place.DWELLING else kept.array("place", rows, np.int64),
            area=columns["area"],
            group=kept.array("group", rows, np.int8),
            pattern=kept.array("pattern", rows, np.int32),
            first_pattern=kept.array("first_pattern", rows, np.int32),
            entry=kept.array("entry", rows, np.int8),
            stayed=kept.array("stayed", rows, np.int8),
            missed=kept.array("missed", rows, np.int8),
        )
        state.missed[:] = 0
        return cls(households, file, coding, coding.lookups(file.year), state, kept)

    def parts(self) -> Iterator[Part]:
        """The parts of the year, as they are decoded.

        Raises: StoreError, if they are not in the order of the persons, each once.
        """
        for part in self.file.parts():
            if not is_rising(self.state.person[max(part.first - 1, 0) : part.end]):
                raise StoreError(f"The persons of {self.file.year} are not by pid, each once. Ingest the files again.")
            yield part

    def stay(self, part: Part) -> Stay:
        """The stays of a part, to be filled in."""
        state = self.state
        here = slice(part.first, part.end)
        return Stay(state.first_pattern[here], state.entry[here], state.stayed[here])

    def rows(self, part: Part) -> Rows:
        """The rows of a part as they are linked."""
        here, state = slice(part.first, part.end), self.state
        columns = part.columns
        seen = self._seen(part)
        pattern = state.pattern[here]
        pattern[:] = 0
        for source, adds in self.lookups:
            covariates.add_to_patterns(pattern, adds, _values(source, seen, columns))
        covariates.leave_out(pattern, seen.group)
        if self.coding.question.place is not Place.DWELLING:
            state.place[here] = columns[_PLACES[self.coding.question.place]]
        return Rows(
            person=columns["pid"],
            dwelling=columns["dwid"],
            place=state.place[here],
            area=columns["area"],
            lived=seen.lived,
            tenure=self._tenure(columns),
            group=seen.group,
            pattern=pattern,
        )

    def _seen(self, part: Part) -> covariates.Seen:
        rows, here = part.end - part.first, slice(part.first, part.end)
        of_rows = (self.kept.scratch(name, rows, np.int8) for name in covariates.Seen._fields[1:])
        seen = covariates.Seen(self.state.group[here], *of_rows)
        words = self.households.own[here], self.households.whole[here]
        covariates.see(words, (self.coding.rules, self.coding.population), seen)
        return seen

    def _tenure(self, columns: Columns) -> Int8s:
        if self.coding.question.outcomes.by_tenure:
            return columns["tenure"]
        owned: Int8s = columns["owner"] * np.int8(HomeTenure.OWNED)
        return owned


def _values(source: Source, seen: covariates.Seen, columns: Columns) -> npt.NDArray[Any]:
    """What covariates are read from, one value a row."""
    if source in covariates.COLUMN_OF:
        return columns[covariates.COLUMN_OF[source]]
    held: npt.NDArray[Any] = getattr(seen, _SEEN_AS[source])
    return held
