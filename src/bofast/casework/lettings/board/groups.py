"""Who was housed among those who waited, group by group."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.record import BoardRecord
from bofast.casework.lettings.models import Registration


class Split(StrEnum):
    """By what those who wait are told apart. The groups of one split hold everybody once."""

    LIVES_HERE = "lives_here"
    NEED = "need"
    CHILDREN = "children"


class Group(StrEnum):
    """A group of those who wait."""

    TENANTS = "tenants"
    NEWCOMERS = "newcomers"
    OF_NEED_CLASS = "of_need_class"
    WITHOUT_NEED_CLASS = "without_need_class"
    WITH_CHILDREN = "with_children"
    WITHOUT_CHILDREN = "without_children"


@dataclass(frozen=True, slots=True, order=True)
class GroupKey:
    """A group of a split; `need_class` is 1 and up for families of a class, else 0."""

    split: Split
    group: Group
    need_class: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """How many of a group waited in a period, and how many of them got a home in it; None is too few to show."""

    key: GroupKey
    waited: int | None
    housed: int | None

    @property
    def housed_of_100(self) -> int | None:
        """Housed for each hundred who waited, rounded half up; None where one of the two is not shown, or nobody
        waited."""
        if not self.waited or self.housed is None:
            return None
        return (200 * self.housed + self.waited) // (2 * self.waited)


def waited_in(record: BoardRecord, period: Period) -> list[Registration]:
    """Registrations that stood on some day of a period."""
    return [
        one
        for one in record.registrations
        if one.listed_on < period.to_day and (one.ended_on is None or one.ended_on >= period.from_day)
    ]


def groups_in(record: BoardRecord, period: Period) -> tuple[GroupFigures, ...]:
    """Every group that somebody waited in, split by split.

    A family is in the groups of the last day that it waited on in the period.
    """
    waited: dict[GroupKey, int] = {}
    housed: dict[GroupKey, int] = {}
    for one in waited_in(record, period):
        for key in _groups_of(one, record=record, day=_last_waited(one, period=period, today=record.today)):
            waited[key] = waited.get(key, 0) + 1
            housed[key] = housed.get(key, 0) + was_housed(one, period)
    return tuple(GroupFigures(key=key, waited=waited[key], housed=housed[key]) for key in sorted(waited, key=_order))


def was_housed(registration: Registration, period: Period) -> bool:
    """Whether a registration ended with a home in a period."""
    return registration.ended_because == Registration.EndedBecause.HOUSED and period.holds(registration.ended_on)


def _last_waited(registration: Registration, *, period: Period, today: date) -> date:
    last = min(period.last_day, today)
    if registration.ended_on is not None:
        last = min(last, registration.ended_on - timedelta(days=1))
    return max(last, registration.listed_on)


def _groups_of(registration: Registration, *, record: BoardRecord, day: date) -> Iterator[GroupKey]:
    family, need_class = registration.family_id, registration.need_class
    lives_here = record.rents_on(family, day=day)
    yield GroupKey(Split.LIVES_HERE, Group.TENANTS if lives_here else Group.NEWCOMERS)
    if need_class is None:
        yield GroupKey(Split.NEED, Group.WITHOUT_NEED_CLASS)
    else:
        yield GroupKey(Split.NEED, Group.OF_NEED_CLASS, need_class)
    has_children = record.has_children_on(family, day=day)
    yield GroupKey(Split.CHILDREN, Group.WITH_CHILDREN if has_children else Group.WITHOUT_CHILDREN)


_SPLITS, _GROUPS = tuple(Split), tuple(Group)


def _order(key: GroupKey) -> tuple[int, int, int]:
    return _SPLITS.index(key.split), _GROUPS.index(key.group), key.need_class
