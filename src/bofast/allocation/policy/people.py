"""Who there is in a trial: tenants first, then whoever joins the list, each with a number that stays the same."""

from __future__ import annotations

from collections.abc import Sequence

from bofast.allocation.policy.estate import Household
from bofast.allocation.policy.kinds import NOMINATED, Size


class People:
    """Households by their numbers from 0: lists, since each is asked for at every event."""

    def __init__(self, tenants: Sequence[Household]) -> None:
        self.adults = [one.adults for one in tenants]
        self.children = [one.children for one in tenants]
        self.need_class = [one.need_class for one in tenants]
        self.kinds = [one.kinds for one in tenants]

    def come(self, told: Household) -> None:
        """One more household; its number is how many there were before."""
        self.adults.append(told.adults)
        self.children.append(told.children)
        self.need_class.append(told.need_class)
        self.kinds.append(told.kinds)

    def persons(self, household: int) -> int:
        return self.adults[household] + self.children[household]

    def size(self, household: int) -> Size:
        return Size(self.adults[household], self.children[household])

    def nominated_class(self, household: int) -> int:
        """The municipality puts forward newcomers of its two most urgent classes; 0 for the others."""
        need_class = self.need_class[household]
        return need_class if need_class in NOMINATED else 0
