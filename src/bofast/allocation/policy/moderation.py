"""Caps in a trial: how many of a kind live in each stairwell, block or department, and whom a full one keeps out.

The rule is that of letting for real (`mechanisms.capped.limits`): a group that is full takes in nobody who would be one
more, and is never asked to be better than it is now. Who moves within the group is not one more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bofast.allocation.mechanisms.capped.limits import most_now
from bofast.allocation.policy.estate import NO_GROUP, Home
from bofast.allocation.policy.terms import TriedCap


class CountedGroups:
    """How many of each cap's kind live in each of its groups, kept up to date move by move.

    `kinds` are those of the household in each home, from the first home on; where it ends, the homes stand empty.
    """

    def __init__(
        self, caps: Sequence[TriedCap], *, homes: Sequence[Home], kinds: Sequence[tuple[str, ...]] = ()
    ) -> None:
        self._caps = [_CountedCap(cap, homes) for cap in caps]
        for cap in self._caps:
            for home, told in enumerate(kinds):
                cap.count(home, kinds=told, by=1)

    def enters(self, home: int, *, kinds: tuple[str, ...]) -> None:
        """A household of some kinds moves in."""
        for cap in self._caps:
            cap.count(home, kinds=kinds, by=1)

    def leaves(self, home: int, *, kinds: tuple[str, ...]) -> None:
        """A household of some kinds moves out."""
        for cap in self._caps:
            cap.count(home, kinds=kinds, by=-1)

    def full_at(self, home: int) -> list[FullGroup]:
        """The groups of a home that can take no one more of a kind; none, where nothing is capped."""
        return [FullGroup(cap.kind, cap.group, cap.group[home]) for cap in self._caps if cap.is_full(home)]

    def over(self) -> int:
        """Groups in which more of a kind live than their cap allows."""
        return sum(cap.over() for cap in self._caps)


class FullGroup:
    """A group that takes in nobody who would be one more of a kind."""

    __slots__ = ("_group", "_here", "_kind")

    def __init__(self, kind: str, group: Sequence[int], here: int) -> None:
        self._kind, self._group, self._here = kind, group, here

    def keeps_out(self, kinds: tuple[str, ...], *, lives_at: int | None) -> bool:
        """Whether a household of some kinds may not move in; who lives in the group already may move within it."""
        return self._kind in kinds and (lives_at is None or self._group[lives_at] != self._here)


class _CountedCap:
    """One cap over all groups of its level."""

    def __init__(self, cap: TriedCap, homes: Sequence[Home]) -> None:
        self.kind, self._at_most = cap.kind, cap.at_most
        self.group: list[int] = [getattr(home, cap.level) for home in homes]
        self._living: Counter[int] = Counter()

    def count(self, home: int, *, kinds: tuple[str, ...], by: int) -> None:
        if self.kind in kinds:
            self._living[self.group[home]] += by

    def is_full(self, home: int) -> bool:
        group = self.group[home]
        living = self._living[group]
        return group != NO_GROUP and living + 1 > most_now(self._at_most, today=living)

    def over(self) -> int:
        return sum(living > self._at_most for group, living in self._living.items() if group != NO_GROUP)
