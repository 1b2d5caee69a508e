"""Who left the register, by the 1 January on which they are first missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bofast.compiled import Int8s, Int16s, Int64s
from bofast.registers.engines.native import ending
from bofast.registers.engines.native.households import Calendar
from bofast.registers.store import Store


@dataclass(frozen=True, slots=True)
class Exits:
    """One row an exit, by person, rising."""

    person: Int64s
    cause: Int8s
    missing_from: Int16s

    @classmethod
    def of(cls, store: Store, *, days: Calendar) -> Exits:
        """The exits of a store; none, where it holds none."""
        if not store.exits.exists():
            return cls(np.empty(0, np.int64), np.empty(0, np.int8), np.empty(0, np.int16))
        with pq.ParquetFile(store.exits) as file:  # read_table would bring in pandas, which takes half a second
            table = file.read().combine_chunks()
        on = np.concatenate([np.empty(0, np.int32), *(chunk.view(pa.int32()) for chunk in table["on"].chunks)])
        person = table["pid"].to_numpy()
        order = np.argsort(person, kind="stable")
        missing_from = days.until[np.clip(on - days.first, 0, days.until.size - 1)]
        return cls(person[order], table["cause"].to_numpy()[order], missing_from[order])

    def before(self, year: int) -> ending.Exits:
        """Those who are first missing on 1 January of a year, each once."""
        here = np.flatnonzero(self.missing_from == year)
        person, first = np.unique(self.person[here], return_index=True)
        return ending.Exits(person, self.cause[here][first])
