"""Trying a policy over the wall: own homes, or made-up ones, lived through under each rule, side by side."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django_tasks import task

from bofast.allocation.policy.estate import Estate
from bofast.allocation.policy.terms import Policy, Rates, TriedCap
from bofast.allocation.policy.trial import FORMAT, Trial
from bofast.allocation.policy.trying import Estimate, Tried, try_policies
from bofast.casework.lettings.trials.asked import MARKS, Basis, CapAsked, PolicyAsked, TrialAsked
from bofast.casework.lettings.trials.behaviour import behaviour_of
from bofast.casework.lettings.trials.estate import FEWEST_HOMES, EstateFacts, estate_of
from bofast.casework.lettings.trials.looked_back import LookedBack, look_back
from bofast.casework.lettings.trials.told import EstimateTold, PolicyTold, RateUsed, TrialTold
from bofast.casework.policy.law import law_of
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.jobs.carrying_out import carry_out
from bofast.jobs.own_estate import own_estate, own_rates, rates_used
from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.eligibility import HouseRules
from bofast.vocabulary.spells import add_months

WORTH_MORE_PROCESSES = 200_000
"""Home-years lived through: one process has done fewer before others have started."""
MONTHS_LOOKED_BACK = 12


class TooFewHomes(ValueError):
    """Fewer lived-in homes with known rooms than a trial can tell from: the page asks before it offers this."""


@dataclass(frozen=True, slots=True)
class _Begins:
    """Where a trial begins; no estate stands for the made-up one."""

    estate: Estate | None
    rates: Rates
    used: Mapping[str, RateUsed]
    homes: int
    waiting: int
    left_out: int
    newcomers_are_made_up: bool


@task()
def try_policy(run_id: str) -> None:
    """Live through years of letting under each policy; what came of it lies in the run's result."""
    carry_out(run_id, work=tried)


def tried(run: Run) -> Mapping[str, Any]:
    """The answer as `TrialTold`: policies side by side, and, of own homes, the last year's lettings held to the rule.

    Raises: Cancelled; TooFewHomes; ValueError, for shares that cannot stand together.
    """
    asked, today = TrialAsked.of(run.facts), timezone.localdate()
    begins = _own(run, today=today) if asked.basis is Basis.OWN else _made_up(asked)
    progress = _Progress(run, runs=asked.seeds * len(asked.policies))
    trial = _trial(asked, rates=begins.rates)
    results = try_policies(
        trial,
        law=law_of(run.office),
        workers=_workers(asked, homes=begins.homes),
        on_progress=progress.of_trial,
        estate=begins.estate,
    )
    looked_back = _looked_back(run, today=today, on_progress=progress.of_looking_back)
    return TrialTold(
        homes=begins.homes,
        waiting=begins.waiting,
        left_out=begins.left_out,
        newcomers_are_made_up=begins.newcomers_are_made_up,
        policies=tuple(_policy_told(one) for one in results),
        rates=begins.used,
        looked_back=looked_back,
    ).as_result()


@dataclass(frozen=True, slots=True)
class _Progress:
    """Tries lived through, and then lettings looked back on, counted on as one.

    Each part's `of_…` raises Cancelled, when the user has asked for that.
    """

    run: Run
    runs: int

    def of_trial(self, done: int, total: int) -> None:
        runs.tell_progress(self.run, done=done, total=total)

    def of_looking_back(self, done: int, total: int) -> None:
        runs.tell_progress(self.run, done=self.runs + done, total=self.runs + total)


def _own(run: Run, *, today: date) -> _Begins:
    facts: EstateFacts = estate_of(run.office, day=today)
    if len(facts.tenants) < FEWEST_HOMES:
        raise TooFewHomes(f"{len(facts.tenants)} homes with tenants and known rooms; a trial needs {FEWEST_HOMES}")
    rates, used = own_rates(behaviour_of(run.office, day=today))
    return _Begins(
        estate=own_estate(facts),
        rates=rates,
        used=used,
        homes=len(facts.tenants),
        waiting=len(facts.newcomers),
        left_out=facts.left_out,
        newcomers_are_made_up=not facts.newcomers,
    )


def _made_up(asked: TrialAsked) -> _Begins:
    rates = Rates()
    return _Begins(
        estate=None,
        rates=rates,
        used=rates_used(rates),
        homes=asked.homes,
        waiting=asked.homes // 2,
        left_out=0,
        newcomers_are_made_up=False,
    )


def _trial(asked: TrialAsked, *, rates: Rates) -> Trial:
    policies = tuple(_policy(mark, one) for mark, one in zip(MARKS, asked.policies, strict=False))
    return Trial(format=FORMAT, policies=policies, homes=asked.homes, seeds=asked.seeds, years=asked.years, rates=rates)


def _policy(mark: str, asked: PolicyAsked) -> Policy:
    """A policy by its letter. Agreed criteria are left out: a trial's households have none to be told apart by."""
    agreement = Agreement(
        name=mark,
        municipal_share=asked.municipal_share,
        internal_share=asked.internal_share,
        other_turn=asked.other_turn,
    )
    rules = HouseRules(
        most_persons_per_room=asked.most_persons_per_room,
        norm=asked.norm,
        most_rooms_over_persons=asked.most_rooms_over_persons,
    )
    caps = (_cap(asked.cap),) if asked.cap else ()
    return Policy(name=mark, agreement=agreement, rules=rules, offers_at_once=asked.offers_at_once, caps=caps)


def _cap(asked: CapAsked) -> TriedCap:
    return TriedCap(level=asked.level, kind=asked.kind, at_most=asked.at_most)


def _workers(asked: TrialAsked, *, homes: int) -> int:
    home_years = homes * asked.years * asked.seeds * len(asked.policies)
    return 1 if home_years < WORTH_MORE_PROCESSES else os.cpu_count() or 1


def _policy_told(tried: Tried) -> PolicyTold:
    return PolicyTold(
        is_on_front=tried.is_on_front,
        of={name: _estimate_told(one) for name, one in tried.of.items()},
        against_first={name: _estimate_told(one) for name, one in tried.against_first.items()},
    )


def _estimate_told(found: Estimate) -> EstimateTold:
    return EstimateTold(mean=found.mean, low=found.low, high=found.high)


def _looked_back(run: Run, *, today: date, on_progress: Callable[[int, int], None]) -> LookedBack | None:
    since = add_months(today, -MONTHS_LOOKED_BACK)
    return look_back(run.office, from_day=since, to_day=today, on_progress=on_progress)
