"""What is told of a home to let and of a family on the list. Names here are numbers or codes, never people's names."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from bofast.rules.fact_bounds import Bounds
from bofast.rules.home_fit.facts import HomeFacts, Member
from bofast.vocabulary.letting import Lane
from bofast.vocabulary.money import Money

_CLASSES = Bounds(least=1, most=20)
_ROOMS = Bounds(least=1, most=20)
NOMINATED_KIND, VULNERABLE_KIND = "nominated", "vulnerable"
"""Kinds that caps count: whom the municipality puts forward, and a mark of made-up families. Offices have their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LetHome:
    """A home in play: it stands vacant, or its tenant wants another.

    Attributes:
        lane: by which rule it is let, where somebody has said so; otherwise the counters say.
        vacant_from: from when it stands empty; the counters take homes in this order.
        order: families in the order of this home alone, where it is written so; then no lane counts.
    """

    name: str
    department: str = ""
    block: str = ""
    stairwell: str = ""
    facts: HomeFacts = field(default_factory=HomeFacts)
    rent_per_month: Money | None = None
    lane: Lane | None = None
    vacant_from: date | None = None
    order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A home by its name, or any home of a department with so many rooms.

    Attributes:
        rooms_from: of a department, the least; left out, there is no limit.
        rooms_to: of a department, the most; left out, there is no limit.
        worth: how well it fits, in whole points; need mode weighs by it, and list mode by the order of wishes alone.
    Raises: ValueError, for a wish that means no home, or limits that would be passed over.
    """

    home: str = ""
    department: str = ""
    rooms_from: Annotated[int | None, _ROOMS] = None
    rooms_to: Annotated[int | None, _ROOMS] = None
    worth: Annotated[int | None, Bounds(least=0, most=1_000_000)] = None

    def __post_init__(self) -> None:
        if bool(self.home) == bool(self.department):
            raise ValueError("A wish names either a home or a department")
        if self.home and (self.rooms_from is not None or self.rooms_to is not None):
            raise ValueError("A wish for one home takes no rooms: they choose among the homes of a department")
        if self.rooms_from is not None and self.rooms_to is not None and self.rooms_to < self.rooms_from:
            raise ValueError(f"A wish for {self.rooms_from} to {self.rooms_to} rooms means no home")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A department that a family may not be let into, with the ground that somebody has decided on."""

    department: str
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFamily:
    """A family on the list.

    Attributes:
        home: the home that she rents here now, by name; none for a newcomer.
        tenant_since: from when she has rented here.
        listed_on: the day from which her time on the list counts; who has none stands behind all who have.
        need_class: how urgent the municipality has found it, 1 the most; need mode goes by it.
        is_nominated: the municipality puts her forward in its own share.
        criteria: the agreed criteria that she meets, proven.
        kinds: groups that a cap counts, such as "vulnerable".
        may_return_to: a department that she has a right to come back to, until `may_return_until`.
    """

    name: str
    wishes: tuple[Wish, ...]
    listed_on: date | None = None
    home: str = ""
    members: tuple[Member, ...] = ()
    tenant_since: date | None = None
    need_class: Annotated[int | None, _CLASSES] = None
    is_nominated: bool = False
    criteria: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    most_rent_per_month: Money | None = None
    needs_step_free: bool = False
    needs_adapted: bool = False
    owes_landlord: bool = False
    is_separating: bool = False
    may_return_to: str = ""
    may_return_until: date | None = None
    refused: tuple[str, ...] = ()
    barred: tuple[Bar, ...] = ()
