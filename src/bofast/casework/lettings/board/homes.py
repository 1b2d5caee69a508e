"""Homes over a period: how long they stood empty, which were let, and what one vacancy set in motion."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.record import BoardRecord
from bofast.casework.lettings.models import Vacancy

Cause = Vacancy.Cause
LEFT_THE_AREA = (Cause.NOTICE, Cause.LEASE_RAN_OUT, Cause.PURCHASE)
"""Why homes fall vacant when a family moves out; where a family was let another home here, it moved within."""


def empty_days(vacancy: Vacancy, *, period: Period, today: date) -> int:
    """Days of a period, up to today, on which nobody had the home."""
    return period.days_of(vacancy.vacant_from, min(vacancy.let_on or today, today))


def empty_in(record: BoardRecord, period: Period) -> list[Vacancy]:
    """Vacancies with an empty day in a period."""
    return [one for one in record.vacancies if empty_days(one, period=period, today=record.today)]


def let_in(record: BoardRecord, period: Period) -> list[Vacancy]:
    """Vacancies that a new tenancy ended in a period."""
    return [one for one in record.vacancies if period.holds(one.let_on)]


def open_at_the_end(record: BoardRecord, period: Period) -> list[Vacancy]:
    """Homes that stood empty on the last day of a period, or today where it goes on."""
    day = min(period.last_day, record.today)
    return [one for one in record.vacancies if one.vacant_from <= day and (one.let_on is None or one.let_on > day)]


def moved_out_in(record: BoardRecord, period: Period) -> list[Vacancy]:
    """Homes that a family left for good in a period: notice, a lease that ran out, a home of its own."""
    gone = [one for one in record.vacancies if one.cause in LEFT_THE_AREA and one.vacant_from <= record.today]
    return [one for one in gone if period.holds(one.vacant_from)]


def causes_in(record: BoardRecord, period: Period) -> Mapping[Cause, int]:
    """How many moved out by each cause, those without any too."""
    counted = Counter(Cause(one.cause) for one in moved_out_in(record, period))
    return {cause: counted[cause] for cause in LEFT_THE_AREA}


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardChain:
    """A vacancy that no move within had made, and the homes that were let because of it, itself first."""

    first: Vacancy
    let: tuple[Vacancy, ...]

    @property
    def links(self) -> int:
        return len(self.let)


def chains_in(record: BoardRecord, period: Period) -> list[BoardChain]:
    """The chains whose first home was let in a period, with all that they have led to since, the longest first."""
    following: defaultdict[UUID, list[Vacancy]] = defaultdict(list)
    for one in record.vacancies:
        if one.freed_by is not None:
            following[one.freed_by.vacancy_id].append(one)
    firsts = [one for one in let_in(record, period) if one.freed_by is None]
    chains = [BoardChain(first=one, let=tuple(_links(one, following=following))) for one in firsts]
    return sorted(chains, key=lambda chain: -chain.links)


def _links(first: Vacancy, *, following: Mapping[UUID, list[Vacancy]]) -> list[Vacancy]:
    """The homes let from the first on; one that nobody has moved into yet is no link."""
    links, waiting = [], [first]
    while waiting:
        one = waiting.pop()
        if one.let_on is not None:
            links.append(one)
            waiting += following.get(one.pk, [])
    return links
