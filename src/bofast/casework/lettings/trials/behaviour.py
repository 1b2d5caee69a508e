"""How often people left, came, said yes and gave up, in an office's own history, with how much each share rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Q

from bofast.casework.access.models import Office
from bofast.casework.homes.models import Home
from bofast.casework.lettings.board.record import Days
from bofast.casework.lettings.models import Offer, Registration
from bofast.casework.tenancies.models import Occupancy
from bofast.vocabulary.spells import add_months

YEARS_BACK = 3
ENOUGH = 30
"""Fewer events than this tell too little: half of thirty has an interval of 18 hundredths to either side."""
DAYS_A_YEAR = 365


class Rate(StrEnum):
    """What is counted; the names are those of the trial's rates."""

    LEAVE = "leave_percent"
    ARRIVE = "arrive_percent"
    GIVE_UP = "give_up_percent"
    TENANT_YES = "tenant_yes_percent"
    NEWCOMER_YES = "newcomer_yes_percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateCounted:
    """A share of the office's own history, in whole percent, and how many events it rests on."""

    percent: int
    rests_on: int

    @property
    def is_enough(self) -> bool:
        return self.rests_on >= ENOUGH


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stays:
    """When each family rented a home of the office."""

    of: Mapping[UUID, tuple[Days, ...]]

    def rents(self, family: UUID, *, on: date) -> bool:
        return any(days.hold(on) for days in self.of.get(family, ()))

    def leavings(self, *, since: date, until: date) -> int:
        """Families who left a home and rented no other here from that day."""
        ends = {(family, one.ends) for family, days in self.of.items() for one in days if one.ends}
        return sum(since <= end < until and not self.rents(family, on=end) for family, end in ends)

    def years(self, *, since: date, until: date) -> float:
        """Years that homes were lived in."""
        every = (one for days in self.of.values() for one in days)
        return sum(_days_within(one, since=since, until=until) for one in every) / DAYS_A_YEAR


def behaviour_of(office: Office, *, day: date) -> dict[Rate, RateCounted]:
    """What the three years before a day tell, in three queries; a rate that nothing tells of is left out."""
    since = add_months(day, -12 * YEARS_BACK)
    stays = _stays(office, since=since)
    listed = _listed(office, since=since)
    return {
        **dict(_of_moves(stays, listed=listed, since=since, until=day)),
        **dict(_of_answers(office, stays=stays, since=since, until=day)),
    }


def _of_moves(
    stays: _Stays, *, listed: Iterable[Registration], since: date, until: date
) -> Iterator[tuple[Rate, RateCounted]]:
    newcomers = [one for one in listed if not stays.rents(one.family_id, on=one.listed_on)]
    leavings, lived = stays.leavings(since=since, until=until), stays.years(since=since, until=until)
    if lived:
        yield Rate.LEAVE, _percent(leavings, of=lived, rests_on=leavings)
    if leavings:
        arrivals = sum(since <= one.listed_on < until for one in newcomers)
        yield Rate.ARRIVE, _percent(arrivals, of=leavings, rests_on=min(arrivals, leavings))
    waits = [Days(begins=one.listed_on, ends=one.ended_on) for one in newcomers]
    waited = sum(_days_within(one, since=since, until=until) for one in waits) / DAYS_A_YEAR
    if waited:
        gave_up = sum(_gave_up(one, since=since, until=until) for one in newcomers)
        yield Rate.GIVE_UP, _percent(gave_up, of=waited, rests_on=gave_up)


def _gave_up(one: Registration, *, since: date, until: date) -> bool:
    ended = one.ended_on
    return ended is not None and since <= ended < until and one.ended_because != Registration.EndedBecause.HOUSED


def _of_answers(office: Office, *, stays: _Stays, since: date, until: date) -> Iterator[tuple[Rate, RateCounted]]:
    said = [Offer.Answer.YES, Offer.Answer.NO]
    rows = Offer.objects.filter(vacancy__home__office=office, answer__in=said, answered_on__gte=since)
    answers = [
        (stays.rents(family, on=on), answer == Offer.Answer.YES)
        for family, on, answer in rows.order_by("pk").values_list("registration__family", "answered_on", "answer")
        if on and on < until
    ]
    for rate, is_tenant in ((Rate.TENANT_YES, True), (Rate.NEWCOMER_YES, False)):
        yeses = [said_yes for rents, said_yes in answers if rents is is_tenant]
        if yeses:
            yield rate, _percent(sum(yeses), of=len(yeses), rests_on=len(yeses))


def _percent(events: int, *, of: float, rests_on: int) -> RateCounted:
    return RateCounted(percent=round(100 * events / of), rests_on=rests_on)


def _days_within(days: Days, *, since: date, until: date) -> int:
    return max(0, (min(days.ends or until, until) - max(days.begins, since)).days)


def _stays(office: Office, *, since: date) -> _Stays:
    rows = Occupancy.objects.filter(home__office=office).known_at(None).exclude(home__disposal=Home.Disposal.PRIVATE)
    touching = rows.filter(Q(left_on__isnull=True) | Q(left_on__gte=since)).order_by("entered_on", "pk")
    found: dict[UUID, list[Days]] = {}
    for family, begins, ends in touching.values_list("family", "entered_on", "left_on"):
        found.setdefault(family, []).append(Days(begins=begins, ends=ends))
    return _Stays(of={family: tuple(days) for family, days in found.items()})


def _listed(office: Office, *, since: date) -> list[Registration]:
    standing = Registration.objects.filter(family__office=office)
    return list(standing.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=since)).order_by("listed_on", "pk"))
