"""`bofast letting divide`: an area in units, alternatives side by side, as a table or as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bofast.allocation.dividing.divided import Division, divide
from bofast.allocation.dividing.plan_of_area import AreaPlan

FORMAT = "bofast-area-divided-1"


def divided(plan: AreaPlan) -> tuple[Division, ...]:
    """Alternatives for the area, the most evenly mixed first.

    Raises: AreaInPieces; ValueError, for units that cannot be.
    """
    return divide(
        plan.area(),
        homes_a_unit=plan.homes_a_unit,
        alternatives=plan.alternatives,
        size_percent=plan.size_percent,
        first_seed=plan.first_seed,
    )


def divisions_told(plan: AreaPlan, divisions: Sequence[Division]) -> dict[str, Any]:
    """Each alternative with its units and what it reaches."""
    return {"format": FORMAT, "alternatives": [_told(plan, division) for division in divisions]}


def _told(plan: AreaPlan, division: Division) -> dict[str, Any]:
    return {
        "spread_permille": division.spread_permille,
        "spread_before_permille": division.spread_before_permille,
        "moves": division.moves,
        "units": [
            {
                "buildings": [plan.buildings[one].name for one in unit.buildings],
                "homes": unit.homes,
                "counted": unit.counted,
                "share_permille": unit.share_permille,
            }
            for unit in division.units
        ],
    }


def divisions_in_words(plan: AreaPlan, divisions: Sequence[Division]) -> str:
    """Each alternative as a table of its units."""
    return "\n\n".join(_in_words(plan, at, division) for at, division in enumerate(divisions, start=1))


def _in_words(plan: AreaPlan, number: int, division: Division) -> str:
    spread, before = division.spread_permille / 10, division.spread_before_permille / 10
    lines = [
        f"Alternative {number}: shares differ by {spread:.1f} points (standard deviation), by size alone {before:.1f}.",
        f"{'unit':>6}{'homes':>8}{'counted':>9}{'share':>8}  buildings",
    ]
    for at, unit in enumerate(division.units, start=1):
        names = ", ".join(plan.buildings[one].name for one in unit.buildings)
        lines.append(f"{at:>6}{unit.homes:>8}{unit.counted:>9}{unit.share_permille / 10:>7.1f}%  {names}")
    return "\n".join(lines)
