"""The interval around a released curve, from what was released and nothing else.

Source: Greenwood's sum with the log-log interval, as in `estimates.survival`. The number at risk is what the step and
its rounded events tell, n = d / h; so the interval gives nothing away that the curve does not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from bofast.registers.disclosure.curves import CurvePoint, ReleasedCurve
from bofast.registers.estimates.normal import Z_95

STALE = 1.0
"""Years after which a point no longer tells of a time."""


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """The share still there after a time, in years, with its 95 % interval where it is known."""

    time: float
    share: float
    lower: float | None
    upper: float | None
    at_risk: int


def with_intervals(curve: ReleasedCurve) -> Iterator[ShownPoint]:
    """The points of a curve of survival. With d events and h = 1 - S / S before, a step adds h² / (d (1 - h)) to
    Greenwood's sum.
    """
    before, greenwood = 1.0, 0.0
    for point in curve.points:
        share, events = point.shares[0], sum(point.events)
        step = 1.0 - share / before if before > 0 else 1.0
        greenwood += step * step / (events * (1.0 - step)) if events and step < 1.0 else 0.0
        yield _shown(point, share=share, greenwood=greenwood)
        before = share


def _shown(point: CurvePoint, *, share: float, greenwood: float) -> ShownPoint:
    if not 0.0 < share < 1.0 or greenwood == 0.0:
        return ShownPoint(point.time, share, None, None, point.at_risk)
    reach = Z_95 * math.sqrt(greenwood) / math.log(share)
    ends = [share ** math.exp(sign * reach) for sign in (-1.0, 1.0)]
    return ShownPoint(point.time, share, min(ends), max(ends), point.at_risk)


def point_at(curve: ReleasedCurve, *, time: float, within: float = STALE) -> CurvePoint | None:
    """The last point at or shortly before a time: by default in the year until it, else `within` so many years. None
    where the curve was not followed as far, and where no such point may be told: what was true before is no answer.
    """
    if curve.ends_at is None or time > curve.ends_at:
        return None
    recent = (point for point in curve.points if time - within < point.time <= time)
    return max(recent, key=lambda point: point.time, default=None)
