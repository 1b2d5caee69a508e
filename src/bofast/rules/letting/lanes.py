"""The lane of the next vacant home, by counters that never round: as much of each as the agreement says, spread evenly.

Each share is added up letting by letting, and a lane has its turn when its sum is whole. Exact fractions: after any
number of lettings the municipal and the flexible lane are less than a home off their shares of all lettings, and the
internal lane off its share of the lettings by list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from bofast.rules.letting.agreement import Agreement, share
from bofast.vocabulary.letting import Lane

_SAVED = re.compile(r"\d{1,60}(/[1-9]\d{0,59})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counters:
    """What each lane has saved up under one agreement: fractions from 0 up to, not with, 1, written as text.

    Raises: ValueError, for a counter that is no such fraction.
    """

    municipal: str = "0"
    flexible: str = "0"
    internal: str = "0"

    def __post_init__(self) -> None:
        for saved in (self.municipal, self.flexible, self.internal):
            if _SAVED.fullmatch(saved) is None or Fraction(saved) >= 1:
                raise ValueError(f"{saved!r} is no counter; write it as a fraction from 0 up to, not with, 1: 1/2")


def next_lane(counters: Counters, *, agreement: Agreement) -> tuple[Lane, Counters]:
    """The lane of the next home that falls vacant, and the counters after it.

    The municipality's share is of all lettings; the flexible share too, so it is taken from those that are left; the
    internal turns are a share of the lettings by list alone. With a quarter to the municipality, a half by criteria and
    every second letting by list, one letting in eight is internal.
    """
    municipal, its_turn = _saved(counters.municipal, share(agreement.municipal_share))
    if its_turn:
        return Lane.MUNICIPAL, _with(counters, municipal=municipal)
    flexible, its_turn = _saved(counters.flexible, _of_the_rest(agreement))
    if its_turn:
        return Lane.FLEXIBLE, _with(counters, municipal=municipal, flexible=flexible)
    internal, its_turn = _saved(counters.internal, share(agreement.internal_share))
    after = _with(counters, municipal=municipal, flexible=flexible, internal=internal)
    return (Lane.INTERNAL if its_turn else Lane.GENERAL), after


def lanes_of(agreement: Agreement) -> tuple[Lane, ...]:
    """The lanes that get a turn under an agreement."""
    by_list = share(agreement.municipal_share) + share(agreement.flexible_share) < 1
    internal = share(agreement.internal_share)
    has_turn = {
        Lane.MUNICIPAL: share(agreement.municipal_share) > 0,
        Lane.FLEXIBLE: share(agreement.flexible_share) > 0,
        Lane.INTERNAL: by_list and internal > 0,
        Lane.GENERAL: by_list and internal < 1,
    }
    return tuple(lane for lane, has in has_turn.items() if has)


def _of_the_rest(agreement: Agreement) -> Fraction:
    left = 1 - share(agreement.municipal_share)
    return share(agreement.flexible_share) / left if left else Fraction(0)


def _saved(before: str, added: Fraction) -> tuple[Fraction, bool]:
    """What is saved after one more letting, and whether that makes a whole one."""
    saved = Fraction(before) + added
    return (saved - 1, True) if saved >= 1 else (saved, False)


def _with(counters: Counters, **saved: Fraction) -> Counters:
    told = {"municipal": counters.municipal, "flexible": counters.flexible, "internal": counters.internal}
    return Counters(**{**told, **{lane: str(one) for lane, one in saved.items()}})
