"""What is known of the people and of the home. Every fact may be missing, and a missing fact is never a no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from bofast.rules.fact_bounds import Bounds
from bofast.rules.facts import Sex

WHOLE_TIME = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One person's time in a household, [entered_on, left_on); the same `key` may stand in several rows.

    `key` tells whose birthday it is; it is never a name. `born_on` may lie ahead: the day on which a child is due.
    `share_of_time` is above 0 and at most 1, `None` when nobody has said how a child's time is divided.
    `partner` is the key of the one with whom a room is shared as a couple.
    """

    key: str
    born_on: date | None
    sex: Sex | None = None
    entered_on: date | None = None
    left_on: date | None = None
    share_of_time: Decimal | None = WHOLE_TIME
    partner: str | None = None
    is_parent_here: bool = False

    def here_from(self) -> date:
        """The first day: entered, and born."""
        entered_on = self.entered_on or date.min
        return entered_on if self.born_on is None or self.born_on <= entered_on else self.born_on


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeFacts:
    """What a home is, as far as it is known.

    `rooms` are living rooms and bedrooms: kitchen, bathroom, hall and rooms under 6 m² are not counted.
    `floor` counts the ground floor as 1.
    """

    rooms: int | None = None
    bedrooms: int | None = None
    area_m2: Decimal | None = None
    floor: Annotated[int | None, "the ground floor is 1", Bounds(least=-10, most=200)] = None
    has_lift: bool | None = None
    is_step_free: bool | None = None
    is_wheelchair_accessible: bool | None = None
    has_garden: bool | None = None
    school: str | None = None
    school_distance_km: Decimal | None = None
