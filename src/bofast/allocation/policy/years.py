"""Years of letting, event by event: homes are given up, offered, refused and let by the rules that decide for real."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import islice

from bofast.allocation.policy.agenda import Agenda
from bofast.allocation.policy.chance import DAYS_A_YEAR, Befalls, Draws, days_until, happens
from bofast.allocation.policy.estate import Estate
from bofast.allocation.policy.indicators import Indicators, Tally, months_at
from bofast.allocation.policy.kinds import NOMINATED, Size, Verdicts
from bofast.allocation.policy.terms import Policy, Rates
from bofast.allocation.policy.waiting import Waiting, WaitingList
from bofast.rules.letting.lanes import Counters, next_lane
from bofast.vocabulary.letting import Lane

_NO_HOME = -1
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


def live_through(estate: Estate, *, verdicts: Verdicts, rates: Rates, span: Span, seed: int) -> Indicators:
    """What comes of the verdicts' policy in this estate. The same seed gives the same people under every policy."""
    return _Years(estate, verdicts, rates, span=span, seed=seed).through()


class _Years:
    """The state of one run."""

    def __init__(self, estate: Estate, verdicts: Verdicts, rates: Rates, *, span: Span, seed: int) -> None:
        self.estate, self.verdicts, self.rates, self.span = estate, verdicts, rates, span
        self.policy: Policy = verdicts.policy
        self.now, self.counts_from = 0, span.settling_years * DAYS_A_YEAR
        self.adults = [one.adults for one in estate.tenants]
        self.children = [one.children for one in estate.tenants]
        self.need_class = [one.need_class for one in estate.tenants]
        self.home = list(range(len(estate.homes)))
        self.draws = Draws(seed)
        self.refused: set[tuple[int, int]] = set()
        self.given_up = [0] * len(estate.homes)
        self.lane: list[Lane] = [Lane.GENERAL] * len(estate.homes)
        self.list = WaitingList(verdicts, rooms={home.rooms for home in estate.homes})
        self.counters = Counters()
        self.lanes_seen: dict[Counters, tuple[Lane, Counters]] = {}
        self.tally = Tally()
        self.agenda = Agenda(self.counts_from + span.years * DAYS_A_YEAR)
        self._begin()

    def through(self) -> Indicators:
        happen = (self._leaves, self._arrives, self._gives_up, self._changes, self._offer)  # in the order of _What
        for day, what, whom in self.agenda:
            self.now = day
            happen[what](whom)
        return self._indicators(self.span.years)

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
        self.adults.append(told.adults)
        self.children.append(told.children)
        self.need_class.append(told.need_class)
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
        self.children[household] = max(0, self.children[household] + (1 if gains else -1))
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
        self.lane[home] = self._next_lane()
        self._plan(_What.OFFER, home, self.policy.turnaround_days)

    def _next_lane(self) -> Lane:
        """By the counters that decide for real; their rounds repeat, so each step is reckoned once."""
        step = self.lanes_seen.get(self.counters)
        if step is None:
            step = self.lanes_seen[self.counters] = next_lane(self.counters, agreement=self.policy.agreement)
        lane, self.counters = step
        return lane

    def _offer(self, home: int) -> None:
        told = self.estate.homes[home]
        line = self.verdicts.line(told.rooms, self.lane[home])
        wanting = self.list.in_order(line, department=told.department)
        asking = (one for one in wanting if (one, home) not in self.refused)
        asked = list(islice(asking, self.policy.offers_at_once))
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
        before, self.now = self.now, on
        if left == _NO_HOME:
            self._comes_in(household)
        else:
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
        if self.home[household] != _NO_HOME:
            tally.tenants_helped += 1
            return
        tally.newcomers_housed += 1
        tally.acute_housed += self.need_class[household] == 1
        tally.waited_days.append(on - self.list.since(household))

    # what the rules ask, and chance

    def _waiting(self, household: int, *, since: int) -> Waiting:
        home = self.home[household]
        size = Size(self.adults[household], self.children[household])
        if home == _NO_HOME:
            return Waiting(size, None, 0, self._nominated_class(household), since)
        told = self.estate.homes[home]
        return Waiting(size, told.department, told.rooms, 0, since)

    def _nominated_class(self, household: int) -> int:
        """The municipality puts forward newcomers of its two most urgent classes."""
        need_class = self.need_class[household]
        return need_class if need_class in NOMINATED else 0

    def _is_crowded(self, household: int) -> bool:
        rooms = self.estate.homes[self.home[household]].rooms
        return self.adults[household] + self.children[household] > rooms

    def _counts(self) -> bool:
        return self.now >= self.counts_from

    def _plan(self, what: _What, whom: int, days: int) -> None:
        self.agenda.plan(self.now + days, what, whom)

    def _days(self, household: int, what: Befalls, percent_a_year: int) -> int:
        return days_until(percent_a_year, self.draws.next(household, what))

    def _indicators(self, years: int) -> Indicators:
        tally = self.tally
        crowded = [one for one, home in enumerate(self.home) if home != _NO_HOME and self._is_crowded(one)]
        rooms = self.estate.homes
        return Indicators(
            years=years,
            lettings=tally.lettings,
            chains=tally.chains,
            empty_days=tally.empty_days,
            tenants_helped=tally.tenants_helped,
            newcomers_housed=tally.newcomers_housed,
            acute_housed=tally.acute_housed,
            overcrowded=len(crowded),
            overcrowded_children=sum(self.children[one] for one in crowded),
            rooms_lacking=sum(self.adults[one] + self.children[one] - rooms[self.home[one]].rooms for one in crowded),
            waited_months_median=months_at(tally.waited_days, percent=50),
            waited_months_nine_in_ten=months_at(tally.waited_days, percent=90),
            offers=tally.offers,
            refusals=tally.refusals,
            nominated=tally.nominated,
        )
