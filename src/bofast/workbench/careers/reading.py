"""A file of careers, one row a person and one column a position in time, batch by batch into distinct sequences."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.careers.sequences import Careers, careers_of
from bofast.workbench.estimate.legend import Legend
from bofast.workbench.tables.batches import Batch, TableFile, open_table
from bofast.workbench.tables.cells_of_a_column import numbers, tell, texts
from bofast.workbench.tables.faults import WrongUse, require_columns

MOST_STATES = 200


@dataclass(frozen=True, slots=True)
class CareerColumns:
    """From the first to the last position, in the order of the file; `missing` is the state of an empty cell."""

    first: str | None
    last: str | None
    weight: str | None
    leave_out: tuple[str, ...]
    missing: str | None


@dataclass(frozen=True, slots=True)
class CareerFile:
    path: str
    rows: int
    positions: tuple[str, ...]
    careers: Careers


def read_careers(path: str, *, columns: CareerColumns) -> CareerFile:
    """Read and count.

    Raises: WrongUse (no such file or column, too many states), UnreadableFile, BadRows.
    """
    table = open_table(path)
    positions = _positions(table, columns=columns)
    legend, found, rows = Legend(), None, 0
    for batch in table.batches([*positions, *([columns.weight] if columns.weight else [])]):
        rows += batch.rows
        part = _counted(batch, table=table, positions=positions, columns=columns, legend=legend)
        found = part if found is None or part is None else _joined(found, part)
    table.faults.raise_if_any()
    if found is None:
        raise WrongUse(f"{path} has no rows.")
    return CareerFile(path, rows, positions, _in_order(found))


def _positions(table: TableFile, *, columns: CareerColumns) -> tuple[str, ...]:
    there, path = table.columns, str(table.path)
    named = [name for name in (columns.first, columns.last, columns.weight, *columns.leave_out) if name]
    require_columns(named, there=there, path=path)
    begin = there.index(columns.first) if columns.first else 0
    end = there.index(columns.last) if columns.last else len(there) - 1
    if end <= begin:
        raise WrongUse(f"In {path} the column {columns.last!r} does not come after {columns.first!r}.")
    chosen = tuple(name for name in there[begin : end + 1] if name not in {columns.weight, *columns.leave_out})
    if len(chosen) < 2:
        raise WrongUse(f"{path} has {len(chosen)} columns of states; a career needs at least 2.")
    return chosen


def _counted(
    batch: Batch, *, table: TableFile, positions: tuple[str, ...], columns: CareerColumns, legend: Legend
) -> Careers | None:
    codes = np.empty((batch.rows, len(positions)), np.int64)
    for place, name in enumerate(positions):
        column = legend.codes(texts(batch.columns[name]))
        if columns.missing is not None:
            column = np.where(column < 0, legend.code(columns.missing), column)
        tell(table.faults, batch=batch, column=name, wrong=column < 0, do="Write a state, or say --missing STATE.")
        codes[:, place] = column
    weights = _weights(batch, table=table, column=columns.weight)
    if len(legend.values) > MOST_STATES:
        raise WrongUse(
            f"{table.path} has more than {MOST_STATES} different states in {positions[0]} to {positions[-1]}. "
            "Name the first and last column of states: --from, --to."
        )
    if table.faults.count or batch.rows == 0:
        return None
    return careers_of(codes, states=legend.values, weights=weights)


def _weights(
    batch: Batch, *, table: TableFile, column: str | None
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    if column is None:
        return np.ones(batch.rows)
    read = numbers(batch.columns[column], decimal_comma=table.is_csv and table.delimiter == ";")
    wrong = read.bad | read.empty | (read.values < 0)
    tell(table.faults, batch=batch, column=column, wrong=wrong, do="Write how many people the row stands for.")
    return np.where(wrong, 0.0, read.values)


def _joined(one: Careers, two: Careers) -> Careers:
    both = np.concatenate((one.sequences, two.sequences))
    return careers_of(both, states=two.states, weights=np.concatenate((one.weights, two.weights)))


def _in_order(careers: Careers) -> Careers:
    """The same careers with the states in the order of the alphabet, so that the order of the rows does not matter."""
    order = sorted(range(len(careers.states)), key=lambda code: careers.states[code])
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    states = [careers.states[code] for code in order]
    return careers_of(place[careers.sequences], states=states, weights=careers.weights)
