"""How many rows were new, changed and unchanged."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum


class Came(StrEnum):
    """What bringing in one row amounted to."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(slots=True)
class Tally:
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    left_out: int = 0

    def count(self, came: Came) -> None:
        setattr(self, came.value, getattr(self, came.value) + 1)

    def as_json(self) -> dict[str, int]:
        return asdict(self)
