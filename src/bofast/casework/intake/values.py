"""What a cell means: dates, amounts, yes and no as people in Norway, Denmark and England write them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from bofast.casework.intake.layouts.column import Column, ValueKind
from bofast.casework.intake.reading.cells import Cell, Mark, Unusable, as_text
from bofast.vocabulary.reasons import Reason

EXCEL_DAY_ZERO = date(1899, 12, 30)
EXCEL_DAYS = range(3_654, 73_051)
"""Serial numbers from 1910 to 2099; a smaller number is more likely something else."""

YES = frozenset({"ja", "j", "yes", "y", "true", "sant", "sand", "sandt", "x", "1"})
NO = frozenset({"nei", "nej", "n", "no", "false", "usant", "falsk", "0"})
UNKNOWN = frozenset({"", "-", "–", "?", "ukjent", "ukendt", "unknown", "vet ikke", "ved ikke", "n/a"})

MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "mai": 5, "maj": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8}
MONTHS |= {"sep": 9, "okt": 10, "oct": 10, "nov": 11, "des": 12, "dec": 12}
NUMERIC_DATE = re.compile(r"(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{4}|\d{2})\.?")
ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.+\-Z]+)?")
COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
WORDED_DATE = re.compile(r"(\d{1,2})\.?\s*([a-zæøå]{3,})\.?\s*(\d{4}|\d{2})", re.IGNORECASE)
UNIT_NUMBER = re.compile(r"[HLUK]\d{4}")
MONEY_SIGNS = re.compile(r"(?:kr\.?|nok|dkk|,-|\.-)", re.IGNORECASE)


@dataclass(frozen=True)
class BadCell(Exception):
    """The cell does not say what its column asks for."""

    reason: Reason
    facts: dict[str, Any] = field(default_factory=dict)


def value_of(cell: Cell, *, column: Column) -> Any:
    """The cell as a value of its column; None when it is empty.

    Raises: BadCell, also when the column must be filled in and is not.
    """
    if isinstance(cell, Unusable):
        raise BadCell(_UNUSABLE[cell.mark])
    if cell is None or as_text(cell) == "":
        if column.required:
            raise BadCell(Reason.CELL_MISSING)
        return None
    return _READERS[column.kind](cell, column)


def day_of(text: str) -> date | None:
    """A day written in digits or words; None when it is none. Day comes before month, as all Nordic writing has it."""
    if found := ISO_DATE.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := COMPACT_DATE.fullmatch(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := NUMERIC_DATE.fullmatch(text):
        return _day(_year(found[3]), int(found[2]), int(found[1]))
    if found := WORDED_DATE.fullmatch(text):
        return _day(_year(found[3]), MONTHS.get(found[2][:3].lower(), 0), int(found[1]))
    return None


def amount_of(text: str) -> Decimal | None:
    """An amount with Nordic or English separators: 11 770,50 · 11.770,50 · 11,770.50 · 11770.5 kr."""
    digits = MONEY_SIGNS.sub("", text).replace("\u00a0", "").replace("\u202f", "").replace(" ", "").replace("'", "")
    digits = digits.replace("−", "-")
    comma, point = digits.rfind(","), digits.rfind(".")
    if comma > point:
        digits = digits.replace(".", "").replace(",", ".") if digits.count(",") == 1 else digits.replace(",", "")
    elif point > comma and (comma >= 0 or digits.count(".") > 1):
        digits = digits.replace(",", "") if digits.count(".") == 1 else digits.replace(".", "")
    elif comma < 0 <= point and re.fullmatch(r"-?\d{1,3}\.\d{3}", digits):
        digits = digits.replace(".", "")  # 11.770 is eleven thousand here; nobody writes rent in thousandths
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", digits):
        return None
    try:
        return Decimal(digits)
    except InvalidOperation:
        return None


def folded(text: str) -> str:
    """A word as it is compared: one case, single spaces."""
    return " ".join(text.replace("\u00a0", " ").casefold().split())


def _text(cell: Cell, column: Column) -> str:
    text = as_text(cell)
    if len(text) > column.longest:
        raise BadCell(Reason.CELL_TOO_LONG, {"allowed": column.longest})
    if text.startswith("="):
        # A formula kept as text: nobody is called so, and a program that opens an export would calculate it.
        raise BadCell(Reason.CELL_FORMULA_WITHOUT_VALUE)
    return text


def _date(cell: Cell, _column: Column) -> date:
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int) and not isinstance(cell, bool) and cell in EXCEL_DAYS:
        return EXCEL_DAY_ZERO + timedelta(days=cell)
    text = as_text(cell)
    if text.isdigit() and len(text) == 5 and int(text) in EXCEL_DAYS:
        return EXCEL_DAY_ZERO + timedelta(days=int(text))
    day = day_of(text)
    if day is None or not 1900 <= day.year <= 2100:
        raise BadCell(Reason.CELL_NOT_A_DATE)
    return day


def _amount(cell: Cell, column: Column) -> Decimal:
    amount = _number(cell)
    if amount is None:
        raise BadCell(Reason.CELL_NOT_AN_AMOUNT)
    _within(amount, column=column)
    return amount.quantize(Decimal("0.01"))


def _decimal(cell: Cell, column: Column) -> Decimal:
    number = _number(cell)
    if number is None:
        raise BadCell(Reason.CELL_NOT_A_NUMBER)
    _within(number, column=column)
    return number.quantize(Decimal(1).scaleb(-column.decimals)).normalize() + 0


def _whole(cell: Cell, column: Column) -> int:
    number = _number(cell)
    if number is None or number != int(number):
        raise BadCell(Reason.CELL_NOT_A_NUMBER)
    _within(number, column=column)
    return int(number)


def _number(cell: Cell) -> Decimal | None:
    if isinstance(cell, bool | date):
        return None
    if isinstance(cell, int | float):
        return Decimal(str(cell))
    return amount_of(as_text(cell).removesuffix("%").removesuffix("m2").removesuffix("m²"))


def _within(number: Decimal, *, column: Column) -> None:
    if (column.least is not None and number < column.least) or (column.most is not None and number > column.most):
        raise BadCell(Reason.CELL_OUT_OF_RANGE, {"least": column.least, "most": column.most})


def _yes_or_no(cell: Cell, _column: Column) -> bool | None:
    if isinstance(cell, bool):
        return cell
    word = folded(as_text(cell))
    if word in YES:
        return True
    if word in NO:
        return False
    if word in UNKNOWN:
        return None
    raise BadCell(Reason.CELL_NOT_YES_OR_NO)


def _choice(cell: Cell, column: Column) -> str | None:
    word = folded(as_text(cell))
    for choice in column.choices:
        if word in {folded(name) for name in (choice.code, choice.nb, choice.da, choice.en, *choice.also)}:
            return choice.code
    if word in UNKNOWN and not column.required:
        return None
    raise BadCell(Reason.CELL_NOT_IN_LIST, {"allowed": [choice.code for choice in column.choices]})


def _words(cell: Cell, column: Column) -> tuple[str, ...]:
    text = _text(cell, column)
    return tuple(word.strip() for word in re.split(r"[;,|]", text) if word.strip())


def _unit_number(cell: Cell, _column: Column) -> str:
    """Source: Kartverket, bruksenhetsnummer: a letter for the main storey (H, L, U, K), two digits floor, two unit."""
    unit = as_text(cell).upper().replace(" ", "").replace("-", "")
    if not UNIT_NUMBER.fullmatch(unit):
        raise BadCell(Reason.CELL_NOT_A_UNIT_NUMBER)
    return unit


def _identity_number(cell: Cell, _column: Column) -> str:
    """As text: Excel drops the zero in front of a number that it takes for a number."""
    digits = "".join(sign for sign in as_text(cell) if sign not in " \u00a0.-–")
    return digits.zfill(11) if isinstance(cell, int) and len(digits) == 10 else digits


def _postal_code(cell: Cell, column: Column) -> str:
    return str(cell).zfill(4) if isinstance(cell, int) and not isinstance(cell, bool) else _text(cell, column)


def _kobo_id(cell: Cell, _column: Column) -> UUID:
    try:
        return UUID(as_text(cell))
    except ValueError as wrong:
        raise BadCell(Reason.CELL_NOT_A_KOBO_ID) from wrong


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(digits: str) -> int:
    """Two digits mean the year nearest to now that lies at most 20 years ahead: births and leases, never 2090."""
    if len(digits) == 4:
        return int(digits)
    short, ahead = int(digits), (date.today().year + 20) % 100  # noqa: DTZ011 - only the century hangs on it
    century = date.today().year // 100 * 100  # noqa: DTZ011
    return century + short if short <= ahead else century - 100 + short


_UNUSABLE = {
    Mark.FORMULA_WITHOUT_VALUE: Reason.CELL_FORMULA_WITHOUT_VALUE,
    Mark.EXCEL_ERROR: Reason.CELL_HOLDS_EXCEL_ERROR,
    Mark.TOO_LONG: Reason.CELL_TOO_LONG,
}
_READERS: dict[ValueKind, Callable[[Cell, Column], Any]] = {
    ValueKind.TEXT: _text,
    ValueKind.DATE: _date,
    ValueKind.AMOUNT: _amount,
    ValueKind.WHOLE: _whole,
    ValueKind.DECIMAL: _decimal,
    ValueKind.YES_NO: _yes_or_no,
    ValueKind.CHOICE: _choice,
    ValueKind.WORDS: _words,
    ValueKind.UNIT_NUMBER: _unit_number,
    ValueKind.IDENTITY_NUMBER: _identity_number,
    ValueKind.POSTAL_CODE: _postal_code,
    ValueKind.KOBO_ID: _kobo_id,
}
