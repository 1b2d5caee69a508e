"""An office's own figures beside the shipped ones: which hold, which are not verified, which will soon be missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bofast.rules.law import Law
from bofast.rules.parameter_file import ParameterTable
from bofast.rules.parameter_row import DECIMAL_UNITS, Group, ParameterRow, Unit
from bofast.vocabulary.money import Money
from bofast.vocabulary.spells import add_months

Figure = Decimal | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureFacts:
    """One dated figure as the office enters it. `value` is in the unit of its parameter, amounts in kroner.

    `last_day` is counted. A figure that is not verified says in `note` what is uncertain.
    """

    parameter: str
    first_day: date
    value: Decimal
    source: str
    source_url: str
    group: dict[str, object] | None = None
    last_day: date | None = None
    verified: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A parameter that has a value for a group now, or had one, and none on a coming day."""

    parameter: str
    group: Group
    from_day: date

    @property
    def is_missing_on(self) -> date:
        return self.from_day


def decides_money(table: ParameterTable) -> bool:
    """Whether a figure moves money: an amount, or a rate; such a figure takes a second person."""
    return table.unit.is_money or table.unit in {Unit.PERCENT, Unit.PERCENTAGE_POINTS}


def can_be_entered(table: ParameterTable) -> bool:
    """Codes are chosen in the files; an office enters numbers, amounts and yes or no."""
    return table.unit is not Unit.CODE


def as_law_value(value: Decimal, *, unit: Unit) -> object:
    """A kept number as the parameter tables take it."""
    if unit is Unit.YES_NO:
        return value != 0
    return value if unit.is_money or unit in DECIMAL_UNITS or value != int(value) else int(value)


def as_number(row: ParameterRow) -> Decimal | None:
    """The number behind a row; none for a code."""
    if isinstance(row.value, Money):
        return row.value.amount
    return None if isinstance(row.value, str) else Decimal(row.value)


def missing_within(months: int, *, law: Law, on: date) -> tuple[Missing, ...]:
    """What is missing on a day, or will be before so many months have gone, the most pressing first."""
    until = add_months(on, months)
    found = [missing for name in sorted(law.tables) for missing in _missing(name, law=law, on=on, until=until)]
    return tuple(sorted(found, key=lambda missing: (missing.from_day, missing.parameter)))


def _missing(name: str, *, law: Law, on: date, until: date) -> Iterator[Missing]:
    rows = law.rows(name)
    for group in dict.fromkeys(row.group for row in rows):
        gap = _first_gap([row for row in rows if row.group == group], on=on)
        if gap is not None and gap <= until:
            yield Missing(name, group, gap)


def _first_gap(rows: list[ParameterRow], *, on: date) -> date | None:
    """The first day from `on` for which no row of the group holds; none when one holds until further notice."""
    day = on
    while True:
        holding = next((row for row in rows if row.holds_on(day)), None)
        if holding is None:
            return day
        if holding.last_day is None:
            return None
        day = date.fromordinal(holding.last_day.toordinal() + 1)
