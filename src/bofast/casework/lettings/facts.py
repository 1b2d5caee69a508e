"""What is told of an agreement, of a family on the list, and of the homes that it wants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bofast.casework.homes.models import Area, Home
from bofast.casework.lettings.models import Consequence
from bofast.vocabulary.letting import OtherTurn, Precedence
from bofast.vocabulary.money import Money

SILENCES_BEFORE_PAUSE = 3
"""What Danish organisations commonly write into their rules; an agreement says its own number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What so many answers of one kind in a row cost."""

    to: Consequence.To
    after: int
    costs: Consequence.Costs


USUAL_COSTS = (Cost(to=Consequence.To.SILENCE, after=SILENCES_BEFORE_PAUSE, costs=Consequence.Costs.PAUSE),)
"""To refuse costs nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementTerms:
    """How the homes of some departments are let from a day. Shares are fractions in text; see `rules.letting`.

    `last_day` is counted. No departments means all that no other agreement names.
    """

    name: str
    first_day: date
    source: str
    internal_share: str
    other_turn: OtherTurn
    municipal_share: str = "0"
    flexible_share: str = "0"
    departments: tuple[Area, ...] = ()
    last_day: date | None = None
    criteria: tuple[str, ...] = ()
    exempts_internal_moves: bool = False
    precedences: tuple[Precedence, ...] = ()
    children_from_rooms: int | None = None
    months_before_internal: int = 0
    costs: tuple[Cost, ...] = USUAL_COSTS


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingFacts:
    """What decides which homes a family may have, and by which right. What nobody has said is None or no."""

    need_class: int | None = None
    kinds: tuple[str, ...] = ()
    most_rent_per_month: Money | None = None
    needs_step_free: bool = False
    needs_adapted: bool = False
    owes_landlord: bool = False
    is_separating: bool = False
    may_return_to: Area | None = None
    may_return_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WishFacts:
    """A home, or any home of a department with so many rooms."""

    home: Home | None = None
    area: Area | None = None
    rooms_from: int | None = None
    rooms_to: int | None = None
