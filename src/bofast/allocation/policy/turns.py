"""Whose turn each home is that is given up, by the counters that decide for real."""

from __future__ import annotations

from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.lanes import Counters, next_lane
from bofast.vocabulary.letting import Lane


class Turns:
    """Goes on from turn to turn; the counters' rounds repeat, so each step is reckoned once."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._counters = Counters()
        self._seen: dict[Counters, tuple[Lane, Counters]] = {}

    def next(self) -> Lane:
        """The lane of the next home."""
        step = self._seen.get(self._counters)
        if step is None:
            step = self._seen[self._counters] = next_lane(self._counters, agreement=self._agreement)
        lane, self._counters = step
        return lane
