"""Which days a field takes, by what the day means: nobody has moved in the year 0001, and no step is due in 9999."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bofast.vocabulary.spells import add_months

A_YEAR = 12
EARLIEST = date(1900, 1, 1)
"""Before anybody was born whom an office of today can know."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days from a first one, or from so many months ago, up to so many months ahead; both ends count."""

    months_ahead: int
    months_back: int | None = None

    def earliest(self, today: date) -> date:
        return EARLIEST if self.months_back is None else add_months(today, -self.months_back)

    def latest(self, today: date) -> date:
        return add_months(today, self.months_ahead)


class DayMeans(Enum):
    """What a day in a form is the day of. Every day field says it, and its bounds follow."""

    HAPPENED = Days(months_ahead=0)
    """Something that must have happened: a conversation, a purchase, a decision."""
    BORN = Days(months_ahead=10)
    """A birth, or the day a child is due."""
    CHANGES = Days(months_ahead=5 * A_YEAR)
    """A change that is often known before it comes: a move, a new rent, an income that begins."""
    PLANNED = Days(months_ahead=5 * A_YEAR, months_back=10 * A_YEAR)
    """Something to be done by then; a plan may be written down long after it was made."""
    EXPIRES = Days(months_ahead=50 * A_YEAR)
    """The end of a right, a contract or an income; the longest run for half a life."""
