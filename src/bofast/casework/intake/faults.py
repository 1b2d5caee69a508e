"""A fault of a sheet: where it is, what was found there, and why it is one. The page finds the words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bofast.vocabulary.reasons import Reason

LONGEST_FOUND = 80
HOLDS_ITS_ROW = frozenset({Reason.PERSON_LOOKS_KNOWN})
"""Questions that must be answered: unanswered, they keep their row out as a fault does. The others keep nothing out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`row` and `place` count as in the file (1 is the first); 0 is the sheet as a whole.

    A warning is a question: it may be right, and somebody says so. `holds` is the unit (a family) that waits for the
    answer, and `rows_held` how many rows that are; both are empty when nothing waits, or a fault keeps the unit out
    whatever the answer is.
    """

    reason: Reason
    row: int = 0
    place: int = 0
    column: str = ""
    found: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    is_warning: bool = False
    holds: str = ""
    rows_held: int = 0

    @property
    def key(self) -> str:
        """The same for the same finding in the same place of a sheet, in each check of it."""
        told = [self.reason.value, self.row, self.place, self.column, self.found[:LONGEST_FOUND]]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()

    @property
    def holds_its_row(self) -> bool:
        return self.is_warning and self.reason in HOLDS_ITS_ROW

    def as_json(self) -> dict[str, Any]:
        return {
            "reason": self.reason.value,
            "row": self.row,
            "place": self.place,
            "column": self.column,
            "found": self.found[:LONGEST_FOUND],
            "facts": json.loads(json.dumps(dict(self.facts), default=str)),
            "is_warning": self.is_warning,
            "holds": self.holds,
            "rows_held": self.rows_held,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Fault:
        return cls(**{**kept, "reason": Reason(kept["reason"])})
