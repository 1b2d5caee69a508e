"""What any policy of a trial asks, to hold the end of each against: so one without a cap is seen beside one with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bofast.allocation.policy.estate import Home
from bofast.allocation.policy.kinds import Size, lacks_room
from bofast.allocation.policy.moderation import CountedGroups
from bofast.allocation.policy.terms import TriedCap
from bofast.rules.home_fit import Norm


@dataclass(frozen=True, slots=True)
class Living:
    """A household in its home, at the end."""

    home: int
    size: Size
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Yardsticks:
    """The caps and space norms of all policies that are tried together."""

    caps: tuple[TriedCap, ...] = ()
    norms: tuple[Norm, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to hold a policy against."""
        return bool(self.caps or self.norms)

    def groups_over(self, living: Collection[Living], *, homes: Sequence[Home]) -> int:
        """Groups of homes in which more of a kind live than a cap allows."""
        counted = CountedGroups(self.caps, homes=homes)
        for one in living:
            counted.enters(one.home, kinds=one.kinds)
        return counted.over()

    def below_a_norm(self, living: Collection[Living], *, homes: Sequence[Home]) -> int:
        """Households with less room than one of the norms gives them."""
        fits = {(one.size, homes[one.home].rooms) for one in living}
        short = {(size, rooms) for size, rooms in fits if self._is_short(size, rooms)}
        return sum((one.size, homes[one.home].rooms) in short for one in living)

    def _is_short(self, size: Size, rooms: int) -> bool:
        return any(lacks_room(size, rooms=rooms, norm=norm) for norm in self.norms)
