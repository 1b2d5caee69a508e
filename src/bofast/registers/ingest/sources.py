"""A delivered file as rows in the contract's own names and types, whatever the file calls them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bofast.registers.checking.opening import opened, quoted
from bofast.registers.checking.reading import matched, rows_as_read
from bofast.registers.checking.report import FileReport
from bofast.registers.contracts.catalogue import CONTRACTS
from bofast.registers.contracts.contract import Kind, Period
from bofast.registers.scratch import Workplace

_SQL_TYPES = {Kind.DAY: "DATE", Kind.WHOLE: "BIGINT", Kind.CODE: "BIGINT"}


@dataclass(frozen=True, slots=True)
class Source:
    """A checked file."""

    path: Path
    name: str
    register: str
    period: Period


@dataclass(frozen=True, slots=True)
class Delivery:
    """The checked files of a delivery, to be asked for by register and time."""

    sources: tuple[Source, ...]

    @classmethod
    def of(cls, folder: Path, reports: Sequence[FileReport]) -> Delivery:
        known = (report for report in reports if report.register)
        return cls(tuple(Source(folder / r.file, r.file, r.register, r.period) for r in known))

    def whole(self, register: str) -> Source | None:
        """The file with all years of a register."""
        return next((source for source in self.sources if source.register == register), None)

    def at(self, register: str, *, year: int) -> Source | None:
        """The file of a year; of a status register, that of December."""
        return next(
            (
                source
                for source in self.sources
                if source.register == register and source.period.year == year and source.period.month in {None, 12}
            ),
            None,
        )

    def years(self, register: str) -> tuple[int, ...]:
        """The years of a register, rising; of a status register, those with a December."""
        return tuple(
            sorted(
                source.period.year
                for source in self.sources
                if source.register == register and source.period.year and source.period.month in {None, 12}
            )
        )


def rows_of(source: Source, *, at: Workplace) -> str:
    """SQL of a file's rows, in parentheses: one column for each of the contract's, null where the file lacks it.

    Raises: CannotOpen.
    """
    contract = CONTRACTS[source.register]
    file = opened(source.path, connection=at.connection, scratch=at.folder)
    found = matched(contract, file, year=source.period.year)
    reads = found.by_name()
    columns = [
        f"{reads[column.name].value} AS {quoted(column.name)}"
        if column.name in reads
        else f"CAST(NULL AS {_SQL_TYPES.get(column.kind, 'VARCHAR')}) AS {quoted(column.name)}"
        for column in contract.columns
    ]
    relation = rows_as_read(found.read, relation=file.relation)
    return f"(SELECT {', '.join(columns)} FROM {relation})"  # noqa: S608 - names of the contract
