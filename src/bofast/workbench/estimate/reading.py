"""A file of spells, batch by batch, into cells: memory follows the distinct cells, not the rows."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.counting import cells_of_spells, recoded, without_time
from bofast.registers.estimates.cox_clusters import ClusteredSpells
from bofast.workbench.estimate.asked import Meaning, SpellColumns
from bofast.workbench.estimate.legend import Combinations, Legend, TooManyValues
from bofast.workbench.estimate.statuses import Statuses
from bofast.workbench.estimate.times import Clock
from bofast.workbench.tables.batches import Batch, TableFile, open_table
from bofast.workbench.tables.cells_of_a_column import IDENTIFIER, identifiers, numbers, tell, texts
from bofast.workbench.tables.faults import Faults, WrongUse, require_columns

SOME_VALUE = "Write a value, such as 'unknown'."


@dataclass(frozen=True, slots=True)
class SpellFile:
    """What a file holds, counted.

    `keys` names the columns whose combinations are the patterns (group, strata, covariates); `values[i]` are the
    distinct values of keys[i], and `patterns` [patterns, keys] the code of each pattern's value.
    """

    path: str
    rows: int
    without_time: int
    time_in: str
    causes: tuple[str, ...]
    cells: SpellCells
    keys: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    patterns: NDArray[np.int64]
    clustered: ClusteredSpells | None


def read_spells(path: str, *, columns: SpellColumns, meaning: Meaning) -> SpellFile:
    """Read and count.

    Raises: WrongUse (no such file or column), UnreadableFile, BadRows (every fault told by row and column).
    """
    table = open_table(path)
    reader = _Reader(table, columns=columns, meaning=meaning)
    try:
        for batch in table.batches(reader.asked):
            reader.take(batch)
    except TooManyValues as error:
        raise WrongUse(f"{path}: {error}") from error
    table.faults.raise_if_any()
    return reader.done()


@dataclass(slots=True)
class _Reader:
    table: TableFile
    columns: SpellColumns
    meaning: Meaning
    clock: Clock | None = None
    rows: int = 0
    without_time: int = 0
    cells: SpellCells | None = None
    legends: dict[str, Legend] = field(default_factory=dict)
    combinations: Combinations = field(default_factory=Combinations)
    statuses: Statuses = field(init=False)
    clusters: Legend = field(default_factory=Legend)
    clustered: list[ClusteredSpells] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.statuses = Statuses(self.columns.status, self.meaning)
        self.legends = {name: Legend() for name in self.keys}

    @property
    def keys(self) -> tuple[str, ...]:
        own = self.columns
        group = (own.group,) if own.group else ()
        return tuple(dict.fromkeys((*group, *own.strata, *own.covariates)))

    @property
    def asked(self) -> list[str]:
        own = self.columns
        needed = [own.exit, own.status, *self.keys]
        needed += [name for name in (own.origin, own.weight, own.cluster) if name]
        require_columns(needed, there=self.table.columns, path=str(self.table.path))
        if own.entry_named or own.entry in self.table.columns:
            needed.append(own.entry)
        return needed

    @property
    def faults(self) -> Faults:
        return self.table.faults

    @property
    def decimal_comma(self) -> bool:
        return self.table.is_csv and self.table.delimiter == ";"

    def take(self, batch: Batch) -> None:
        if self.clock is None:
            self.clock = Clock.of(batch, columns=self.columns, meaning=self.meaning, decimal_comma=self.decimal_comma)
        self.rows += batch.rows
        times = self.clock.times(batch, faults=self.faults)
        status = self.statuses.codes(batch, cut_off=times.cut_off, faults=self.faults)
        codes = self._codes(batch)
        weight = self._weight(batch)
        cluster = self._cluster(batch)
        if self.faults.count:
            return
        timeless = without_time(times.entry, exit_time=times.exit)
        self.without_time += int(weight[timeless].sum())
        kept = ~timeless & (weight > 0)
        rows = ClusteredSpells(
            np.zeros(0, np.int64) if cluster is None else cluster[kept],
            self.combinations.patterns(codes[kept]),
            times.entry[kept],
            times.exit[kept],
            status[kept],
            weight[kept],
        )
        self._add(rows)

    def _add(self, rows: ClusteredSpells) -> None:
        part = cells_of_spells(
            rows.entry_time,
            exit_time=rows.exit_time,
            status=rows.status,
            pattern=rows.pattern,
            patterns=max(len(self.combinations.rows), 1),
            causes=max(len(self.statuses.legend.values), 1),
            count=rows.count,
        )
        self.cells = part if self.cells is None else self.cells + part
        if self.columns.cluster is not None:
            self.clustered.append(rows)

    def _codes(self, batch: Batch) -> NDArray[np.int64]:
        columns = [self._code(batch, name, self.legends[name]) for name in self.keys]
        return np.column_stack(columns) if columns else np.zeros((batch.rows, 0), np.int64)

    def _cluster(self, batch: Batch) -> NDArray[np.int64] | None:
        """Numbers stand for themselves; words have codes below them, so that millions of households need no list."""
        name = self.columns.cluster
        if name is None:
            return None
        codes = identifiers(batch.columns[name])
        if codes is None:
            found = texts(batch.columns[name])
            own = np.array([self._cluster_code(value) for value in found.values] or [-1], np.int64)
            codes = np.where(found.codes < 0, -1, own[found.codes])
        tell(self.faults, batch=batch, column=name, wrong=codes == -1, do=SOME_VALUE)
        return codes

    def _cluster_code(self, value: str) -> int:
        # One household can stand among numbers in one batch and among words in the next.
        return int(value) if re.match(IDENTIFIER, value) else -2 - self.clusters.code(value)

    def _code(self, batch: Batch, name: str, legend: Legend) -> NDArray[np.int64]:
        codes = legend.codes(texts(batch.columns[name]))
        tell(self.faults, batch=batch, column=name, wrong=codes < 0, do=SOME_VALUE)
        return codes

    def _weight(self, batch: Batch) -> NDArray[np.int64]:
        name = self.columns.weight
        if name is None:
            return np.ones(batch.rows, np.int64)
        read = numbers(batch.columns[name], decimal_comma=self.decimal_comma)
        whole = np.where(read.bad | read.empty, -1.0, read.values)
        wrong = (whole < 0) | (whole != np.floor(whole)) | (whole > 1e12)
        tell(self.faults, batch=batch, column=name, wrong=wrong, do="Write how many spells the row stands for.")
        return np.where(wrong, 0, whole).astype(np.int64)

    def done(self) -> SpellFile:
        if self.cells is None or self.clock is None or self.cells.entered.size == 0:
            raise WrongUse(f"{self.table.path} has no spell that carries time: in all {self.rows} rows, exit <= entry.")
        final = self.statuses.final
        return SpellFile(
            str(self.table.path),
            self.rows,
            self.without_time,
            self.clock.in_words,
            tuple(self.statuses.causes),
            recoded(self.cells, final),
            self.keys,
            tuple(tuple(self.legends[name].values) for name in self.keys),
            np.array(self.combinations.rows, np.int64).reshape(len(self.combinations.rows), len(self.keys)),
            self._all_clustered(final),
        )

    def _all_clustered(self, final: NDArray[np.int64]) -> ClusteredSpells | None:
        if not self.clustered:
            return None
        joined = {
            name: np.concatenate([getattr(part, name) for part in self.clustered])
            for name in ("cluster", "pattern", "entry_time", "exit_time", "status", "count")
        }
        return ClusteredSpells(**{**joined, "status": final[joined["status"]]})
