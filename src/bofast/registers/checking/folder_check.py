"""Checks a whole delivery: every file, and what only the files together can tell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bofast.registers.checking.faults import Fault, FaultKind
from bofast.registers.checking.file_check import check_file
from bofast.registers.checking.report import FileReport
from bofast.registers.contracts.catalogue import CONTRACTS
from bofast.registers.contracts.contract import Delivered, Period
from bofast.registers.scratch import Workplace

BESIDE = frozenset({".json", ".md", ".pdf", ".docx", ".html", ".log", ".sha256"})
"""Endings of what lies beside a delivery without being one."""

FOLLOWS_BEF = ("AKM", "PERBOLIG")
"""Registers that must have every year that BEF has, from their own first year on."""

_FIRST_YEAR = {"PERBOLIG": 2009}

HowFar = Callable[[str, int, int], None]
"""Called before each file with its name, its number and how many there are."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All that a check has found."""

    files: tuple[FileReport, ...]
    across: tuple[Fault, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        return tuple(sorted([*(fault for file in self.files for fault in file.faults), *self.across]))

    def standing(self, accepted: Collection[FaultKind]) -> tuple[Fault, ...]:
        """The faults that nobody has accepted."""
        return tuple(fault for fault in self.faults if fault.kind not in accepted)

    def told(self) -> dict[str, Any]:
        """The report for a program."""
        return {
            "files": [
                {"file": file.file, "register": file.register, "period": str(file.period), "rows": file.rows}
                for file in self.files
            ],
            "faults": [fault.told() for fault in self.faults],
            "counts": _counts(self.faults),
        }


def _counts(faults: Iterable[Fault]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for fault in faults:
        counts[fault.kind.value] += fault.count
    return dict(sorted(counts.items()))


def say_nothing(_file: str, _number: int, _of: int, /) -> None:
    """Nobody is watching."""


def delivered_files(folder: Path) -> list[Path]:
    """The files of a delivery in order, subfolders included; what is hidden or only explains is left out."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [
        path
        for path in found
        if path.suffix.lower() not in BESIDE
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not path.stem.upper().startswith(("README", "LES", "LÆS"))
    ]


def check_folder(
    folder: Path,
    *,
    at: Workplace,
    today: date,
    known: Mapping[Path, FileReport] | None = None,
    how_far: HowFar = say_nothing,
) -> CheckReport:
    """Check every file of a delivery.

    `known` are reports of files that were checked before and have not changed.
    """
    files = delivered_files(folder)
    reports = []
    for number, path in enumerate(files, start=1):
        name = str(path.relative_to(folder))
        how_far(name, number, len(files))
        before = (known or {}).get(path)
        reports.append(before or check_file(path, name=name, today=today, at=at))
    return CheckReport(tuple(reports), tuple(across(reports)))


def across(reports: Sequence[FileReport]) -> Iterator[Fault]:
    """What only the files together can tell."""
    known = [report for report in reports if report.register]
    yield from _twice(known)
    yield from _gaps(known)
    yield from _quarters_alone(known)
    yield from _companions(known)
    yield from _lengths(known)


def _twice(reports: Sequence[FileReport]) -> Iterator[Fault]:
    seen: dict[tuple[str, Period], str] = {}
    for report in reports:
        key = (report.register, report.period if _by_time(report.register) else Period(None))
        if key in seen:
            yield Fault(report.file, FaultKind.FILE_TWICE, "", 1, f"the same register and time as {seen[key]}")
        seen.setdefault(key, report.file)


def _by_time(register: str) -> bool:
    return CONTRACTS[register].delivered is not Delivered.WHOLE


def years_of(reports: Iterable[FileReport], register: str) -> set[int]:
    """The years that a register was delivered for; of status registers those with a December."""
    return {
        report.period.year
        for report in reports
        if report.register == register and report.period.year is not None and report.period.month in {None, 12}
    }


def _gaps(reports: Sequence[FileReport]) -> Iterator[Fault]:
    for register in sorted({report.register for report in reports if _by_time(report.register)}):
        years = years_of(reports, register)
        if years:
            yield from _missing(register, set(range(min(years), max(years) + 1)) - years, "between delivered years")


def _missing(register: str, years: Collection[int], says: str) -> Iterator[Fault]:
    if years:
        listed = ", ".join(map(str, sorted(years)))
        yield Fault(register, FaultKind.MISSING_YEAR, "", len(years), f"no {listed}, {says}")


def _quarters_alone(reports: Sequence[FileReport]) -> Iterator[Fault]:
    """Years that came only as another quarter, outside the range of the Decembers."""
    quarters: dict[str, set[int]] = defaultdict(set)
    for report in reports:
        if report.period.month not in {None, 12} and report.period.year is not None and _by_time(report.register):
            quarters[report.register].add(report.period.year)
    for register, years in sorted(quarters.items()):
        whole = years_of(reports, register)
        inside = set(range(min(whole), max(whole) + 1)) if whole else set()
        # The running year has had no December yet.
        running = {max(years)} if whole and max(years) > max(whole) else set()
        yield from _missing(register, years - whole - inside - running, "where only other quarters came")


def _companions(reports: Sequence[FileReport]) -> Iterator[Fault]:
    """People without the labour register of their year could not be classified."""
    population = years_of(reports, "BEF")
    for register in FOLLOWS_BEF:
        years = years_of(reports, register)
        inside = set(range(min(years), max(years) + 1)) if years else set()
        wanted = {year for year in population if year >= _FIRST_YEAR.get(register, 0)}
        yield from _missing(register, wanted - years - inside, "though BEF has it")


def _lengths(reports: Sequence[FileReport]) -> Iterator[Fault]:
    """Files whose ids have another length than those of most files."""
    lengths: dict[str, Counter[int]] = defaultdict(Counter)
    for report in reports:
        for column, length in report.id_lengths.items():
            lengths[column][length] += 1
    for report in reports:
        for column, length in sorted(report.id_lengths.items()):
            usual, _ = lengths[column].most_common(1)[0]
            if length != usual:
                says = f"ids of length {length}, in most files {usual}"
                yield Fault(report.file, FaultKind.ID_LENGTH, column, report.rows, says)
