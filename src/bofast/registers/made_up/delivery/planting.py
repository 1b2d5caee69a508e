"""Faults on purpose: each kind in a file of its own and in a known number, so that a check can be checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bofast.registers.checking.faults import FaultKind
from bofast.registers.made_up.delivery.numbers import looking_real

_FUTURE = date(2091, 6, 1)
_PAST = date(1802, 6, 1)

Rows = np.ndarray
Change = Callable[[pa.Table, str, Rows], pa.Table]


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault that was planted: what a check must find, no more and no less."""

    kind: FaultKind
    file: str
    column: str
    count: int

    def told(self) -> dict[str, Any]:
        return {**asdict(self), "kind": self.kind.value}


@dataclass(frozen=True, slots=True)
class Plant:
    """Where a kind of fault goes, by country, and how it is made.

    `change` gets the table as text, the column and the rows; None: the file as a whole is spoilt by its writer.
    """

    register: Mapping[str, str]  # by country: the beginning of the file's name
    column: Mapping[str, str]
    change: Change | None = None
    whole_file: bool = False  # all rows, or one fault a file
    counted_as: Mapping[str, str] | None = None  # the column named in the fault, where it is another


def _set(value: str) -> Change:
    def change(table: pa.Table, column: str, rows: Rows) -> pa.Table:
        mask = np.zeros(table.num_rows, dtype=bool)
        mask[rows] = True
        return _with(table, column, pc.if_else(pa.array(mask), value, table[column]))

    return change


def _with(table: pa.Table, column: str, values: pa.Array) -> pa.Table:
    return table.set_column(table.schema.get_field_index(column), column, values)


def _repeat(table: pa.Table, column: str, rows: Rows) -> pa.Table:
    return pa.concat_tables([table, table.take(pa.array(rows))])


def _in_two_households(table: pa.Table, column: str, rows: Rows) -> pa.Table:
    again = table.take(pa.array(rows))
    other = pc.replace_substring_regex(again[column], "^.", "9")
    return pa.concat_tables([table, _with(again, column, other)])


def _cut_first(table: pa.Table, column: str, rows: Rows) -> pa.Table:
    mask = np.zeros(table.num_rows, dtype=bool)
    mask[rows] = True
    return _with(table, column, pc.if_else(pa.array(mask), pc.utf8_slice_codeunits(table[column], 1), table[column]))


def _spoil_letters(table: pa.Table, column: str, rows: Rows) -> pa.Table:
    mask = np.zeros(table.num_rows, dtype=bool)
    mask[rows] = True
    return _with(
        table, column, pc.if_else(pa.array(mask), pc.replace_substring(table[column], "å", "Ã¥"), table[column])
    )


def _leave_out(table: pa.Table, column: str, rows: Rows) -> pa.Table:
    return table.drop_columns([column])


def _add(table: pa.Table, column: str, rows: Rows) -> pa.Table:
    return table.append_column(column, pa.array(["1"] * table.num_rows))


def _rename(table: pa.Table, column: str, rows: Rows) -> pa.Table:
    return table.rename_columns([f"{name}_X" if name == column else name for name in table.column_names])


def _real_looking(table: pa.Table, column: str, rows: Rows) -> pa.Table:
    return _with(table, column, looking_real(table[column]))


def _end_at_once(table: pa.Table, column: str, rows: Rows) -> pa.Table:
    """The stays of these rows end on their first day. `rows` are of ended stays."""
    mask = np.zeros(table.num_rows, dtype=bool)
    mask[rows] = True
    entered = table.column(table.schema.get_field_index(column) - 1)
    return _with(table, column, pc.if_else(pa.array(mask), entered, table[column]))


def _never_end(table: pa.Table, column: str, rows: Rows) -> pa.Table:
    """The stays of these rows lose their last day, though the person moved on."""
    mask = np.zeros(table.num_rows, dtype=bool)
    mask[rows] = True
    missing = pa.nulls(table.num_rows, pa.string())
    return _with(table, column, pc.if_else(pa.array(mask), missing, table[column]))


_BEF = {"dk": "bef", "no": "bosatte"}
_STAYS = {"dk": "befbop", "no": "bosteder"}
_AREAS = {"dk": "omraader", "no": "omrader"}
_EVENTS = {"dk": "flyt"}
_NUMBER = {"dk": "PNR", "no": "fnr"}
_BORN = {"dk": "FOED_DAG", "no": "foedselsdato"}
_SINCE = {"dk": "BOP_VFRA", "no": "innflyttet_dato"}
_SEX = {"dk": "KOEN", "no": "kjoenn"}
_HOUSEHOLD = {"dk": "FAMILIE_ID", "no": "husholdning_nr"}
_ADDRESS = {"dk": "ADRESSE_ID", "no": "bolig_id"}
_PLACE = {"dk": "KOM", "no": "kommune_nr"}
_UNTIL = {"dk": "BOP_VTIL", "no": "til_dato"}
_NO_COLUMN = {"dk": "", "no": ""}

