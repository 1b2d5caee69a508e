"""How amounts, numbers and days are written in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from decimal import Decimal
from functools import lru_cache, wraps
from typing import TypeVar

from django.utils import dateformat
from django.utils.formats import number_format
from django.utils.translation import get_language, pgettext

from bofast.vocabulary.money import Money

REMEMBERED = 4096
MINUS = "\N{MINUS SIGN}"


Value = TypeVar("Value", bound=Hashable)


def remembered(write: Callable[[Value], str]) -> Callable[[Value], str]:
    """Keep what was written, in each language: pages write the same days and amounts again and again."""

    @lru_cache(maxsize=REMEMBERED)
    def written_in(_language: str | None, value: Value) -> str:
        return write(value)

    @wraps(write)
    def written(value: Value) -> str:
        return written_in(get_language(), value)

    return written


def unknown() -> str:
    """The word for a fact nobody has yet."""
    # Translators: stands where a fact is missing
    return pgettext("a fact nobody has yet", "unknown")


def number(value: int | Decimal) -> str:
    """A number with thousands apart and a real minus sign: −1 240 in Norwegian, −1.240 in Danish."""
    return _grouped(str(value))


@remembered
def money(amount: Money) -> str:
    """Whole kroner with the unit: 11 770 kr, 11.770 kr., 11,770 kr."""
    return _with_unit(number(amount.whole()))


@remembered
def difference(amount: Money) -> str:
    """Kroner with a sign always: +2 100 kr."""
    whole = amount.whole()
    return _with_unit(f"+{number(whole)}" if whole > 0 else number(whole))


@remembered
def day(value: date) -> str:
    """A day as people write it: 14. mars 2028."""
    # Translators: a date in Django's format letters, as people write it in running text
    return dateformat.format(value, pgettext("date format", "j F Y"))


@remembered
def _grouped(written: str) -> str:
    """A number, told apart by its digits: 1 and 1.0 are equal, and written unlike."""
    value = Decimal(written)
    grouped = number_format(abs(value), use_l10n=True, force_grouping=True)
    return f"{MINUS}{grouped}" if value < 0 else grouped


def _with_unit(written: str) -> str:
    # Translators: an amount in Norwegian or Danish kroner (the two never meet on a page); keep the hard space
    return pgettext("an amount of money", "%(amount)s\N{NO-BREAK SPACE}kr") % {"amount": written}
