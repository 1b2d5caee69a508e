"""A check's report in lines for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator

from bofast.registers.checking.faults import UNREADABLE_KINDS, Fault, FaultKind
from bofast.registers.checking.folder_check import CheckReport
from bofast.registers.checking.report import FileReport
from bofast.registers.contracts.catalogue import CONTRACTS
from bofast.workbench.exits import Exit

_OF_A_FILE = UNREADABLE_KINDS | {
    FaultKind.UNKNOWN_FILE,
    FaultKind.FILE_TWICE,
    FaultKind.WRONG_REGISTER,
    FaultKind.MISSING_COLUMN,
    FaultKind.UNKNOWN_COLUMN,
    FaultKind.RENAMED_COLUMN,
    FaultKind.COLUMN_TWICE,
    FaultKind.ID_TYPE,
}


def exit_for(standing: Collection[Fault]) -> Exit:
    """The exit code of a check: the gravest fault decides."""
    kinds = {fault.kind for fault in standing}
    if FaultKind.REAL_IDENTITY_NUMBERS in kinds:
        return Exit.REAL_IDENTITY_NUMBERS
    if kinds & UNREADABLE_KINDS:
        return Exit.UNREADABLE_FILE
    return Exit.FAULTS_IN_REGISTER if kinds else Exit.ANSWERED


def in_lines(report: CheckReport, *, accepted: Collection[FaultKind]) -> str:
    """What was found, the files first and then every fault with what to do."""
    return "\n".join([*_registers(report.files), "", *_faults(report, accepted)])


def _registers(files: Collection[FileReport]) -> Iterator[str]:
    rows = sum(file.rows for file in files)
    yield f"{len(files)} files, {rows:,} rows."
    by_register: dict[str, list[FileReport]] = defaultdict(list)
    for file in files:
        if file.register:
            by_register[file.register].append(file)
    for register, its_files in sorted(by_register.items()):
        times = sorted(str(file.period) for file in its_files)
        time = times[0] if times[0] == times[-1] else f"{times[0]} to {times[-1]}"
        its_rows = sum(file.rows for file in its_files)
        title = CONTRACTS[register].title
        yield f"  {register:<12} {time:<20} {len(its_files):>4} files {its_rows:>14,} rows   {title}"


def _faults(report: CheckReport, accepted: Collection[FaultKind]) -> Iterator[str]:
    if not report.faults:
        yield "No faults."
        return
    standing = report.standing(accepted)
    yield f"{len(standing)} faults:" if standing else "No faults but those accepted:"
    for fault in report.faults:
        where = f"{fault.file}, {fault.column}" if fault.column else fault.file
        mark = " (accepted)" if fault.kind in accepted else ""
        yield f"  {where}: {fault.kind.value}{mark}, {_how_many(fault)}: {fault.found}."
        yield f"      {fault.to_do}"


def _how_many(fault: Fault) -> str:
    if fault.kind is FaultKind.MISSING_YEAR:
        return f"{fault.count} years" if fault.count > 1 else "1 year"
    if fault.kind in _OF_A_FILE:
        return "the file"
    rows = f"{fault.count:,} rows" if fault.count > 1 else "1 row"
    return rows if fault.first_row is None else f"{rows}, the first is row {fault.first_row:,}"
