"""How amounts, numbers and days are written in the reader's language."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils import dateformat
from django.utils.formats import number_format
from django.utils.translation import pgettext

from bofast.vocabulary.money import Money

MINUS = "\N{MINUS SIGN}"


def unknown() -> str:
    """The word for a fact nobody has yet."""
    # Translators: stands where a fact is missing
    return pgettext("a fact nobody has yet", "unknown")


def number(value: int | Decimal) -> str:
    """A number with thousands apart and a real minus sign: −1 240 in Norwegian, −1.240 in Danish."""
    size = Decimal(-value if value < 0 else value)
    written = number_format(size, use_l10n=True, force_grouping=True)
    return f"{MINUS}{written}" if value < 0 else written


def money(amount: Money) -> str:
    """Whole kroner with the unit: 11 770 kr, 11.770 kr., 11,770 kr."""
    return _with_unit(number(amount.whole()))


def difference(amount: Money) -> str:
    """Kroner with a sign always: +2 100 kr."""
    whole = amount.whole()
    return _with_unit(f"+{number(whole)}" if whole > 0 else number(whole))


def day(value: date) -> str:
    """A day as people write it: 14. mars 2028."""
    # Translators: a date in Django's format letters, as people write it in running text
    return dateformat.format(value, pgettext("date format", "j F Y"))


def _with_unit(written: str) -> str:
    # Translators: an amount in Norwegian or Danish kroner (the two never meet on a page); keep the hard space
    return pgettext("an amount of money", "%(amount)s\N{NO-BREAK SPACE}kr") % {"amount": written}
