"""Identity numbers of Norway and Denmark: what a number is, what speaks against it, and how it is shown.

A number is a key, never a source: neither sex nor century is read out of a Norwegian number, because both stop
being derivable in 2032. Nothing here ever puts a number into an error, a reason or a log.

Sources: Skatteetaten, "Nytt fødselsnummer fra 2032" (the control rule and the loss of sex and century);
Skatteetaten, Tenor test data (month + 80); cpr.dk, "Opbygning af CPR-nummeret" (century by the seventh digit)
and "Personnumre uden kontrolciffer" (numbers that fail modulus 11 are fully valid).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import islice

from bofast.vocabulary.reasons import Reason

NEW_RULE_FROM = date(2032, 1, 1)
"""Numbers issued from this day may carry any of four first control digits."""

K1_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2)
K2_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
CPR_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
DUF_WEIGHTS = (4, 6, 3, 2, 4, 6, 3, 2, 7, 5)

D_NUMBER_DAY = 40
H_NUMBER_MONTH = 40
TENOR_MONTH = 80
MONTH_MARKS = (0, 20, H_NUMBER_MONTH, 65, TENOR_MONTH)


class NumberKind(StrEnum):
    BIRTH_NUMBER = "birth_number"  # no: fødselsnummer
    D_NUMBER = "d_number"  # no: D-nummer, day + 40
    H_NUMBER = "h_number"  # no: hjelpenummer, month + 40
    DUF_NUMBER = "duf_number"  # no: DUF-nummer of the immigration authorities, 12 digits
    CPR_NUMBER = "cpr_number"  # da: CPR-nummer


class MadeUpSeries(StrEnum):
    """Which test series a number belongs to, by what is added to its month; such a number is nobody's."""

    MONTH_PLUS_20 = "month_plus_20"
    MONTH_PLUS_40 = "month_plus_40"  # only together with a D-number's day; alone it is an H-number
    MONTH_PLUS_65 = "month_plus_65"
    MONTH_PLUS_80 = "month_plus_80"  # Skatteetaten's Tenor


class ControlRule(StrEnum):
    CLASSIC = "classic"
    FROM_2032 = "from_2032"


