"""`bofast estimate incidence`: Aalen-Johansen of every group and cause, and what it rests on, as content for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import numpy as np

from bofast.registers.estimates.arrays import Reals
from bofast.registers.estimates.counting import conditional_on
from bofast.registers.estimates.incidence import IncidenceCurve, aalen_johansen
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot
from bofast.registers.estimates.sensitivity import unknown_destinations, without_cause
from bofast.workbench.estimate.groups import Content, causes_named, groups_of, or_none, table_of
from bofast.workbench.estimate.reading import SpellFile


def incidence_answer(file: SpellFile, *, group: str | None, since: float | None, at: Sequence[float]) -> Content:
    """Aalen-Johansen of every group and cause.

    Raises: CannotEstimate (NO_EVENTS, NO_SPELLS).
    """
    if not file.causes:
        raise CannotEstimate(WhyNot.NO_EVENTS)
    cells = file.cells if since is None else conditional_on(file.cells, since)
    table = table_of(file, cells, group=group)
    return {
        "conditional_on": since,
        "groups": [
            {"group": name, **_incidence(aalen_johansen(table, group=place), causes=file.causes, at=at)}
            for place, name in enumerate(groups_of(file, group))
        ],
    }


def _incidence(curve: IncidenceCurve, *, causes: Sequence[str], at: Sequence[float]) -> Content:
    lower, upper = curve.interval
    return {
        "collapse": None if curve.collapse is None else asdict(curve.collapse),
        "causes": [
            {
                "cause": cause,
                "events": int(curve.events[k].sum()),
                "at": [_incidence_at(curve, k=k, time=time, ends=(lower[k], upper[k])) for time in at],
                "curve": {
                    "time": curve.times.tolist(),
                    "incidence": curve.incidence[k].tolist(),
                    "std_error": curve.std_error[k].tolist(),
                    "lower": or_none(lower[k]),
                    "upper": or_none(upper[k]),
                },
            }
            for k, cause in enumerate(causes)
        ],
    }


def _incidence_at(curve: IncidenceCurve, *, k: int, time: float, ends: tuple[Reals, Reals]) -> Content:
    place = int(np.searchsorted(curve.times, time, side="right")) - 1
    if time > curve.times[-1]:
        return {"time": time, "incidence": None, "std_error": None, "lower": None, "upper": None}
    if place < 0:
        return {"time": time, "incidence": 0.0, "std_error": 0.0, "lower": None, "upper": None}
    low, high = or_none(np.array([ends[0][place], ends[1][place]]))
    errors = float(curve.std_error[k, place])
    return {
        "time": time,
        "incidence": float(curve.incidence[k, place]),
        "std_error": errors,
        "lower": low,
        "upper": high,
    }


def unknown_answer(
    file: SpellFile, *, names: tuple[str, str, str], group: str | None, at: Sequence[float]
) -> list[Content]:
    """Incidence with the unknown destinations taken four ways: names of the unknown, the out and the internal cause."""
    unknown, out, internal = causes_named(file, names)
    table = table_of(file, file.cells, group=group)
    return [
        {
            "group": name,
            "assumption": found.assumption.value,
            "cause": cause,
            "at": _steps_at(found.times, found.incidence[k], at=at),
        }
        for place, name in enumerate(groups_of(file, group))
        for found in unknown_destinations(table, unknown=unknown, out=out, internal=internal, group=place)
        for k, cause in enumerate(file.causes)
        if cause != names[0]
    ]


def without_each_cause(file: SpellFile, *, group: str | None, at: Sequence[float]) -> list[Content]:
    """Incidence with each cause in turn taken as the end of observation."""
    tables = {
        cause: table_of(file, without_cause(file.cells, cause=k + 1), group=group)
        for k, cause in enumerate(file.causes)
    }
    return [
        {"group": name, "left_out": gone, "cause": cause, "at": _steps_at(curve.times, curve.incidence[k], at=at)}
        for gone, table in tables.items()
        for place, name in enumerate(groups_of(file, group))
        for curve in [aalen_johansen(table, group=place)]
        for k, cause in enumerate(file.causes)
        if cause != gone
    ]


def _steps_at(times: Reals, values: Reals, *, at: Sequence[float]) -> list[Content]:
    places = np.searchsorted(times, np.array(at, float), side="right") - 1
    return [
        {"time": time, "incidence": None if time > times[-1] else float(values[place]) if place >= 0 else 0.0}
        for time, place in zip(at, places.tolist(), strict=True)
    ]
