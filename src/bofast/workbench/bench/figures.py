"""Runs as figures, a name, a value and a unit each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bofast.workbench.bench.contenders import Contender
from bofast.workbench.bench.measuring import Run


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    value: float
    unit: str

    def line(self) -> str:
        """`figure NAME VALUE UNIT`."""
        return f"figure {self.name} {self.value:.4g} {self.unit}"


def figures_of(runs: Sequence[Run], *, size: str, person_years: int) -> Iterator[Figure]:
    """The median of each contender's times and its most memory; and how many times the scan each engine takes."""
    walls = {}
    for contender in dict.fromkeys(run.contender for run in runs):
        own = [run for run in runs if run.contender is contender]
        walls[contender] = median(run.wall_s for run in own)
        yield Figure(f"wall_{contender.value}_{size}_s", walls[contender], "s")
        yield Figure(f"cpu_{contender.value}_{size}_s", median(run.cpu_s for run in own), "s")
        yield Figure(f"work_{contender.value}_{size}_s", median(run.work_s for run in own), "s")
        yield Figure(f"peak_{contender.value}_{size}_gb", max(run.peak_gb for run in own), "GB")
        yield Figure(f"speed_{contender.value}_{size}", person_years / walls[contender] / 1e6, "million_rows_a_second")
    scan = walls.pop(Contender.SCAN, None)
    if scan is not None:
        yield from (Figure(f"ratio_{one.value}_to_scan_{size}", wall / scan, "times") for one, wall in walls.items())


def differing(runs: Sequence[Run]) -> tuple[str, ...]:
    """The engines, if their answers are not all the same."""
    marks = {run.contender.value: run.mark for run in runs if run.contender is not Contender.SCAN}
    return tuple(marks) if len(set(marks.values())) > 1 else ()
