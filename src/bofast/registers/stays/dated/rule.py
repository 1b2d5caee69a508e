"""What turns dated registrations into spells: in which place, over which gaps, seen between which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from bofast.registers.store import Store

MOST_GAP_DAYS = 366
NEVER = date(9999, 12, 31)
"""The end of what goes on."""


class Residence(Enum):
    """In what somebody resides: the unit that a spell does not leave."""

    DWELLING = "dwelling"
    DEPARTMENT = "department"
    AREA = "area"
    MUNICIPALITY = "municipality"


@dataclass(frozen=True, slots=True)
class Observed:
    """The days between which the register tells everything. Whoever leaves on `until` is still seen to leave."""

    first: date
    until: date

    def __post_init__(self) -> None:
        if self.until <= self.first:
            raise ValueError(f"Observation must end after it begins: {self.first} to {self.until}.")

    @classmethod
    def of(cls, store: Store) -> Observed:
        """From the store's first 1 January to its last, the day of its last table of persons."""
        about = store.about()
        return cls(date(about.first_year, 1, 1), date(about.last_year, 1, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedRule:
    """The choices that a study of dated stays shows with its figures.

    Attributes:
        gap_days: days without any registration that are taken for none: 0 joins only what touches. A next home that
            begins within as many days is where the person went.
        exit_days: days by which the registers of deaths and migrations may differ from that of homes.
    """

    residence: Residence = Residence.DWELLING
    gap_days: int = 0
    exit_days: int = 31

    def __post_init__(self) -> None:
        if not 0 <= self.gap_days <= MOST_GAP_DAYS or not 0 <= self.exit_days <= MOST_GAP_DAYS:
            raise ValueError(f"A gap is of 0 to {MOST_GAP_DAYS} days.")
