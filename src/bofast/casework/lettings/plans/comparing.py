"""Two frozen plans beside each other: who is added, who drops out, who is shut out by another rule than before.

What changed in the rules and the agreements between them is said first, since it may be why.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from bofast.casework.lettings.plans.frozen import FrozenMove, FrozenPair, FrozenPlan
from bofast.vocabulary.letting import WhyNot

Terms = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedElsewhere:
    """A family that moves by both plans, to two different homes."""

    then: FrozenMove
    now: FrozenMove


@dataclass(frozen=True, slots=True, kw_only=True)
class DroppedOut:
    """A family that would have moved, and does not any longer.

    Attributes:
        now: what becomes of her at that home now; None when she is not on the list, or the home is not in play.
    """

    then: FrozenMove
    now: FrozenPair | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedAnew:
    """A family at a home that she gets by neither plan, where another rule answers than before."""

    then: FrozenPair
    now: FrozenPair


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A plan beside the one before it, in the order in which the engine wrote them.

    Attributes:
        shut_out: pairs that a rule shuts out now, and another rule, or none, did before.
        let_in: pairs that a rule shut out before, and none does now.
    """

    added: tuple[FrozenMove, ...]
    dropped: tuple[DroppedOut, ...]
    elsewhere: tuple[MovedElsewhere, ...]
    shut_out: tuple[JudgedAnew, ...]
    let_in: tuple[JudgedAnew, ...]

    @property
    def is_same(self) -> bool:
        return not (self.added or self.dropped or self.elsewhere or self.shut_out or self.let_in)


def compared(now: FrozenPlan, *, then: FrozenPlan) -> Compared:
    """What a plan changes against an earlier one."""
    moves, moved = _by_family(now.moves), _by_family(then.moves)
    pairs = {(pair.family, pair.home): pair for pair in now.pairs}
    still = [key for key in moves if key in moved]
    anew = tuple(_judged_anew(pairs, then=then, apart_from=moves.keys() | moved.keys()))
    return Compared(
        added=tuple(move for key, move in moves.items() if key not in moved),
        dropped=tuple(
            DroppedOut(then=move, now=pairs.get((key, move.to))) for key, move in moved.items() if key not in moves
        ),
        elsewhere=tuple(
            MovedElsewhere(then=moved[key], now=moves[key]) for key in still if moved[key].to != moves[key].to
        ),
        shut_out=tuple(one for one in anew if isinstance(one.now.code, WhyNot)),
        let_in=tuple(one for one in anew if not isinstance(one.now.code, WhyNot)),
    )


def _by_family(moves: Iterable[FrozenMove]) -> dict[UUID, FrozenMove]:
    return {move.family: move for move in moves}


def _judged_anew(
    now: Mapping[tuple[UUID, UUID], FrozenPair], *, then: FrozenPlan, apart_from: Iterable[UUID]
) -> Iterable[JudgedAnew]:
    """Pairs of families that move by neither plan, where a rule shuts out on one side and not the same on the other."""
    moving = set(apart_from)
    for before in then.pairs:
        after = now.get((before.family, before.home))
        if after is None or after.code is before.code or before.family in moving:
            continue
        if isinstance(before.code, WhyNot) or isinstance(after.code, WhyNot):
            yield JudgedAnew(then=before, now=after)


class TermsChange(StrEnum):
    """What became of an agreement between two lettings."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRules:
    """What the two lettings did not have in common.

    Attributes:
        is_other_version: the rules of the program are of another version.
        is_other_size: the country's rules of size are others, or count otherwise.
        agreements: by name, those that are new, gone, or have other terms.
    """

    is_other_version: bool
    is_other_size: bool
    agreements: Mapping[str, TermsChange]

    def __bool__(self) -> bool:
        return self.is_other_version or self.is_other_size or bool(self.agreements)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesOfLetting:
    """By what a letting was planned: the version of the program's rules, and the frozen problem as text."""

    version: str
    problem: str


def changed_rules(now: RulesOfLetting, *, then: RulesOfLetting) -> ChangedRules:
    """What changed in the rules and agreements between two lettings."""
    told, before = json.loads(now.problem), json.loads(then.problem)
    return ChangedRules(
        is_other_version=now.version != then.version,
        is_other_size=told.get("rules") != before.get("rules"),
        agreements=_changed_terms(_by_name(told), before=_by_name(before)),
    )


def _by_name(problem: Terms) -> dict[str, Terms]:
    return {one["name"]: one for one in problem.get("agreements") or ()}


def _changed_terms(now: Mapping[str, Terms], *, before: Mapping[str, Terms]) -> dict[str, TermsChange]:
    new = dict.fromkeys(now.keys() - before.keys(), TermsChange.NEW)
    gone = dict.fromkeys(before.keys() - now.keys(), TermsChange.GONE)
    changed = {name: TermsChange.CHANGED for name in now.keys() & before.keys() if now[name] != before[name]}
    return dict(sorted((new | gone | changed).items()))
