"""The single changes that would have given a family a home, each found by letting again with that one thing changed.

Nobody is told of a change that has not been tried: a family who would pass one who is ahead may still lose the home to
a third.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from bofast.allocation.asked.prepared import STANDING_BITS, Prepared, Waiver, with_waiver
from bofast.allocation.market import Market
from bofast.allocation.mechanisms.deferred import deferred_acceptance
from bofast.allocation.solved import Solved
from bofast.compiled import Int64s
from bofast.rules.letting.agreement import agreement_for
from bofast.rules.letting.lanes import lanes_of
from bofast.rules.letting.line import band
from bofast.vocabulary.letting import ChangeKind, Lane, Mode

_LOW = (1 << STANDING_BITS) - 1


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that, changed alone, would have given the family the home, or one that she prefers."""

    kind: ChangeKind
    values: Mapping[str, Any]


def what_if(solved: Solved, *, family: str, home: str) -> tuple[Change, ...]:
    """The single changes after which the family would get the home or one that she prefers; none where she has one.

    In list mode alone; need mode tells by its proof whom she would have to displace (`why`).

    Raises: KeyError, for a name that is not in the problem.
    """
    ready = solved.prepared
    at, there = ready.family_number[family], ready.home_number[home]
    if ready.problem.mode is not Mode.LIST:
        return ()
    if (ruled_out := ready.excluded.get((at, there))) is not None:
        would_help = _gets_without(solved, Waiver(family, home, ruled_out.rule))
        values = {"rule": ruled_out.rule, **ruled_out.values}
        return (Change(ChangeKind.WITHOUT_THE_RULE, values),) if would_help else ()
    pair = ready.pair(at, there)
    if pair is None or _has_as_good(ready.market, solved.plan.got[at], at, pair):
        return ()
    return tuple(_changes(ready, at, pair))


def _changes(ready: Prepared, family: int, pair: int) -> Iterator[Change]:
    if (place := _latest_place(ready, family, pair)) is not None:
        passed = ready.problem.families[int(ready.order[place])]
        values = {"before": passed.listed_on, "places": int(ready.standing[family]) - place}
        yield Change(ChangeKind.LISTED_EARLIER, values)
    home = ready.problem.homes[ready.market.home[pair]]
    if home.order:
        return
    key = ready.key.copy()
    key[pair] &= _LOW
    if _gets(ready.market, key, family, pair):
        yield Change(ChangeKind.FIRST_IN_LANE, {"lane": ready.lanes.of[home.name]})
    agreement = agreement_for(home.department, agreements=ready.problem.agreements, on=ready.problem.on)
    for lane in lanes_of(agreement):
        if lane is not ready.lanes.of[home.name] and _gets(ready.market, _in_lane(ready, pair, lane), family, pair):
            yield Change(ChangeKind.OTHER_LANE, {"lane": lane})


def _latest_place(ready: Prepared, family: int, pair: int) -> int | None:
    """The furthest back in line, by time alone, that would do; halving, as a better place never gives a family less."""
    if not _gets(ready.market, _standing_before(ready, family, 0), family, pair):
        return None
    does, fails = 0, int(ready.standing[family])
    while fails - does > 1:
        middle = (does + fails) // 2
        if _gets(ready.market, _standing_before(ready, family, middle), family, pair):
            does = middle
        else:
            fails = middle
    return does


def _standing_before(ready: Prepared, family: int, place: int) -> Int64s:
    """Every key as it would be if this family stood just before the one at a place in line."""
    key = (ready.key & ~np.int64(_LOW)) | ((ready.key & _LOW) * 2 + 1)
    mine = slice(ready.market.first[family], ready.market.first[family + 1])
    key[mine] = (key[mine] & ~np.int64(_LOW)) | (2 * place)
    return key


def _in_lane(ready: Prepared, pair: int, lane: Lane) -> Int64s:
    """Every key as it would be if the home of a pair were let in another lane."""
    problem, home = ready.problem, ready.problem.homes[ready.market.home[pair]]
    agreement = agreement_for(home.department, agreements=problem.agreements, on=problem.on)
    key = ready.key.copy()
    for other in np.flatnonzero(ready.market.home == ready.market.home[pair]).tolist():
        told = problem.families[ready.market.family[other]]
        lives_in = problem.homes[ready.home_number[told.home]].department if told.home else None
        placed = band(told, home, lane=lane, agreement=agreement, on=problem.on, lives_in=lives_in)
        key[other] = (placed.number << STANDING_BITS) | (int(key[other]) & _LOW)
    return key


def _gets(market: Market, key: Int64s, family: int, pair: int) -> bool:
    return _has_as_good(market, deferred_acceptance(market, key=key).got[family], family, pair)


def _has_as_good(market: Market, got: int, family: int, pair: int) -> bool:
    """Whether what she got is the home of the pair or stands before it in her ranking."""
    return bool((market.home[market.first[family] : pair + 1] == got).any())


def _gets_without(solved: Solved, waiver: Waiver) -> bool:
    """Whether she would get the home if the rule that shuts her out, and no other, were not asked.

    Who has one that she wants more would not have got this one.
    """
    trial = with_waiver(solved.prepared, waiver)
    family = trial.family_number[waiver.family]
    pair = trial.pair(family, trial.home_number[waiver.home])
    if pair is None or _has_as_good(trial.market, int(solved.plan.got[family]), family, pair):
        return False
    return _gets(trial.market, trial.key, family, pair)
