"""A fault of a sheet: where it is, what was found there, and why it is one. The page finds the words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bofast.vocabulary.reasons import Reason

LONGEST_FOUND = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """`row` and `place` count as in the file (1 is the first); 0 is the sheet as a whole.

    A warning keeps nothing out: the user says that the value is right.
    """

    reason: Reason
    row: int = 0
    place: int = 0
    column: str = ""
    found: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    is_warning: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "reason": self.reason.value,
            "row": self.row,
            "place": self.place,
            "column": self.column,
            "found": self.found[:LONGEST_FOUND],
            "facts": json.loads(json.dumps(dict(self.facts), default=str)),
            "is_warning": self.is_warning,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Fault:
        return cls(**{**kept, "reason": Reason(kept["reason"])})
