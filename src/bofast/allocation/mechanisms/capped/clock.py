"""How long a search may still go on."""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic
from typing import Self


@dataclass(frozen=True, slots=True)
class Clock:
    """Attributes:
    ends_at: on the monotonic clock; infinity for no end.
    """

    ends_at: float

    @classmethod
    def of(cls, seconds: float) -> Self:
        return cls(ends_at=monotonic() + seconds)

    @property
    def left(self) -> float:
        """Seconds, not below 0."""
        return max(0.0, self.ends_at - monotonic())
