"""Why nothing leaves: codes, for which the pages and commands find words."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from bofast.vocabulary.errors import BofastError


class WhyRefused(StrEnum):
    """One reason; behind it stand the facts that its sentence needs."""

    DOES_NOT_ADD_UP = "does_not_add_up"  # table, equations
    CELL_TWICE = "cell_twice"  # table, cells
    NEGATIVE_VALUES = "negative_values"  # table, cells
    VALUES_DIFFER = "values_differ"  # cells: one cell, two tables, two values
    UNKNOWN_CELL = "unknown_cell"  # cell
    CAN_BE_RECOMPUTED = "can_be_recomputed"  # cells
    RELEASED_BEFORE = "released_before"  # number
    TOO_MANY_SUMS = "too_many_sums"  # cells, most: small cells in three sums or more, in a large system


class ReleaseRefused(BofastError):
    """The tables cannot leave as they are."""

    def __init__(self, why: WhyRefused, /, **facts: Any) -> None:
        self.why = why
        self.facts = facts
        super().__init__(f"{why.value}: {facts!r}" if facts else why.value)
