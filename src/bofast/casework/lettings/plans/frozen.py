"""The frozen plan of a letting, read back: who moves where, and what became of every family at every home she wanted.

The engine wrote it as text and stands beyond the case file; here it is read by its keys alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from bofast.casework.lettings.models import LettingRun
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.letting import Lane, Mode, Outcome, WhyNot
from bofast.vocabulary.reasons import Reason

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPair:
    """What became of a family at a home: an outcome, or the first rule that shut her out, with the values that decided.

    Attributes:
        values: as the engine told them; families and homes by their keys, days as text.
    """

    family: UUID
    home: UUID
    code: Outcome | WhyNot
    values: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenMove:
    """A family moves; `left` is None for a newcomer, and `is_swap` tells a swap from the plan by the rules."""

    family: UUID
    left: UUID | None
    to: UUID
    is_swap: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenChain:
    """Moves that follow each other: family number i moves into home number i, and leaves the next one.

    Attributes:
        left_empty: the home that nobody moves into at the end; None when the last family comes from outside.
    """

    homes: tuple[UUID, ...]
    families: tuple[UUID, ...]
    left_empty: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenRing:
    """Families who move on one day, each into the home of the next."""

    homes: tuple[UUID, ...]
    families: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFamily:
    """Where a family ends, and how many homes she may have.

    Attributes:
        place_in_line: from 1, by time or need, before any turn.
    """

    family: UUID
    has: UUID | None
    moves: bool
    place_in_line: int
    eligible_homes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenLane:
    """The turn that a home is let by; provisional when nobody has set it and the counters were only read ahead."""

    lane: Lane
    is_provisional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenPlan:
    """A whole plan, in the order in which the engine wrote it.

    Attributes:
        counted: families, homes, eligible pairs, newcomers_housed, tenants_moved, and pairs by outcome.
    """

    mode: Mode
    on: date
    rules_version: str
    lottery_fingerprint: str
    counted: Told
    unexplained_pairs: int
    audit_faults: int
    proof: Told | None
    lanes: Mapping[UUID, FrozenLane]
    moves: tuple[FrozenMove, ...]
    chains: tuple[FrozenChain, ...]
    rings: tuple[FrozenRing, ...]
    families: Mapping[UUID, FrozenFamily]
    pairs: tuple[FrozenPair, ...]

    def at_home(self, home: UUID) -> tuple[FrozenPair, ...]:
        """What became of each family who wanted a home: who got it first, then by place in line."""
        here = [pair for pair in self.pairs if pair.home == home]
        return tuple(sorted(here, key=lambda pair: (pair.code is not Outcome.GIVEN, self._place(pair.family))))

    def of_family(self, family: UUID) -> tuple[FrozenPair, ...]:
        """What became of a family at each home she wanted, in the order of the homes in the problem."""
        return tuple(pair for pair in self.pairs if pair.family == family)

    def move_of(self, family: UUID) -> FrozenMove | None:
        return next((move for move in self.moves if move.family == family), None)

    def taker_of(self, home: UUID) -> UUID | None:
        """The family who moves into a home by this plan."""
        return next((move.family for move in self.moves if move.to == home), None)

    def chain_of(self, home: UUID) -> FrozenChain | None:
        """The chain that a home is a link of."""
        return next((chain for chain in self.chains if home in chain.homes), None)

    def ring_of(self, family: UUID) -> FrozenRing | None:
        """The circle that a family moves in."""
        return next((ring for ring in self.rings if family in ring.families), None)

    def _place(self, family: UUID) -> int:
        return self.families[family].place_in_line


def frozen_plan(run: LettingRun) -> FrozenPlan:
    """The plan of a letting.

    Raises: ShownToUser, for a letting that has no plan yet.
    """
    if not run.plan:
        raise ShownToUser(Reason.LETTING_IS_NOT_READY)
    told: Told = json.loads(run.plan)
    return FrozenPlan(
        mode=Mode(told["mode"]),
        on=date.fromisoformat(told["on"]),
        rules_version=told["rules_version"],
        lottery_fingerprint=told["lottery_fingerprint"] or "",
        counted=told["counted"],
        unexplained_pairs=told["audit"]["unexplained_pairs"],
        audit_faults=told["audit"]["faults"],
        proof=told["proof"],
        lanes={UUID(one["home"]): _lane(one) for one in told["lanes"]},
        moves=tuple(_move(one) for one in told["moves"]),
        chains=tuple(_chain(one) for one in told["chains"]),
        rings=tuple(FrozenRing(homes=_keys(one["homes"]), families=_keys(one["families"])) for one in told["rings"]),
        families={UUID(one["family"]): _family(one) for one in told["families"]},
        pairs=tuple(_pair(one) for one in told["reasons"]),
    )


def _lane(told: Told) -> FrozenLane:
    return FrozenLane(lane=Lane(told["lane"]), is_provisional=told["is_provisional"])


def _move(told: Told) -> FrozenMove:
    left = _key(told["from"])
    return FrozenMove(family=UUID(told["family"]), left=left, to=UUID(told["to"]), is_swap=told["by"] == "swap")


def _chain(told: Told) -> FrozenChain:
    left_empty = _key(told["left_empty"])
    return FrozenChain(homes=_keys(told["homes"]), families=_keys(told["families"]), left_empty=left_empty)


def _family(told: Told) -> FrozenFamily:
    return FrozenFamily(
        family=UUID(told["family"]),
        has=_key(told["has"]),
        moves=told["moves"],
        place_in_line=told["place_in_line"],
        eligible_homes=told["eligible_homes"],
    )


def _pair(told: Told) -> FrozenPair:
    code = told["code"]
    return FrozenPair(
        family=UUID(told["family"]),
        home=UUID(told["home"]),
        code=Outcome(code) if code in _OUTCOMES else WhyNot(code),
        values=told["values"],
    )


def _keys(told: Iterable[str]) -> tuple[UUID, ...]:
    return tuple(UUID(key) for key in told)


def _key(told: str | None) -> UUID | None:
    return UUID(told) if told else None


_OUTCOMES = frozenset(Outcome)
