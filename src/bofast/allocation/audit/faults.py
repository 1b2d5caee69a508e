"""What the auditor may find in a plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultCode(StrEnum):
    """One code a promise that a plan breaks."""

    WRONG_SIZE = "wrong_size"
    """The plan speaks of another number of families than the market has."""
    NO_SUCH_HOME = "no_such_home"
    """A family got a number that is no home of the market."""
    HOME_TWICE = "home_twice"
    """Two families got one home."""
    LOST_HOME = "lost_home"
    """A tenant stands without a home."""
    NOT_HER_PAIR = "not_her_pair"
    """A family got a home that she may not have, or that she does not want more than her own."""
    WASTE = "waste"
    """A home stands empty that the family may have and wants more than what she got."""
    ENVY = "envy"
    """A home that the family wants more than what she got went to one behind her in its order."""
    NOT_BEST = "not_best"
    """A ring of families could change homes, each to her gain, and every home's order would still be kept."""
    WRONG_MARK = "wrong_mark"
    """The family is marked as served and does not move, or moves and is not marked."""
    LEFT_OUT = "left_out"
    """The family could have been served, and nobody ahead of her would have lost for it."""
    NOT_SERVED = "not_served"
    """A family that had to be served got no other home than she has."""
    HOMES_NOT_CLOSED = "homes_not_closed"
    """Someone bound to the homes of a certificate could go to a home outside it."""
    HOME_NOT_KEPT = "home_not_kept"
    """A home of a certificate is empty, the family's own, or held by one who might be left out."""
    WRONG_AHEAD = "wrong_ahead"
    """The families named as ahead are not those of whom one would have to be left out."""
    WRONG_VALUE = "wrong_value"
    """The plan is not worth what was told."""
    WRONG_BOUND = "wrong_bound"
    """The bound is below the value, or a plan called proven does not reach it."""
    ABOVE_CAP = "above_cap"
    """More families of a cap live in its homes than it allows, and more than before."""
    LONG_CYCLE = "long_cycle"
    """Families exchange homes in a ring that is longer than allowed."""
    MOVED_BEFORE = "moved_before"
    """A swap takes in somebody who had already moved, or who rents no home."""
    NO_RING = "no_ring"
    """The homes that swappers got are not the homes that swappers gave."""
    WRONG_CYCLES = "wrong_cycles"
    """The cycles told are not those that the plan makes."""


@dataclass(frozen=True, slots=True)
class AuditFault:
    """A broken promise, and whom and what it is about; what it is not about stays None.

    Attributes:
        family: whom the plan wrongs.
        home: the home in question.
        other: the family that has the home, or has it too.
        cap: which of the caps, from 0.
    """

    code: FaultCode
    family: int | None = None
    home: int | None = None
    other: int | None = None
    cap: int | None = None
