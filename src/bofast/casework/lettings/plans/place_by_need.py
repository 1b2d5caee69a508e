"""A family's place in the line of a home that was let by need, as the letting froze it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from bofast.casework.lettings.plans.frozen import FrozenPlan
from bofast.vocabulary.letting import Mode, WhyNot


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceByNeed:
    """A place from 1 among those who wanted a home and might have it: by need, then by time, then by lot."""

    place: int
    among: int


def place_by_need(plan: FrozenPlan, *, family: UUID, home: UUID) -> PlaceByNeed | None:
    """Where a family stood at a home that it wanted; None where a rule shut it out, and in a letting by list.

    By list the turn of the home and its precedences come before time, and the plan keeps no place for those.
    """
    if plan.mode is not Mode.NEED:
        return None
    line = [pair.family for pair in plan.at_home(home) if not isinstance(pair.code, WhyNot)]
    if family not in line:
        return None
    hers = plan.families[family].place_in_line
    return PlaceByNeed(
        place=1 + sum(plan.families[other].place_in_line < hers for other in line),
        among=len(line),
    )
