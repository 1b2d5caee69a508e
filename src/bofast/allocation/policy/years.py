"""Years of letting, event by event: homes are given up, offered, refused and let by the rules that decide for real."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from bofast.allocation.policy.agenda import Agenda
from bofast.allocation.policy.chance import DAYS_A_YEAR, Befalls, Draws, days_until, happens
from bofast.allocation.policy.ending import Ending, counted_up
from bofast.allocation.policy.estate import Estate
from bofast.allocation.policy.indicators import Indicators, Tally
from bofast.allocation.policy.kinds import Verdicts
from bofast.allocation.policy.moderation import CountedGroups, FullGroup
from bofast.allocation.policy.people import People
from bofast.allocation.policy.terms import Policy, Rates
from bofast.allocation.policy.turns import Turns
from bofast.allocation.policy.waiting import Waiting, WaitingList
from bofast.allocation.policy.yardsticks import Yardsticks
from bofast.vocabulary.letting import Lane

_NO_HOME = -1
_NO_YARDSTICKS = Yardsticks()
_WAITED_BEFORE = 5 * DAYS_A_YEAR  # those on the list at the beginning joined it in the five years before


class _What(IntEnum):
    """What happens next. Of two things on one day, the first named comes first."""

    LEAVES = 0
    ARRIVES = 1
    GIVES_UP = 2
    CHANGES = 3
    OFFER = 4


@dataclass(frozen=True, slots=True)
class Span:
    """How long a trial goes on: the years before counting settle the list in."""

    years: int = 10
    settling_years: int = 2


def live_through(
    estate: Estate,
    *,
    verdicts: Verdicts,
    rates: Rates,
    span: Span,
    seed: int,
    held_against: Yardsticks = _NO_YARDSTICKS,
) -> Indicators:
    """What comes of the verdicts' policy in this estate. The same seed gives the same people under every policy."""
    return _Years(estate, verdicts, rates, span=span, seed=seed).through(held_against)


