"""What was found in one file, and how it is kept until the next run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from bofast.registers.checking.faults import Fault, FaultKind
from bofast.registers.contracts.contract import Period


@dataclass(frozen=True, slots=True)
class FileReport:
    """What one file is, how much it holds, and what is wrong with it."""

    file: str
    register: str  # empty for a file that bofast does not know
    period: Period
    rows: int
    faults: tuple[Fault, ...]
    id_lengths: Mapping[str, int] = field(default_factory=dict)  # the usual length of each kind of id

    def kept(self) -> dict[str, Any]:
        """The report as plain values; `report_kept` reads it back."""
        return asdict(self)


def report_kept(content: Mapping[str, Any]) -> FileReport:
    """A report that was kept.

    Raises: KeyError, TypeError, ValueError, for what is no report.
    """
    return FileReport(
        file=content["file"],
        register=content["register"],
        period=Period(**content["period"]),
        rows=content["rows"],
        faults=tuple(Fault(**{**fault, "kind": FaultKind(fault["kind"])}) for fault in content["faults"]),
        id_lengths=content["id_lengths"],
    )
