"""Sentences, numbers and days in a language, from message catalogues that are read without Django."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from bofast.reports.content import Cell, Language, NumberForm

_LOCALES = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Words:
    """What a report is written with. The texts in the code are English; what lacks a translation stays English.

    `tools.messages` finds the texts by the names `gettext` and `ngettext`, so they are called by these.
    """

    language: Language

    def gettext(self, text: str) -> str:
        """A text in the language."""
        message = _catalogue(self.language).get(text)
        return str(message.string) if message is not None and message.string else text

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """A text for one or for many."""
        message = _catalogue(self.language).get(singular)
        forms = message.string if message is not None and isinstance(message.string, (tuple, list)) else ()
        one, many = forms if len(forms) == 2 and all(forms) else (singular, plural)
        # English, Norwegian and Danish all have one form for 1 and one for everything else.
        return str(one if count == 1 else many)

    def number(self, value: float, *, decimals: int = 0) -> str:
        """A number with the language's own marks."""
        return str(format_decimal(value, format=_pattern(decimals), locale=self._locale))

    def percent(self, share: float, *, decimals: int = 0) -> str:
        """A share between 0 and 1 as per cent."""
        pattern = _pattern(decimals).removeprefix("#,##") + ("%" if self.language is Language.ENGLISH else "\xa0%")
        return str(format_percent(share, format=pattern, locale=self._locale))

    def day(self, on: date) -> str:
        """A day as it is written in a sentence."""
        return str(format_date(on, format="long", locale=self._locale))

    def month(self, on: date) -> str:
        """A month as it is written in a sentence."""
        return str(format_date(on, format="MMMM y", locale=self._locale))

    def count_cell(self, count: int) -> Cell:
        """A cell of a table that holds a count."""
        return Cell(self.number(count), number=count)

    def share_cell(self, share: float, *, decimals: int = 0) -> Cell:
        """A cell of a table that holds a share between 0 and 1."""
        form = NumberForm.PERCENT if decimals == 0 else NumberForm.PERCENT_ONE_DECIMAL
        return Cell(self.percent(share, decimals=decimals), number=round(share, 2 + decimals), form=form)

    def ratio_cell(self, ratio: float) -> Cell:
        """A cell of a table that holds a ratio or another plain number."""
        return Cell(self.number(ratio, decimals=2), number=round(ratio, 2), form=NumberForm.TWO_DECIMALS)

    def hidden_cell(self) -> Cell:
        """A cell that shows nothing: too few stand behind it, or it would give such a cell away."""
        return Cell(self.gettext("hidden"))

    @property
    def _locale(self) -> str:
        return "en_GB" if self.language is Language.ENGLISH else self.language.value


def _pattern(decimals: int) -> str:
    return "#,##0" + ("." + "0" * decimals if decimals else "")


@cache
def _catalogue(language: Language) -> Catalog:
    path = _LOCALES / language.value / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog()
    with path.open("rb") as file:
        return read_po(file, locale=language.value)