class _Years:
    """The state of one run."""

    def __init__(self, estate: Estate, verdicts: Verdicts, rates: Rates, *, span: Span, seed: int) -> None:
        self.estate, self.verdicts, self.rates, self.span = estate, verdicts, rates, span
        self.policy: Policy = verdicts.policy
        self.now, self.counts_from = 0, span.settling_years * DAYS_A_YEAR
        self.people = People(estate.tenants)
        self.home = list(range(len(estate.homes)))
        self.draws = Draws(seed)
        self.refused: set[tuple[int, int]] = set()
        self.given_up = [0] * len(estate.homes)
        self.lane: list[Lane] = [Lane.GENERAL] * len(estate.homes)
        self.groups = CountedGroups(self.policy.caps, homes=estate.homes, kinds=self.people.kinds)
        self.list = WaitingList(verdicts, rooms={home.rooms for home in estate.homes})
        self.turns = Turns(self.policy.agreement)
        self.tally = Tally()
        self.agenda = Agenda(self.counts_from + span.years * DAYS_A_YEAR)
        self._begin()

    def through(self, held_against: Yardsticks = _NO_YARDSTICKS) -> Indicators:
        happen = (self._leaves, self._arrives, self._gives_up, self._changes, self._offer)  # in the order of _What
        for day, what, whom in self.agenda:
            self.now = day
            happen[what](whom)
        return counted_up(self.tally, ending=self._ending(), years=self.span.years, held_against=held_against)

    # who there is at the beginning

    def _begin(self) -> None:
        for tenant in range(len(self.home)):
            self._comes_in(tenant)
        for newcomer in range(self.estate.waiting):
            self._joins(newcomer, since=-self.draws.next(newcomer, Befalls.ARRIVES) * _WAITED_BEFORE >> 32)
        self._next_arrival(self.estate.waiting)

    def _comes_in(self, household: int) -> None:
        """A household that is new to the estate: when it will leave, and when it will change."""
        self._plan(_What.LEAVES, household, self._days(household, Befalls.LEAVES, self.rates.leave_percent))
        self._plan_change(household)
        self._asks_for_more(household)

    def _plan_change(self, household: int) -> None:
        self._plan(_What.CHANGES, household, self._days(household, Befalls.CHANGES, self.rates.change_percent))

    # what happens

    def _leaves(self, tenant: int) -> None:
        home = self.home[tenant]
        self.list.leave(tenant)
        self.home[tenant] = _NO_HOME
        self.groups.leaves(home, kinds=self.people.kinds[tenant])
        if self._counts():
            self.tally.chains += 1
        self._given_up(home)

    def _arrives(self, newcomer: int) -> None:
        self._joins(newcomer, since=self.now)
        self._next_arrival(newcomer + 1)

    def _next_arrival(self, newcomer: int) -> None:
        """Arrivals keep step with leavings on the average: so many percent of them, spread by chance."""
        a_year = self.rates.leave_percent * self.rates.arrive_percent * len(self.estate.homes)
        gap = days_until(100 * a_year // 10_000, self.draws.at(newcomer, Befalls.ARRIVES, time=1))
        self._plan(_What.ARRIVES, newcomer, gap - 1)

    def _joins(self, newcomer: int, *, since: int) -> None:
        told = self.estate.newcomers[newcomer % len(self.estate.newcomers)]
        household = len(self.home)
        self.people.come(told)
        self.home.append(_NO_HOME)
        self.list.join(household, self._waiting(household, since=since))
        self._plan(_What.GIVES_UP, household, self._days(household, Befalls.GIVES_UP, self.rates.give_up_percent))

    def _gives_up(self, newcomer: int) -> None:
        if self.home[newcomer] == _NO_HOME:
            self.list.leave(newcomer)

    def _changes(self, household: int) -> None:
        if self.home[household] == _NO_HOME:
            return
        gains = happens(self.rates.gain_percent, self.draws.next(household, Befalls.GAINS))
        children = self.people.children
        children[household] = max(0, children[household] + (1 if gains else -1))
        self._plan_change(household)
        if not self._is_crowded(household):
            self.list.leave(household)
        elif household in self.list:
            self.list.join(household, self._waiting(household, since=self.list.since(household)))
        else:
            self._asks_for_more(household)

    def _asks_for_more(self, tenant: int) -> None:
        if self._is_crowded(tenant) and happens(
            self.rates.register_percent, self.draws.next(tenant, Befalls.REGISTERS)
        ):
            self.list.join(tenant, self._waiting(tenant, since=self.now))

    # a home is let

    def _given_up(self, home: int) -> None:
        self.given_up[home] = self.now
        self.lane[home] = self.turns.next()
        self._plan(_What.OFFER, home, self.policy.turnaround_days)

    def _offer(self, home: int) -> None:
        told = self.estate.homes[home]
        line = self.verdicts.line(told.rooms, self.lane[home])
        wanting = self.list.in_order(line, department=told.department)
        asked = list(islice(self._asking(wanting, home), self.policy.offers_at_once))
        if not asked:
            self._plan(_What.OFFER, home, self.rates.nobody_days)
            return
        taker = next((one for one in asked if self._says_yes(one, home)), None)
        if self._counts():
            self.tally.offers += len(asked)
            self.tally.refusals += sum((one, home) in self.refused for one in asked)
        if taker is None:
            self._plan(_What.OFFER, home, self.policy.days_to_answer)
        else:
            self._let(home, taker, on=self.now + self._days_to_sign(taker))

    def _asking(self, wanting: Iterator[int], home: int) -> Iterator[int]:
        """Of those who want a home the ones who have not refused it, and whom no group that is full keeps out."""
        asking = (one for one in wanting if (one, home) not in self.refused)
        full = self.groups.full_at(home) if self.policy.caps else ()
        return (one for one in asking if not self._is_kept_out(one, home, full)) if full else asking

    def _is_kept_out(self, household: int, home: int, full: Sequence[FullGroup]) -> bool:
        own = self.home[household]
        lives_at = None if own == _NO_HOME else own
        if not any(group.keeps_out(self.people.kinds[household], lives_at=lives_at) for group in full):
            return False
        if self._counts():
            self.tally.turned_away.add((household, home))
        return True

    def _says_yes(self, household: int, home: int) -> bool:
        is_tenant = self.home[household] != _NO_HOME
        percent = self.rates.tenant_yes_percent if is_tenant else self.rates.newcomer_yes_percent
        if happens(percent, self.draws.at(household, Befalls.SAYS_YES, time=home)):
            return True
        self.refused.add((household, home))
        return False

    def _days_to_sign(self, household: int) -> int:
        if self.policy.offers_at_once > 1:
            return self.policy.days_to_answer
        soonest, latest = self.rates.soonest_days, self.rates.latest_days
        return soonest + (self.draws.next(household, Befalls.SIGNS) * (latest - soonest + 1) >> 32)

    def _let(self, home: int, household: int, *, on: int) -> None:
        """The contract is signed on a day soon; nothing else befalls the two until then."""
        left = self.home[household]
        self._count_letting(home, household, on=on)
        self.list.leave(household)
        self.home[household] = home
        self.groups.enters(home, kinds=self.people.kinds[household])
        before, self.now = self.now, on
        if left == _NO_HOME:
            self._comes_in(household)
        else:
            self.groups.leaves(left, kinds=self.people.kinds[household])
            self._given_up(left)
            self._asks_for_more(household)
        self.now = before

    def _count_letting(self, home: int, household: int, *, on: int) -> None:
        if not self._counts():
            return
        tally = self.tally
        tally.lettings += 1
        tally.empty_days += on - self.given_up[home]
        tally.nominated += self.lane[home] is Lane.MUNICIPAL
        tally.let_with_too_little_room += self.people.persons(household) > self.estate.homes[home].rooms
        if self.home[household] != _NO_HOME:
            tally.tenants_helped += 1
            return
        tally.newcomers_housed += 1
        tally.acute_housed += self.people.need_class[household] == 1
        tally.waited_days.append(on - self.list.since(household))

    # what the rules ask, and chance

    def _waiting(self, household: int, *, since: int) -> Waiting:
        home = self.home[household]
        size = self.people.size(household)
        if home == _NO_HOME:
            return Waiting(size, None, 0, self.people.nominated_class(household), since)
        told = self.estate.homes[home]
        return Waiting(size, told.department, told.rooms, 0, since)

    def _is_crowded(self, household: int) -> bool:
        people = self.people
        return people.adults[household] + people.children[household] > self.estate.homes[self.home[household]].rooms

    def _counts(self) -> bool:
        return self.now >= self.counts_from

    def _plan(self, what: _What, whom: int, days: int) -> None:
        self.agenda.plan(self.now + days, what, whom)

    def _days(self, household: int, what: Befalls, percent_a_year: int) -> int:
        return days_until(percent_a_year, self.draws.next(household, what))

    def _ending(self) -> Ending:
        empty = sorted(set(range(len(self.estate.homes))).difference(self.home))
        return Ending(
            homes=self.estate.homes,
            people=self.people,
            lives_in={household: home for household, home in enumerate(self.home) if home != _NO_HOME},
            days_empty=[days for home in empty if (days := self._days_empty(home)) > 0],
        )

    def _days_empty(self, home: int) -> int:
        """Until the years are over; 0 or less for a home whose tenant leaves it only then."""
        over = self.counts_from + self.span.years * DAYS_A_YEAR
        return over - max(self.given_up[home], self.counts_from)
