"""What a file of spells holds, by group and by event, for every answer alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.at_risk import RiskTable, risk_table
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.counting import recoded
from bofast.workbench.estimate.reading import SpellFile
from bofast.workbench.tables.faults import WrongUse

Content = dict[str, Any]


def about(file: SpellFile, *, command: str) -> Content:
    """What every answer begins with."""
    ended = file.cells.left_status > 0
    return {
        "command": command,
        "file": file.path,
        "rows": file.rows,
        "spells": int(file.cells.spells.sum()),
        "spells_without_time": file.without_time,
        "events": int(file.cells.left[ended].sum()),
        "person_time": float(file.cells.person_time.sum()),
        "time_in": file.time_in,
        "causes": list(file.causes),
    }


def causes_named(file: SpellFile, names: Sequence[str]) -> list[int]:
    """The numbers of causes, by what they are called in the file.

    Raises: WrongUse.
    """
    for name in names:
        if name not in file.causes:
            raise WrongUse(
                f"No spell ended by {name!r}. The causes in {file.path} are: {', '.join(file.causes) or 'none'}."
            )
    return [file.causes.index(name) + 1 for name in names]


def only_events(file: SpellFile, events: Sequence[str]) -> SpellCells:
    """The cells with the named causes as the one event and all else censored; by default every cause is the event."""
    chosen = causes_named(file, events) or range(1, len(file.causes) + 1)
    return recoded(file.cells, np.array([int(s in chosen) for s in range(file.cells.causes + 1)]))


def groups_of(file: SpellFile, group: str | None) -> list[str]:
    return sorted(file.values[file.keys.index(group)]) if group else ["all"]


def table_of(
    file: SpellFile, cells: SpellCells, *, group: str | None, keep: NDArray[np.bool_] | None = None
) -> RiskTable:
    """At risk and leaving by group, in the order of `groups_of`; patterns outside `keep` left out."""
    of = np.zeros(cells.patterns, np.int64)
    names = groups_of(file, group)
    if group:
        key = file.keys.index(group)
        of = np.array([names.index(value) for value in file.values[key]])[file.patterns[:, key]]
    return risk_table(cells, group_of=of if keep is None else np.where(keep, of, -1), groups=len(names))


def default_times(file: SpellFile, *, since: float | None) -> list[float]:
    """Up to eight round times for a table, where none were asked."""
    times = file.cells.times
    last = float(times[-1])
    start = since or 0.0
    if last <= start:
        return []
    step = _round_step((last - start) / 8)
    return [float(t) for t in np.arange(start + step, last + step * 1e-9, step)][:10]


def _round_step(raw: float) -> float:
    size = 10.0 ** np.floor(np.log10(raw))
    return float(next(size * m for m in (1, 2, 5, 10) if size * m >= raw))


def or_none(values: Any) -> list[float | None]:
    return [None if np.isnan(value) else value for value in values.tolist()]
