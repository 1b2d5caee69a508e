"""Half-open day ranges: `entered_on` counts, `left_on` does not, `None` means "still"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Spell:
    """A range of days [entered_on, left_on).

    Raises: ValueError, if it ends on or before the day it begins.
    """

    entered_on: date
    left_on: date | None = None

    def __post_init__(self) -> None:
        if self.left_on is not None and self.left_on <= self.entered_on:
            raise ValueError(f"A spell must end after it begins: {self.entered_on} to {self.left_on}")

    def contains(self, day: date) -> bool:
        return self.entered_on <= day and (self.left_on is None or day < self.left_on)

    def overlaps(self, other: Spell) -> bool:
        return (other.left_on is None or self.entered_on < other.left_on) and (
            self.left_on is None or other.entered_on < self.left_on
        )

    def days_until(self, day: date) -> int:
        """Days of the spell before `day`."""
        end = day if self.left_on is None else min(day, self.left_on)
        return max(0, (end - self.entered_on).days)


def join_touching(spells: Iterable[Spell]) -> list[Spell]:
    """Join spells that overlap or follow each other without a gap, in order of entry."""
    joined: list[Spell] = []
    for spell in sorted(spells, key=lambda s: s.entered_on):
        last = joined[-1] if joined else None
        if last is not None and (last.left_on is None or spell.entered_on <= last.left_on):
            left_on = None if last.left_on is None or spell.left_on is None else max(last.left_on, spell.left_on)
            joined[-1] = Spell(last.entered_on, left_on)
        else:
            joined.append(spell)
    return joined


def age_on(born_on: date, day: date) -> int:
    """Whole years lived on a day; someone born on 29 February has a birthday on 1 March in other years.

    Negative before birth (an expected child).
    """
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def full_months(since: date, day: date) -> int:
    """Whole months from a day to a later one, as the calendar counts them."""
    return (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)


def birthday(born_on: date, age: int) -> date:
    """The day on which somebody reaches an age, in years."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    month_index = day.month - 1 + months
    year, month = day.year + month_index // 12, month_index % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
