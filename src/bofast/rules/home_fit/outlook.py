"""When a home stops fitting: the exact day and whose birthday, birth, arrival or departure it is.

Driven by events, not by days: a household's need can only change when somebody comes, goes or reaches one of the
norm's ages, so a hundred thousand families are looked through in seconds. `tests/generative/fit` holds it against a
twin that walks day by day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter

from bofast.rules.home_fit.crowding import crowded
from bofast.rules.home_fit.facts import HomeFacts, Member
from bofast.rules.home_fit.need import RoomNeed, as_key, need_of
from bofast.rules.home_fit.norms import Norm
from bofast.rules.home_fit.places import NOT_HERE, WITH_PARTNER, place_everybody
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.spells import age_on

_Change = tuple[int, int, int]
"""The member with this index was in the first place and is now in the second."""


@dataclass(frozen=True, slots=True)
class FitChange:
    """A day on which the need changes, why, and whether the home fits before and after."""

    on: date
    because: tuple[Because, ...]
    need_before: RoomNeed
    need_after: RoomNeed
    fits_before: Answer
    fits_after: Answer


@dataclass(frozen=True, slots=True)
class Outlook:
    """How well a home fits from `from_day` up to, not including, `until`; each change in order of day.

    `until` is earlier than asked for when the norm itself ends before.
    """

    norm: Norm
    home: HomeFacts
    from_day: date
    until: date
    need_now: RoomNeed
    fits_now: Answer
    changes: tuple[FitChange, ...]

    @property
    def outgrown_by(self) -> FitChange | None:
        """The change with which the home becomes too small for certain."""
        return self._first(lambda change: change.fits_before is not Answer.NO and change.fits_after is Answer.NO)

    @property
    def perhaps_outgrown_by(self) -> FitChange | None:
        """The change after which it is no longer certain that the home fits."""
        return self._first(lambda change: change.fits_before is Answer.YES and change.fits_after is not Answer.YES)

    @property
    def fits_again_by(self) -> FitChange | None:
        """The change with which a home that was too small fits again for certain."""
        return self._first(lambda change: change.fits_before is not Answer.YES and change.fits_after is Answer.YES)

    def _first(self, is_wanted: Callable[[FitChange], bool]) -> FitChange | None:
        return next(filter(is_wanted, self.changes), None)


@dataclass(frozen=True, slots=True)
class Outgrown:
    """The first day on which a home is too small, the need from then on, and why.

    When it is so already, `on` is the first day looked at and `because` is empty.
    """

    on: date
    because: tuple[Because, ...]
    need: RoomNeed

    @property
    def is_so_already(self) -> bool:
        return not self.because


def outgrown_on(
    home: HomeFacts, *, members: Sequence[Member], norm: Norm, from_day: date, until: date
) -> Outgrown | None:
    """The first day from `from_day` and before `until` on which the home is too small for certain, or `None`.

    Stops at that day: the quick question for a list of many families. `outlook` has the whole course.
    """
    walk = _Walk(members, norm, from_day, _end(norm, until))
    if crowded(home, need=walk.need, norm=norm) is Answer.YES:
        return Outgrown(from_day, (), walk.need)
    for day, moves in walk.days():
        if crowded(home, need=walk.need, norm=norm) is Answer.YES:
            return Outgrown(day, walk.because(day, moves), walk.need)
    return None


def outlook(home: HomeFacts, *, members: Sequence[Member], norm: Norm, from_day: date, until: date) -> Outlook:
    """The whole course from `from_day` and before `until`: the fit now, and each day on which the need changes."""
    walk = _Walk(members, norm, from_day, _end(norm, until))
    need_now = walk.need
    return Outlook(
        norm=norm,
        home=home,
        from_day=from_day,
        until=walk.until,
        need_now=need_now,
        fits_now=crowded(home, need=need_now, norm=norm).negated(),
        changes=tuple(_changes(home, walk)),
    )


def _end(norm: Norm, until: date) -> date:
    return until if norm.last_day is None else min(until, norm.last_day + timedelta(days=1))


def _changes(home: HomeFacts, walk: _Walk) -> Iterator[FitChange]:
    before, fits_before = walk.need, crowded(home, need=walk.need, norm=walk.norm).negated()
    for day, moves in walk.days():
        fits_after = crowded(home, need=walk.need, norm=walk.norm).negated()
        yield FitChange(day, walk.because(day, moves), before, walk.need, fits_before, fits_after)
        before, fits_before = walk.need, fits_after


class _Walk:
    """Goes through the days on which somebody changes place; stops only where the need changes with it."""

    __slots__ = ("_moves", "_places", "members", "need", "norm", "until")

    def __init__(self, members: Sequence[Member], norm: Norm, from_day: date, until: date) -> None:
        placed = place_everybody(members, norm=norm, from_day=from_day, until=until)
        self.members, self.norm, self.until = members, norm, until
        self._places, self._moves = placed.first, placed.moves
        self.need = need_of(as_key(self._places), norm.sharing)

    def days(self) -> Iterator[tuple[date, list[_Change]]]:
        """Each day on which the need changes, with who changed place; `need` is then that of the day."""
        for day, of_the_day in groupby(self._moves, key=itemgetter(0)):
            moved = [self._move(index, place) for _, index, place in of_the_day]
            need = need_of(as_key(self._places), self.norm.sharing)
            if need != self.need:
                self.need = need
                yield day, moved

    def _move(self, index: int, place: int) -> _Change:
        before, self._places[index] = self._places[index], place
        return index, before, place

    def because(self, day: date, moved: Sequence[_Change]) -> tuple[Because, ...]:
        """Everybody who changed place on the day, and how."""
        reasons = (self._reason(day, self.members[index], before, after) for index, before, after in moved)
        return tuple(reason for reason in reasons if reason is not None)

    def _reason(self, day: date, member: Member, before: int, after: int) -> Because | None:
        facts = {"who": member.key}
        if before == NOT_HERE:
            return Because(self._why_here(day, member), facts)
        if after == NOT_HERE:
            reason = self._why_gone(day, member)
            return Because(reason, facts) if reason else None
        if before & WITH_PARTNER != after & WITH_PARTNER:
            return Because(Reason.PARTNER_MOVES_IN if after & WITH_PARTNER else Reason.PARTNER_MOVES_OUT, facts)
        born_on = member.born_on or day  # only somebody with a birth date reaches an age
        return Because(Reason.TURNS_AGE, {**facts, "age": age_on(born_on, day)})

    def _why_here(self, day: date, member: Member) -> Reason:
        if member.born_on == day:
            return Reason.CHILD_IS_BORN
        was_here = any(row.key == member.key and row.left_on == day for row in self.members)
        return Reason.SHARE_OF_TIME_CHANGES if was_here else Reason.MOVES_IN

    def _why_gone(self, day: date, member: Member) -> Reason | None:
        """Why somebody stops counting; nothing, when another row of the same person begins to count instead."""
        next_row = next(
            (i for i, row in enumerate(self.members) if row.key == member.key and row.entered_on == day), None
        )
        if next_row is None:
            return Reason.MOVES_OUT
        return Reason.SHARE_OF_TIME_CHANGES if self._places[next_row] == NOT_HERE else None