PLANTS: Mapping[FaultKind, Plant] = {
    FaultKind.WRONG_TYPE: Plant(_BEF, _BORN, _set("ukendt")),
    FaultKind.OUT_OF_RANGE: Plant(_BEF, _BORN, _set(str(_PAST))),
    FaultKind.FUTURE_DATE: Plant(_BEF, _SINCE, _set(str(_FUTURE))),
    FaultKind.CODE_NOT_VALID: Plant(_BEF, _SEX, _set("7")),
    FaultKind.MISSING_VALUE: Plant(_BEF, _SEX, _set("")),
    FaultKind.BLANK_ID: Plant(_BEF, _NUMBER, _set("")),
    FaultKind.ID_LENGTH: Plant(_BEF, _ADDRESS, _cut_first),
    FaultKind.DUPLICATE_KEY: Plant(_BEF, _NUMBER, _repeat),
    FaultKind.TWO_HOUSEHOLDS: Plant(_BEF, _HOUSEHOLD, _in_two_households),
    FaultKind.MIXED_QUARTERS: Plant({"dk": "bef"}, {"dk": "REFERENCETID"}, _set("2004-09-30")),
    FaultKind.MISSING_COLUMN: Plant(_BEF, _PLACE, _leave_out, whole_file=True),
    FaultKind.UNKNOWN_COLUMN: Plant(_BEF, {"dk": "INDKOMST", "no": "inntekt"}, _add, whole_file=True),
    FaultKind.RENAMED_COLUMN: Plant(_BEF, _HOUSEHOLD, _rename, whole_file=True),
    FaultKind.REAL_IDENTITY_NUMBERS: Plant(_BEF, _NUMBER, _real_looking, whole_file=True),
    FaultKind.TWO_HOMES: Plant(_STAYS, _UNTIL, _never_end, counted_as={"dk": "BOP_VFRA", "no": "fra_dato"}),
    FaultKind.ENDS_BEFORE_IT_BEGINS: Plant(_STAYS, _UNTIL, _end_at_once),
    FaultKind.BROKEN_ENCODING: Plant(_AREAS, {"dk": "NAVN", "no": "navn"}, _spoil_letters),
    FaultKind.BROKEN_ROW: Plant({"dk": "flyt", "no": "bosatte"}, _NO_COLUMN),
    FaultKind.EMPTY_FILE: Plant({"dk": "flyt", "no": "bosatte"}, _NO_COLUMN, whole_file=True),
    FaultKind.NO_HEADER: Plant({"dk": "flyt", "no": "bosatte"}, _NO_COLUMN, whole_file=True),
    FaultKind.UNREADABLE: Plant({"dk": "akm", "no": "bosatte"}, _NO_COLUMN, whole_file=True),
    FaultKind.MISSING_YEAR: Plant({"dk": "akm", "no": "bosatte"}, _NO_COLUMN, whole_file=True),
    FaultKind.ID_TYPE: Plant(_BEF, _ADDRESS, whole_file=True),
    FaultKind.FILE_TWICE: Plant({"dk": "akm", "no": "bosatte"}, _NO_COLUMN, whole_file=True),
    FaultKind.UNKNOWN_FILE: Plant(_BEF, _NO_COLUMN, whole_file=True),
}
"""Every kind that can be planted."""


class CannotPlant(ValueError):
    """The faults asked for do not fit into the register asked for."""


def places(kinds: Collection[FaultKind], *, country: str, years: Collection[int]) -> dict[str, FaultKind]:
    """In which file each kind goes: by the beginning of its name and its year, no two kinds in one yearly file.

    `years` are those in the names of yearly files. The first and the last are left alone: a missing year must be a gap.

    Raises: CannotPlant, where there are fewer files than faults, or the country's layout has no such fault.
    """
    taken: dict[str, FaultKind] = {}
    for kind in sorted(kinds):
        register = PLANTS[kind].register.get(country)
        if register is None:
            raise CannotPlant(f"{kind} cannot be planted in the layout of {country!r}")
        inner = sorted(years)[1:-1]
        spanning = register in {*_STAYS.values(), *_AREAS.values()}
        free = [f"{register}+{kind}"] if spanning else [f"{register}{year}" for year in inner]
        place = next((name for name in free if name not in taken), None)
        if place is None:
            raise CannotPlant(f"{len(kinds)} kinds of fault need more years than {len(years)}; ask for fewer of either")
        taken[place] = kind
    return taken


def rows_for(kind: FaultKind, table: pa.Table, *, number: int, column: str) -> Rows:
    """Which rows are spoilt: spread evenly, among those where the fault shows."""
    fit = np.arange(table.num_rows)
    if kind in {FaultKind.TWO_HOMES, FaultKind.ENDS_BEFORE_IT_BEGINS}:
        fit = _ended_and_followed(table, column)[kind is FaultKind.TWO_HOMES :: 2]
    if kind is FaultKind.DUPLICATE_KEY or kind is FaultKind.TWO_HOUSEHOLDS:
        fit = fit[: table.num_rows]
    return np.asarray(np.unique(fit[np.linspace(0, fit.size - 1, min(number, fit.size)).astype(np.int64)]))


def _ended_and_followed(table: pa.Table, until: str) -> Rows:
    """Rows of stays after which the person has another one in the table."""
    person, begins = table.column(0).to_numpy(zero_copy_only=False), table.column(2).to_numpy(zero_copy_only=False)
    order = np.lexsort((begins, person))
    followed = person[order][:-1] == person[order][1:]
    return np.asarray(np.sort(order[:-1][followed]))