@dataclass(frozen=True, slots=True)
class DatePart:
    """The date as it stands in a number: the century is not in it."""

    day: int
    month: int
    year_of_century: int

    def exists(self) -> bool:
        """Whether some century has this day: 29 February 00 does, 31 April never."""
        return any(_is_a_day(century + self.year_of_century, self.month, self.day) for century in (1800, 1900, 2000))

    def agrees_with(self, born_on: date) -> bool:
        return (self.day, self.month, self.year_of_century) == (born_on.day, born_on.month, born_on.year % 100)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a written number turned out to be.

    `faults` speak against it; `notes` are worth telling but never reject. `born_on` is set only where the number
    says it soundly (CPR). `date_part` is kept out of every printed form.
    """

    kind: NumberKind
    faults: tuple[Reason, ...] = ()
    notes: tuple[Reason, ...] = ()
    made_up: MadeUpSeries | None = None
    rules: frozenset[ControlRule] = frozenset()
    date_part: DatePart | None = field(default=None, repr=False)
    born_on: date | None = field(default=None, repr=False)

    @property
    def is_valid(self) -> bool:
        return not self.faults


def read(number: str, *, on: date) -> Reading:
    """Read a number of any kind, told apart by its length: 10 CPR, 11 Norwegian, 12 DUF.

    `on` is the day on which it is read, and so the last day on which it can have been issued.
    """
    length = len(compact(number))
    if length == 10:
        return read_cpr(number)
    if length == 12:
        return read_duf(number)
    return read_norwegian(number, on=on)


def read_norwegian(number: str, *, on: date) -> Reading:
    """Read a Norwegian birth number, D-number, H-number, or a made-up one of a test series.

    A number that passes only the control rule of 2032 is refused when read before 2032: it cannot have been issued.

    Source: Skatteetaten, nytt fødselsnummer fra 2032: k1 is one of {11, 12, 13, 14} - (sum mod 11), less 11
    when above 10, and 10 is not used; k2 is unchanged; nobody changes number.
    """
    digits = compact(number)
    if fault := _fault_of_form(digits, length=11):
        return Reading(NumberKind.BIRTH_NUMBER, faults=(fault,))
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    is_d_number = day > D_NUMBER_DAY
    mark = _month_mark(month)
    date_part = DatePart(day - D_NUMBER_DAY if is_d_number else day, month - mark, year)
    rules = control_rules(digits)
    return Reading(
        kind=_kind(mark, is_d_number=is_d_number),
        faults=tuple(_faults(date_part, rules, on=on)),
        made_up=_series(mark, is_d_number=is_d_number),
        rules=rules,
        date_part=date_part,
    )


def control_rules(digits: str) -> frozenset[ControlRule]:
    """Which control rules eleven digits pass; whatever passes the classic rule passes that of 2032 as well."""
    if (_weighted(digits, K2_WEIGHTS) + int(digits[10])) % 11 != 0:
        return frozenset()
    remainder = (_weighted(digits, K1_WEIGHTS) + int(digits[9])) % 11
    if remainder == 0:
        return frozenset(ControlRule)
    return frozenset({ControlRule.FROM_2032}) if remainder <= 3 else frozenset()


def read_duf(number: str) -> Reading:
    """Read a DUF number: 12 digits, year and running number first.

    The two control digits are published by nobody in charge; the rule in common use is therefore only a note
    (unverified), never a ground to refuse somebody who has no other number.
    """
    digits = compact(number)
    if fault := _fault_of_form(digits, length=12):
        return Reading(NumberKind.DUF_NUMBER, faults=(fault,))
    agrees = _weighted(digits, DUF_WEIGHTS) % 11 == int(digits[10:])
    return Reading(NumberKind.DUF_NUMBER, notes=() if agrees else (Reason.NUMBER_WITHOUT_CONTROL_DIGIT,))


def read_cpr(number: str) -> Reading:
    """Read a Danish CPR number. Failing modulus 11 is a note: such numbers are issued and fully valid.

    Source: cpr.dk, opbygning (century) and personnumre uden kontrolciffer (since 1 October 2007).
    """
    digits = compact(number)
    if fault := _fault_of_form(digits, length=10):
        return Reading(NumberKind.CPR_NUMBER, faults=(fault,))
    date_part = DatePart(int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    year = cpr_century(seventh_digit=int(digits[6]), year_of_century=date_part.year_of_century)
    year += date_part.year_of_century
    if not _is_a_day(year, date_part.month, date_part.day):
        return Reading(NumberKind.CPR_NUMBER, faults=(Reason.NUMBER_HAS_NO_SUCH_DATE,), date_part=date_part)
    return Reading(
        NumberKind.CPR_NUMBER,
        notes=() if _weighted(digits, CPR_WEIGHTS) % 11 == 0 else (Reason.NUMBER_WITHOUT_CONTROL_DIGIT,),
        date_part=date_part,
        born_on=date(year, date_part.month, date_part.day),
    )


def cpr_century(*, seventh_digit: int, year_of_century: int) -> int:
    """The century of birth in a CPR number.

    Source: cpr.dk, opbygning: 0-3 1900s; 4 and 9 2000s to year 36, else 1900s; 5-8 2000s to year 57, else 1800s.
    """
    if seventh_digit <= 3:
        return 1900
    if seventh_digit in {4, 9}:
        return 2000 if year_of_century <= 36 else 1900
    return 2000 if year_of_century <= 57 else 1800


def masked(number: str) -> str:
    """A number for showing: enough to recognise one's own, not enough to use it.

    The birth date stays (first six digits), the personal part is hidden; of a DUF number only the year stays.
    """
    digits = compact(number)
    shown = 4 if len(digits) == 12 else 6
    return f"{digits[:shown]} {'•' * max(0, len(digits) - shown)}".rstrip()


def compact(number: str) -> str:
    """The number without the spaces, points and hyphens that people write in it."""
    return "".join(sign for sign in number if sign not in " \t\u00a0.-–")


def synthetic_number(born_on: date, *, serial: int) -> str:
    """A number for a made-up person: month + 80, so that it can be nobody's, with right control digits.

    `serial` counts the numbers that exist for one birth date, from 0; the same serial always gives the same number.

    Raises: ValueError, when the birth date lies outside 1854-2039 or has no number left for the serial.
    """
    return _nth_made_up(f"{born_on.day:02}", born_on, serial=serial)


def synthetic_d_number(born_on: date, *, serial: int) -> str:
    """A D-number for a made-up person: day + 40 and month + 80; else as `synthetic_number`."""
    return _nth_made_up(f"{born_on.day + D_NUMBER_DAY:02}", born_on, serial=serial)


def _nth_made_up(day: str, born_on: date, *, serial: int) -> str:
    start = f"{day}{born_on.month + TENOR_MONTH:02}{born_on.year % 100:02}"
    found = next(islice(_numbers_after(start, _individual_numbers(born_on.year)), serial, None), None)
    if found is None:
        raise ValueError(f"No made-up number with serial {serial} is left for one birth date")
    return found


def _numbers_after(start: str, individual_numbers: Sequence[int]) -> Iterator[str]:
    for individual_number in individual_numbers:
        nine = f"{start}{individual_number:03}"
        k1 = -_weighted(nine, K1_WEIGHTS) % 11
        k2 = -_weighted(f"{nine}{k1 % 10}", K2_WEIGHTS) % 11
        if k1 < 10 and k2 < 10:
            yield f"{nine}{k1}{k2}"


def _individual_numbers(year: int) -> Sequence[int]:
    if 1854 <= year <= 1899:
        return range(500, 750)
    if 1900 <= year <= 1999:
        return range(500)
    if 2000 <= year <= 2039:
        return range(500, 1000)
    raise ValueError(f"Birth numbers are defined for 1854-2039, not for {year}")


def _fault_of_form(digits: str, *, length: int) -> Reason | None:
    if not (digits.isascii() and digits.isdigit()):
        return Reason.NUMBER_HAS_OTHER_THAN_DIGITS
    return None if len(digits) == length else Reason.NUMBER_HAS_WRONG_LENGTH


def _faults(date_part: DatePart, rules: frozenset[ControlRule], *, on: date) -> Iterator[Reason]:
    if not date_part.exists():
        yield Reason.NUMBER_HAS_NO_SUCH_DATE
    if not rules:
        yield Reason.NUMBER_FAILS_CONTROL
    elif ControlRule.CLASSIC not in rules and on < NEW_RULE_FROM:
        yield Reason.NUMBER_RULE_NOT_YET_IN_FORCE


def _month_mark(month: int) -> int:
    return next((mark for mark in MONTH_MARKS if 1 <= month - mark <= 12), 0)


def _kind(mark: int, *, is_d_number: bool) -> NumberKind:
    if is_d_number:
        return NumberKind.D_NUMBER
    return NumberKind.H_NUMBER if mark == H_NUMBER_MONTH else NumberKind.BIRTH_NUMBER


def _series(mark: int, *, is_d_number: bool) -> MadeUpSeries | None:
    if mark == 0 or (mark == H_NUMBER_MONTH and not is_d_number):
        return None
    return MadeUpSeries(f"month_plus_{mark}")


def _weighted(digits: str, weights: Sequence[int]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False))


def _is_a_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
