"""What is asked of a trial: which policies, on whose homes, for how long. Written into a run and read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from bofast.vocabulary.letting import GroupLevel, OtherTurn

KIND = "try_policy"
"""The kind of run that answers."""
MARKS = "ABCD"
"""Each policy goes by a letter, in pictures and tables; the first is how it is today."""


class Basis(StrEnum):
    """Whose homes and households a trial begins with."""

    OWN = "own"
    MADE_UP = "made_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class CapAsked:
    """At most so many families of a kind in each stairwell, block or department: "anvisning med måde"."""

    level: GroupLevel
    kind: str
    at_most: int

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> CapAsked:
        return cls(**{**told, "level": GroupLevel(told["level"])})


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyAsked:
    """One way to let homes.

    Attributes:
        municipal_share, internal_share: fractions in text, as an agreement writes them.
        most_persons_per_room: more shuts a family out; None is no ceiling.
        offers_at_once: to how many families a home is offered at a time.
        norm: the code of a space norm that each family's home must keep; empty for none.
        most_rooms_over_persons: a home with more rooms than persons and so many is too large; None is no limit.
    """

    municipal_share: str
    internal_share: str
    other_turn: OtherTurn
    most_persons_per_room: int | None
    offers_at_once: int
    cap: CapAsked | None = None
    norm: str = ""
    most_rooms_over_persons: int | None = None

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> PolicyAsked:
        cap = CapAsked.of(told["cap"]) if told.get("cap") else None
        return cls(**{**told, "other_turn": OtherTurn(told["other_turn"]), "cap": cap})


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialAsked:
    """A trial: policies side by side, the first as the office lets today.

    Attributes:
        seeds: how often each is lived through, with other chances each time.
        homes: of a made-up estate; the office's own has as many as it has.
    """

    basis: Basis
    policies: tuple[PolicyAsked, ...]
    years: int
    seeds: int
    homes: int

    def as_facts(self) -> dict[str, Any]:
        """What the run is asked with."""
        return asdict(self)

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> TrialAsked:
        """What a run was asked with; what else stands among its facts is passed over.

        Raises: KeyError, TypeError, ValueError, for the facts of another kind of run.
        """
        return cls(
            basis=Basis(facts["basis"]),
            policies=tuple(PolicyAsked.of(one) for one in facts["policies"]),
            years=facts["years"],
            seeds=facts["seeds"],
            homes=facts["homes"],
        )
