"""A column of a sheet: what it is called in three languages and what may stand in it.

Headings are what stands in other people's files, so they are data here and no page texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ValueKind(StrEnum):
    TEXT = "text"
    DATE = "date"
    AMOUNT = "amount"
    WHOLE = "whole"
    DECIMAL = "decimal"
    YES_NO = "yes_no"
    CHOICE = "choice"
    WORDS = "words"
    UNIT_NUMBER = "unit_number"
    IDENTITY_NUMBER = "identity_number"
    POSTAL_CODE = "postal_code"
    KOBO_ID = "kobo_id"


class SheetKind(StrEnum):
    """What a row of the sheet is about."""

    HOMES = "homes"
    FAMILIES = "families"
    TENANCIES = "tenancies"
    RENT_RANGES = "rent_ranges"


@dataclass(frozen=True, slots=True)
class Choice:
    """One word of a closed list: our code, the word in each language, and other ways to write it."""

    code: str
    nb: str
    da: str
    en: str
    also: tuple[str, ...] = ()

    def word(self, language: str) -> str:
        return str(getattr(self, language))


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. `field` is the name of the value in the typed row."""

    field: str
    nb: str
    da: str
    en: str
    also: tuple[str, ...] = ()
    kind: ValueKind = ValueKind.TEXT
    required: bool = False
    longest: int = 160
    least: int | None = None
    most: int | None = None
    decimals: int = 2
    choices: tuple[Choice, ...] = ()
    example: str = ""

    def heading(self, language: str) -> str:
        return str(getattr(self, language))

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading by which the column is recognised."""
        return (self.nb, self.da, self.en, self.field, *self.also)


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet of ours: its columns in order, and which of them make up the key of a row."""

    kind: SheetKind
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    def column(self, field: str) -> Column:
        return next(column for column in self.columns if column.field == field)
