"""How long those have waited who stood at a place before: the past replayed, with its spread. Never a promise.

Somebody is put at the place on the first day of each month of the past, and the lettings that followed are gone
through. A letting for which so many families were asked reaches the places up to that number; any other brings
everybody behind one place forward, since the family that took the home has left the line. Whoever left it otherwise is
not counted, so that the time told is rather too long than too short.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

LEAST_LETTINGS = 10
"""With fewer, one home more or less in the past would move the middle by months."""
LEAST_STARTS = 10
"""One in ten can be told of ten at least."""


@dataclass(frozen=True, slots=True)
class PastLetting:
    """A home that was let: the day on which the family that took it was asked, and how many were asked with it."""

    on: date
    asked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingTime:
    """Within how many months it was somebody's turn, who stood at the place then. None: not within `followed`.

    Attributes:
        sooner: of 1 in 10, who waited shortest.
        middle: of half of them.
        later: of 9 in 10.
        followed: for how many months each start was followed; the past tells nothing of longer waits.
        starts: the months of the past from which somebody was put at the place.
        lettings: of such homes in the past that was gone through.
    """

    sooner: int | None
    middle: int | None
    later: int | None
    followed: int
    starts: int
    lettings: int


class WhyNoEstimate(StrEnum):
    """What the past lacks to be replayed."""

    TOO_FEW_LETTINGS = "too_few_lettings"
    TOO_SHORT_A_PAST = "too_short_a_past"


@dataclass(frozen=True, slots=True)
class NoEstimate:
    """The past tells nothing of this place: what it lacks, what it has, and what it would take."""

    why: WhyNoEstimate
    has: int
    needs: int


def waiting_time(
    place: int, *, lettings: Sequence[PastLetting], recorded_from: date, on: date
) -> WaitingTime | NoEstimate:
    """The months until the turn of somebody at a place, from 1, by the lettings of such homes from a day to a day.

    The past is halved: somebody is put at the place in each month of its first half, and followed for as many months
    as the second half has. Were all months starts, the last ones would be followed so shortly that only quick turns
    were seen in them.
    """
    first, last = _first_whole_month(recorded_from), _month(on) - 1
    past = sorted((one for one in lettings if first <= _month(one.on) <= last), key=_by_day)
    if len(past) < LEAST_LETTINGS:
        return NoEstimate(WhyNoEstimate.TOO_FEW_LETTINGS, has=len(past), needs=LEAST_LETTINGS)
    months = last - first + 1
    starts, followed = (months + 1) // 2, months // 2 + 1
    if starts < LEAST_STARTS:
        return NoEstimate(WhyNoEstimate.TOO_SHORT_A_PAST, has=months, needs=2 * LEAST_STARTS - 1)
    waits = sorted(
        _wait(place, lettings=past, start=start, followed=followed) for start in range(first, first + starts)
    )
    return WaitingTime(
        sooner=_told(waits, tenths=1, followed=followed),
        middle=_told(waits, tenths=5, followed=followed),
        later=_told(waits, tenths=9, followed=followed),
        followed=followed,
        starts=starts,
        lettings=len(past),
    )


def _wait(place: int, *, lettings: Iterable[PastLetting], start: int, followed: int) -> int:
    """Months begun until the turn came, the first month counted; one more than was followed, when it did not."""
    for letting in lettings:
        month = _month(letting.on)
        if not start <= month < start + followed:
            continue
        if letting.asked >= place:
            return month - start + 1
        place -= 1
    return followed + 1


def _told(waits: Sequence[int], *, tenths: int, followed: int) -> int | None:
    """The wait that so many tenths of the starts did not pass over, `waits` in order."""
    wait = waits[(len(waits) * tenths + 9) // 10 - 1]
    return wait if wait <= followed else None


def _by_day(letting: PastLetting) -> tuple[date, int]:
    return letting.on, letting.asked


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _first_whole_month(day: date) -> int:
    return _month(day) if day.day == 1 else _month(day) + 1
