"""Who left the register, by the 1 January on which they are first missing."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from bofast.registers.compiled import Int8s, Int16s, Int64s
from bofast.registers.engines.native import linking
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
        table = pq.read_table(store.exits).combine_chunks()
        on = table["on"].cast(pa.int32()).to_numpy()
        person = table["pid"].to_numpy()
        order = np.argsort(person, kind="stable")
        missing_from = days.until[np.clip(on - days.first, 0, days.until.size - 1)]
        return cls(person[order], table["cause"].to_numpy()[order], missing_from[order])

    def before(self, year: int) -> linking.Exits:
        """Those who are first missing on 1 January of a year, each once."""
        here = np.flatnonzero(self.missing_from == year)
        person, first = np.unique(self.person[here], return_index=True)
        return linking.Exits(person, self.cause[here][first])
