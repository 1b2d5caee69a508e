"""`bofast estimate curve`: Kaplan-Meier of every group, as content for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np

from bofast.registers.estimates.at_risk import RiskTable
from bofast.registers.estimates.counting import conditional_on
from bofast.registers.estimates.survival import SurvivalCurve, at_times, kaplan_meier, median, restricted_mean
from bofast.workbench.estimate.groups import Content, groups_of, only_events, or_none, table_of
from bofast.workbench.estimate.reading import SpellFile


def curve_answer(
    file: SpellFile,
    *,
    group: str | None,
    events: Sequence[str],
    since: float | None,
    at: Sequence[float],
    mean_until: float | None,
) -> Content:
    """Kaplan-Meier of every group."""
    cells = only_events(file, events)
    table = table_of(file, cells if since is None else conditional_on(cells, since), group=group)
    return {
        "conditional_on": since,
        "groups": [
            {"group": name, **_curve(table, place, at=at, since=since, mean_until=mean_until)}
            for place, name in enumerate(groups_of(file, group))
        ],
    }


def _curve(
    table: RiskTable, place: int, *, at: Sequence[float], since: float | None, mean_until: float | None
) -> Content:
    curve = kaplan_meier(table, group=place)
    mean = None if mean_until is None else asdict(restricted_mean(curve, until=mean_until, since=since or 0.0))
    return {
        "events": int(curve.events.sum()),
        "censored": int(curve.censored.sum()),
        "median": median(curve),
        "restricted_mean": mean,
        "collapse": None if curve.collapse is None else asdict(curve.collapse),
        "at": [asdict(point) for point in at_times(curve, asked=np.array(at, float), table=table, group=place)],
        "curve": _steps(curve),
    }


def _steps(curve: SurvivalCurve) -> Content:
    return {
        "time": curve.times.tolist(),
        "at_risk": curve.at_risk.tolist(),
        "events": curve.events.tolist(),
        "censored": curve.censored.tolist(),
        "survival": curve.survival.tolist(),
        "std_error": curve.std_error.tolist(),
        "lower": or_none(curve.lower),
        "upper": or_none(curve.upper),
    }
