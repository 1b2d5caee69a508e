"""One line a figure, so that a machine can read what a person compares."""

from __future__ import annotations

from collections.abc import Sequence


def say(name: str, value: float, unit: str) -> None:
    """`figure NAME VALUE UNIT`."""
    print(f"figure {name} {value:.4g} {unit}", flush=True)  # noqa: T201 - the figure


def percentile(values: Sequence[float], percent: int) -> float:
    """The smallest value that so many per cent of the values do not exceed. Raises: ValueError for no values."""
    if not values:
        raise ValueError("There is no percentile of nothing")
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]
