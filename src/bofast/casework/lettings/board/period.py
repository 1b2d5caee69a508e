"""A period that is counted over, and the one before it to hold it against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bofast.vocabulary.spells import add_months, full_months


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days [from_day, to_day).

    Raises: ValueError, when it holds no day.
    """

    from_day: date
    to_day: date

    def __post_init__(self) -> None:
        if self.to_day <= self.from_day:
            raise ValueError(f"a period must hold a day: {self.from_day} to {self.to_day}")

    @property
    def last_day(self) -> date:
        return self.to_day - timedelta(days=1)

    @property
    def before(self) -> Period:
        """The period of the same length that ends where this one begins: by whole months where it has whole months."""
        months = full_months(self.from_day, self.to_day)
        if months and add_months(self.from_day, months) == self.to_day:
            return Period(from_day=add_months(self.from_day, -months), to_day=self.from_day)
        return Period(from_day=self.from_day - (self.to_day - self.from_day), to_day=self.from_day)

    def holds(self, day: date | None) -> bool:
        """Whether a day lies in it; no day does not."""
        return day is not None and self.from_day <= day < self.to_day

    def days_of(self, begins: date, ends: date) -> int:
        """How many of the days [begins, ends) lie in it."""
        return max(0, (min(ends, self.to_day) - max(begins, self.from_day)).days)
