"""The answer of `bofast study` for a program, as JSON, and for a person, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bofast.registers.studies.findings import Released
from bofast.workbench.study.cells_file import rows_of
from bofast.workbench.study.reasons import why
from bofast.workbench.study.running import Told


def as_json(studies: Sequence[Told]) -> list[dict[str, Any]]:
    """Every study with its figures; a hidden one is null."""
    return [_study(one) for one in studies]


def _study(one: Told) -> dict[str, Any]:
    if one.released is None:
        refused = one.refused
        code = refused.why.value if refused is not None else None
        return {"study": one.name.value, "told": False, "why": code, "facts": dict(refused.facts) if refused else {}}
    receipt = one.released.release.receipt
    return {
        "study": one.name.value,
        "told": True,
        "release": receipt.number,
        "hidden_cells": hidden_in(one.released),
        "audited": receipt.audited,
        "tested_against": receipt.former_releases,
        "figures": [_row(row) for row in rows_of(one.released)],
        "remarks": [{"about": remark.about.value, **remark.facts} for remark in one.released.remarks],
    }


def _row(row: dict[str, Any]) -> dict[str, Any]:
    empty = {"time", "lower", "upper", "at_risk"}
    return {name: value for name, value in row.items() if value is not None or name not in empty}


def hidden_in(released: Released) -> int:
    """Cells that show no value, in all tables of a study."""
    return sum(table.hidden for table in released.release.tables)


def in_lines(studies: Sequence[Told]) -> Iterator[str]:
    """A line a study: what was released, or why nothing was."""
    for one in studies:
        if one.released is None:
            yield f"  {one.name.value:<10} not told: {why(one)}"
            continue
        cells = sum(len(table.cells) for table in one.released.release.tables)
        yield (
            f"  {one.name.value:<10} {cells:,} cells, {hidden_in(one.released):,} of them hidden;"
            f" {len(one.released.release.curves)} curves; {len(one.released.models)} models"
        )
