"""How far an area is from a threshold: in percentage points, and in persons."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from bofast.rules.area_facts import KeyFigure
from bofast.rules.area_thresholds import Comparison, Threshold

_LEAST_STEP = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Distance:
    """Attributes:
    beyond: how far the value lies on the side where the criterion is met, in percentage points (residents: in
        persons); below 0 on the other side.
    persons: the fewest persons of the last year who would have to be otherwise for the criterion to change sides,
        as many residents as before; None where it is not a share of persons, or their number is not known.
    """

    beyond: Decimal
    persons: int | None


def distance_of(value: Decimal, threshold: Threshold, *, base: int | None) -> Distance:
    """The distance of a value to a threshold, `base` persons being one whole.

    Raises: ValueError, for a limit that is not known.
    """
    beyond = threshold.beyond(value)
    if threshold.key is KeyFigure.RESIDENTS:
        parts = abs(beyond)
    elif base is None:
        return Distance(beyond, None)
    else:
        parts = abs(beyond) * base / 100
    return Distance(beyond, _whole_persons(parts, may_stop_on_it=_may_stop_on_it(value, threshold)))


def just_across(threshold: Threshold, *, is_met: bool) -> Decimal:
    """The nearest value on the other side.

    Raises: ValueError, for a limit that is not known.
    """
    if threshold.limit is None:
        raise ValueError(f"The limit of {threshold.key} is not known.")
    if is_met is not (threshold.comparison is Comparison.AT_LEAST):
        return threshold.limit
    step = _LEAST_STEP if threshold.comparison is Comparison.ABOVE else -_LEAST_STEP
    return threshold.limit + step


def _may_stop_on_it(value: Decimal, threshold: Threshold) -> bool:
    """Whether the threshold itself is already the other side."""
    return threshold.is_met_by(value) is not (threshold.comparison is Comparison.AT_LEAST)


def _whole_persons(parts: Decimal, *, may_stop_on_it: bool) -> int:
    if may_stop_on_it:
        return int(parts.to_integral_value(ROUND_CEILING))
    return int(parts.to_integral_value(ROUND_FLOOR)) + 1
