"""Every way in which a delivery can be wrong, what it is called and what to do about it.

A fault never repeats what stands in a cell: it may be an identity number. Names of files and columns are shown only
where they look like names.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

_LOOKS_LIKE_A_NAME = re.compile(r"[A-Za-zÆØÅæøå_][\wÆØÅæøå .-]{0,60}")
_MANY_DIGITS = re.compile(r"\d{7,}")


class FaultKind(StrEnum):
    """What is wrong. The value is the name that `--accept` and `--json` use."""

    UNKNOWN_FILE = "unknown_file"
    FILE_TWICE = "file_twice"
    EMPTY_FILE = "empty_file"
    UNREADABLE = "unreadable_file"
    BROKEN_ROW = "broken_row"
    WRONG_REGISTER = "wrong_register"
    NO_HEADER = "no_header"
    MISSING_COLUMN = "missing_column"
    UNKNOWN_COLUMN = "unknown_column"
    RENAMED_COLUMN = "renamed_column"
    COLUMN_TWICE = "column_twice"
    WRONG_TYPE = "wrong_type"
    MISSING_VALUE = "missing_value"
    BLANK_ID = "blank_id"
    OUT_OF_RANGE = "out_of_range"
    FUTURE_DATE = "future_date"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    CODE_NOT_VALID = "code_not_valid"
    DUPLICATE_KEY = "duplicate_key"
    TWO_HOUSEHOLDS = "two_households"
    TWO_HOMES = "two_homes"
    MIXED_QUARTERS = "mixed_quarters"
    MISSING_YEAR = "missing_year"
    ID_TYPE = "id_type"
    ID_LENGTH = "id_length"
    BROKEN_ENCODING = "broken_encoding"
    REAL_IDENTITY_NUMBERS = "real_identity_numbers"


WHAT_TO_DO = {
    FaultKind.UNKNOWN_FILE: "Take the file away, or give it the name of its register, such as bef202412 or akm2024.",
    FaultKind.FILE_TWICE: "Keep one delivery of each register and time.",
    FaultKind.EMPTY_FILE: "Ask for the file again.",
    FaultKind.UNREADABLE: "The file was cut off or damaged under way: copy or fetch it again.",
    FaultKind.BROKEN_ROW: "These rows have another number of fields than the header: fetch the file again.",
    FaultKind.WRONG_REGISTER: "The columns are those of another register: give the file its right name.",
    FaultKind.NO_HEADER: "The first row must name the columns.",
    FaultKind.MISSING_COLUMN: "Order the column, or ask why it was left out.",
    FaultKind.UNKNOWN_COLUMN: "Leave it out of the delivery: what is not needed must not be kept.",
    FaultKind.RENAMED_COLUMN: "Give the column the name of the contract.",
    FaultKind.COLUMN_TWICE: "Keep one of the columns.",
    FaultKind.WRONG_TYPE: "The values cannot be read as what the contract says: ask how they were written.",
    FaultKind.MISSING_VALUE: "The contract allows no missing value here: ask whether it is unknown or was lost.",
    FaultKind.BLANK_ID: "A row without its key can be tied to nobody; accept it to have such rows left out.",
    FaultKind.OUT_OF_RANGE: "The values cannot be: ask how they arose.",
    FaultKind.FUTURE_DATE: "The file cannot know days after its own: ask how they arose.",
    FaultKind.ENDS_BEFORE_IT_BEGINS: "A spell must end after its first day.",
    FaultKind.CODE_NOT_VALID: "The code is not in that year's list: see the contract for the list.",
    FaultKind.DUPLICATE_KEY: "One row a key: find out which of the rows is right.",
    FaultKind.TWO_HOUSEHOLDS: "A person can be in one household a day: find out which is right.",
    FaultKind.TWO_HOMES: "Stays of one person overlap: find out which is right.",
    FaultKind.MIXED_QUARTERS: "One file a day of status: split the file, or everybody is counted several times.",
    FaultKind.MISSING_YEAR: "Order the year, or study only years without a gap.",
    FaultKind.ID_TYPE: "Have ids delivered as text: as numbers they lose their leading zeros.",
    FaultKind.ID_LENGTH: "Ids of one kind have one length: leading zeros were lost, or another pseudonym was used.",
    FaultKind.BROKEN_ENCODING: "Letters were lost: save the file anew as windows-1252 or UTF-8.",
    FaultKind.REAL_IDENTITY_NUMBERS: "STOP. These look like real identity numbers. Put the file away safely, tell who"
    " is responsible for the data, and order a pseudonymised delivery.",
}

ACCEPTABLE = frozenset(
    {
        FaultKind.UNKNOWN_FILE,
        FaultKind.UNKNOWN_COLUMN,
        FaultKind.MISSING_YEAR,
        FaultKind.BLANK_ID,
        FaultKind.CODE_NOT_VALID,
        FaultKind.OUT_OF_RANGE,
        FaultKind.FUTURE_DATE,
    }
)
"""Faults that an analyst may take upon oneself; with the others, figures would be wrong without anybody seeing it."""

UNREADABLE_KINDS = frozenset({FaultKind.EMPTY_FILE, FaultKind.UNREADABLE, FaultKind.NO_HEADER})


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One kind of fault in one column of one file, and how often."""

    file: str
    kind: FaultKind
    column: str  # empty where the fault is the file's
    count: int
    found: str
    first_row: int | None = None  # the first data row is 1

    @property
    def to_do(self) -> str:
        return WHAT_TO_DO[self.kind]

    def told(self) -> dict[str, Any]:
        """The fault for a program."""
        return {**asdict(self), "kind": self.kind.value, "to_do": self.to_do}


def shown(name: str) -> str:
    """A name of a file or column as it may be shown: what could be somebody's number is struck out."""
    if not _LOOKS_LIKE_A_NAME.fullmatch(name):
        return "(a name that is not shown)"
    return _MANY_DIGITS.sub("#", name)
