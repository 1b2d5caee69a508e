"""One dated figure of a law, an agreement or a policy, with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from bofast.vocabulary.money import Money
from bofast.vocabulary.spells import Spell

Value = Money | Decimal | int | bool | str


class Unit(StrEnum):
    """What a figure is measured in; it decides the type of the value."""

    NOK = "NOK"
    NOK_PER_MONTH = "NOK_per_month"
    NOK_PER_YEAR = "NOK_per_year"
    PERCENT = "percent"
    PERCENTAGE_POINTS = "percentage_points"
    WEIGHT = "weight"
    AREA_M2 = "m2"
    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    PERSONS = "persons"
    ROOMS = "rooms"
    TIMES = "times"
    YES_NO = "yes_no"
    CODE = "code"

    @property
    def is_money(self) -> bool:
        return self in MONEY_UNITS


MONEY_UNITS = frozenset({Unit.NOK, Unit.NOK_PER_MONTH, Unit.NOK_PER_YEAR})
DECIMAL_UNITS = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINTS, Unit.WEIGHT, Unit.AREA_M2})


class Kind(StrEnum):
    """Who may change the figure: parliament or ministry, the parties to an agreement, or the office itself."""

    LAW = "law"
    AGREEMENT = "agreement"
    POLICY = "policy"


class Origin(StrEnum):
    """Where a row was read: the files that come with bofast, or what an office has entered."""

    FILE = "file"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Source:
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Band:
    """Whole numbers from `lowest` to `highest`, both counted; no highest: and above."""

    lowest: int
    highest: int | None = None

    def __contains__(self, number: object) -> bool:
        return isinstance(number, int) and self.lowest <= number and (self.highest is None or number <= self.highest)

    def overlaps(self, other: Band) -> bool:
        return (other.highest is None or self.lowest <= other.highest) and (
            self.highest is None or other.lowest <= self.highest
        )

    def __str__(self) -> str:
        if self.highest == self.lowest:
            return str(self.lowest)
        return f"{self.lowest}+" if self.highest is None else f"{self.lowest}-{self.highest}"


ANY = "any"
"""A group value that stands for every value that no other row names."""

Group = tuple[tuple[str, "str | Band"], ...]


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A value that holds from `first_day` to `last_day`, both counted, for one group.

    `parameter` is `act/name`. Money is a year's or a month's amount as the unit says.
    """

    parameter: str
    first_day: date
    last_day: date | None
    group: Group
    value: Value
    unit: Unit
    kind: Kind
    source: Source
    verified: bool
    note: str = ""
    origin: Origin = Origin.FILE

    def holds_on(self, day: date) -> bool:
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    @property
    def spell(self) -> Spell:
        """Its days as a half-open range."""
        return Spell(self.first_day, None if self.last_day is None else self.last_day + timedelta(days=1))

    def is_for(self, group: Mapping[str, object]) -> bool:
        return all(_is_for(wanted, group[key]) for key, wanted in self.group)

    @property
    def precision(self) -> int:
        """How many of the group's keys the row names; a row that names more comes before one that says `any`."""
        return sum(wanted != ANY for _, wanted in self.group)

    @property
    def money(self) -> Money:
        if isinstance(self.value, Money):
            return self.value
        raise TypeError(f"{self.parameter} is {self.unit}, not an amount")

    @property
    def minor(self) -> int:
        """The amount in øre."""
        return self.money.minor

    @property
    def number(self) -> Decimal:
        if isinstance(self.value, Decimal | int):
            return Decimal(self.value)
        raise TypeError(f"{self.parameter} is {self.unit}, not a number")

    @property
    def whole(self) -> int:
        if isinstance(self.value, int):
            return self.value
        raise TypeError(f"{self.parameter} is {self.unit}, not a whole number")

    def group_text(self) -> str:
        return ", ".join(f"{key}={wanted}" for key, wanted in self.group)


def _is_for(wanted: str | Band, given: object) -> bool:
    if isinstance(wanted, Band):
        return given in wanted
    return wanted in {ANY, str(given)}
