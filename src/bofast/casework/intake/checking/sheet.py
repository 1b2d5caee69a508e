"""Walking through a sheet: first what it is, then row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from bofast.casework.intake.checking.across import across_rows
from bofast.casework.intake.checking.register import Register
from bofast.casework.intake.checking.verdict import Verdict
from bofast.casework.intake.faults import Fault
from bofast.casework.intake.foreign import ColumnReader, SheetLayout, fault_at, layout_of_headings, missing_columns
from bofast.casework.intake.headings import fingerprint, how_many_known, read_headings
from bofast.casework.intake.layouts import LAYOUTS, Layout, SheetKind
from bofast.casework.intake.reading.refusal import Refused
from bofast.casework.intake.reading.table import Row, Table, open_table
from bofast.casework.intake.rows import ROW_TYPES, NumberedRow
from bofast.casework.intake.values import BadCell
from bofast.vocabulary.reasons import Reason

ROWS_SEARCHED_FOR_HEADINGS = 10

Progress = Callable[[int], None]
Keep = Callable[[NumberedRow], None]
FindLayout = Callable[[str], SheetLayout | None]
"""A saved mapping for a fingerprint of headings, if there is one."""


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """A sheet whose headings have been found, with its rows still to be walked."""

    table: Table
    layout: SheetLayout
    fingerprint: str
    faults: tuple[Fault, ...]
    rows: Iterator[Row]


def check_sheet(
    path: Path,
    *,
    kind: SheetKind | None,
    register: Register,
    find_layout: FindLayout,
    encoding: str = "",
    confirmed: Set[str] = frozenset(),
    progress: Progress = lambda _done: None,
    keep: Keep = lambda _row: None,
) -> Verdict:
    """Check every cell and every row. Without a kind, the headings say what the sheet is about.

    A file that cannot be read is a verdict too, with one fault. `keep` is handed every row that could be read, also
    those that the verdict will not let in.

    Raises: what `progress` and `keep` raise.
    """
    verdict = Verdict(confirmed)
    try:
        with open_table(path, encoding=encoding) as table:
            sheet = open_sheet(table, kind=kind, find_layout=find_layout)
            _walk(sheet, verdict=verdict, register=register, progress=progress, keep=keep)
    except Refused as refused:
        verdict.blocks_all = True
        verdict.note(Fault(reason=refused.reason, facts=refused.facts))
    if not verdict.row_count and not verdict.fault_count:
        verdict.note(Fault(reason=Reason.SHEET_WITHOUT_ROWS))
    verdict.close()
    return verdict


def open_sheet(table: Table, *, kind: SheetKind | None, find_layout: FindLayout) -> OpenSheet:
    """Find the headings: by a saved mapping of a foreign sheet, else the first row that reads like our own.

    Raises: Refused.
    """
    first = list(islice(table.rows, ROWS_SEARCHED_FOR_HEADINGS))
    rows = chain(first, table.rows)
    for row in first:
        drawn = find_layout(fingerprint(row.cells))
        if drawn is not None:
            return OpenSheet(table, drawn, fingerprint(row.cells), (), _from(rows, drawn.first_row))
    kind = kind or _recognised(first)
    ours = LAYOUTS[kind]
    heading = max(first, key=lambda row: how_many_known(row.cells, layout=ours), default=None)
    if heading is None:
        raise Refused(Reason.SHEET_EMPTY)
    read = read_headings(heading.cells, layout=ours, row=heading.number)
    layout = layout_of_headings(read.placed, kind=kind, heading_row=heading.number)
    return OpenSheet(table, layout, fingerprint(heading.cells), read.faults, _from(rows, layout.first_row))


def _recognised(first: Sequence[Row]) -> SheetKind:
    """The kind whose headings the sheet has most of."""

    def known(kind: SheetKind) -> int:
        return max((how_many_known(row.cells, layout=LAYOUTS[kind]) for row in first), default=0)

    return max(LAYOUTS, key=known)


def typed_rows(sheet: OpenSheet, *, note: Callable[[Fault], None]) -> Iterator[NumberedRow]:
    """Rows whose every cell could be understood; the faults of the others are noted."""
    ours = LAYOUTS[sheet.layout.kind]
    readers = [(source.field, ColumnReader(source, ours.column(source.field))) for source in sheet.layout.sources]
    row_type = ROW_TYPES[sheet.layout.kind]
    for row in sheet.rows:
        values, is_good = {}, True
        for field_name, reader in readers:
            try:
                values[field_name] = reader.read(row.cells)
            except BadCell as bad:
                is_good = False
                note(fault_at(reader.source, bad, cells=row.cells, row=row.number))
        if is_good:
            yield NumberedRow(row.number, row_type(**values))


def _walk(sheet: OpenSheet, *, verdict: Verdict, register: Register, progress: Progress, keep: Keep) -> None:
    verdict.encoding, verdict.fingerprint = sheet.table.encoding, sheet.fingerprint
    verdict.kind = sheet.layout.kind
    ours = LAYOUTS[sheet.layout.kind]
    for fault in chain(sheet.faults, _faults_of_the_sheet(sheet, ours=ours)):
        verdict.note(fault)
    if verdict.blocks_all:
        return
    counted = replace_rows(sheet, _counted(sheet, verdict=verdict, progress=progress))
    places = {source.field: source.places[0] + 1 for source in sheet.layout.sources if source.places}
    across = across_rows(sheet.layout.kind, register=register)
    for numbered in typed_rows(counted, note=verdict.note):
        for fault in across.see(numbered.row, number=numbered.number):
            verdict.note(replace(fault, place=places.get(fault.column, 0)))
        keep(numbered)
    for fault in across.finish():
        verdict.note(replace(fault, place=places.get(fault.column, 0)))


def replace_rows(sheet: OpenSheet, rows: Iterator[Row]) -> OpenSheet:
    return replace(sheet, rows=rows)


def _counted(sheet: OpenSheet, *, verdict: Verdict, progress: Progress) -> Iterator[Row]:
    """Count rows as they pass, and remember which family each belongs to: a family comes in whole or not at all."""
    place = next((one.places[0] for one in sheet.layout.sources if one.field == "reference" and one.places), None)
    is_families = sheet.layout.kind is SheetKind.FAMILIES and place is not None
    for row in sheet.rows:
        verdict.row_count += 1
        if is_families:
            verdict.families_of_rows[row.number] = str(row.cell(place or 0) or "")
        if verdict.row_count % 500 == 0:
            progress(verdict.row_count)
        yield row


def _faults_of_the_sheet(sheet: OpenSheet, *, ours: Layout) -> Iterator[Fault]:
    for cells in sheet.table.merged:
        if max(int(row) for row in re.findall(r"[0-9]+", cells)) < sheet.layout.first_row:
            continue
        yield Fault(reason=Reason.CELLS_ARE_MERGED, found=cells, facts={"cells": cells})
    already = {fault.column for fault in sheet.faults if fault.reason is Reason.HEADING_MISSING}
    for missing in missing_columns(sheet.layout, ours=ours):
        if missing not in already:
            yield Fault(reason=Reason.HEADING_MISSING, column=missing, facts={"column": missing})


def _from(rows: Iterator[Row], first_row: int) -> Iterator[Row]:
    return (row for row in rows if row.number >= first_row)
