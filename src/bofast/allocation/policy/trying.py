"""Policies side by side: each lived through with the same seeds, with intervals, and none called the best."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from math import sqrt
from multiprocessing import get_context
from statistics import fmean, stdev

from scipy.stats import t

from bofast.allocation.policy.estate import Estate, made_up_estate
from bofast.allocation.policy.indicators import Indicators
from bofast.allocation.policy.kinds import TRIED_ON, Verdicts
from bofast.allocation.policy.trial import Trial
from bofast.allocation.policy.yardsticks import Yardsticks
from bofast.allocation.policy.years import live_through
from bofast.rules.home_fit import norm_on
from bofast.rules.law import Law

CONFIDENCE = 0.95
MEASURES: dict[str, Callable[[Indicators], float]] = {
    "lettings_a_year": lambda one: one.lettings / one.years,
    "empty_days_a_letting": lambda one: one.empty_days / max(1, one.lettings),
    "empty_days_a_year": lambda one: (one.empty_days + one.days_empty_at_the_end) / one.years,
    "lettings_a_chain": lambda one: one.lettings / max(1, one.chains),
    "tenants_helped_a_year": lambda one: one.tenants_helped / one.years,
    "newcomers_housed_a_year": lambda one: one.newcomers_housed / one.years,
    "acute_housed_a_year": lambda one: one.acute_housed / one.years,
    "overcrowded_at_the_end": lambda one: float(one.overcrowded),
    "children_overcrowded_at_the_end": lambda one: float(one.overcrowded_children),
    "rooms_lacking_at_the_end": lambda one: float(one.rooms_lacking),
    "months_waited_median": lambda one: float(one.waited_months_median),
    "months_waited_nine_in_ten": lambda one: float(one.waited_months_nine_in_ten),
    "refusals_a_letting": lambda one: one.refusals / max(1, one.lettings),
    "municipal_percent": lambda one: 100 * one.nominated / max(1, one.lettings),
    "homes_empty_at_the_end": lambda one: float(one.empty_at_the_end),
    "turned_away_by_a_cap_a_year": lambda one: one.turned_away / one.years,
    "groups_over_a_cap_at_the_end": lambda one: float(one.groups_over_a_cap),
    "let_with_too_little_room_a_year": lambda one: one.let_with_too_little_room / one.years,
    "below_a_norm_at_the_end": lambda one: float(one.below_a_norm),
}
"""What is told of each policy, by name with its unit."""
HOMES_THAT_FIT, EMPTY_DAYS = "overcrowded_at_the_end", "empty_days_a_year"
"""The two that pull against each other: each further link of a chain helps a tenant and empties one home more."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over seeds with its interval of confidence, 95 %; both ends equal the mean where there was one seed."""

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Estimate:
        mean = fmean(values)
        if len(values) < 2:
            return cls(mean, mean, mean)
        half = float(t.ppf((1 + CONFIDENCE) / 2, len(values) - 1)) * stdev(values) / sqrt(len(values))
        return cls(mean, mean - half, mean + half)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a policy.

    Attributes:
        of: each measure by its name in MEASURES.
        against_first: the difference from the first policy, seed by seed; zero for the first itself.
        is_on_front: no other policy has fewer crowded tenants without more empty days, or fewer empty days without
            more crowded tenants.
    """

    policy: str
    of: dict[str, Estimate]
    against_first: dict[str, Estimate]
    is_on_front: bool


def try_policies(
    trial: Trial, *, law: Law, workers: int, on_progress: Callable[[int, int], None], estate: Estate | None = None
) -> tuple[Tried, ...]:
    """Live through every policy with every seed, in an estate, or in the made-up one that the trial tells of.

    The answer does not depend on the number of workers; one works in this process, more in processes of their own.
    `on_progress` is told how many of how many runs are done; what it raises ends the trial.
    Raises: MissingParameter, for a space norm without rows.
    """
    done: dict[tuple[str, int], Indicators] = {}
    with closing(_lived(list(_asked(trial, law=law)), live=partial(_live, trial, estate), workers=workers)) as lived:
        for asked, came in lived:
            done |= {(asked.verdicts.policy.name, seed): one for seed, one in zip(asked.seeds, came, strict=True)}
            on_progress(len(done), len(trial.policies) * trial.seeds)
    names = [policy.name for policy in trial.policies]
    return _side_by_side({name: [done[name, seed] for seed in range(trial.seeds)] for name in names})


_A_BATCH = 5
"""Seeds that one process lives through after another, keeping what the rules have said."""


@dataclass(frozen=True)
class _Asked:
    """A policy's rules, and the seeds that it is lived through with, one after another."""

    verdicts: Verdicts
    held_against: Yardsticks
    seeds: range


def _asked(trial: Trial, *, law: Law) -> Iterator[_Asked]:
    codes = dict.fromkeys(policy.rules.norm for policy in trial.policies if policy.rules.norm)
    norms = {code: norm_on(code, law=law, on=TRIED_ON) for code in codes}
    caps = dict.fromkeys(cap for policy in trial.policies for cap in policy.caps)
    held_against = Yardsticks(tuple(caps), tuple(norms.values()))
    for policy in trial.policies:
        verdicts = Verdicts(policy, norms.get(policy.rules.norm))
        for first in range(0, trial.seeds, _A_BATCH):
            yield _Asked(verdicts, held_against, range(first, min(first + _A_BATCH, trial.seeds)))


def _lived(
    asked: Sequence[_Asked], *, live: Callable[[_Asked], list[Indicators]], workers: int
) -> Generator[tuple[_Asked, list[Indicators]]]:
    """What came of each, as it comes. Processes are not forked: a child would share what this one has open."""
    if workers == 1:
        yield from ((one, live(one)) for one in asked)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            futures = {pool.submit(live, one): one for one in asked}
            for future in as_completed(futures):
                yield futures[future], future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _live(trial: Trial, estate: Estate | None, asked: _Asked) -> list[Indicators]:
    homes = estate if estate is not None else made_up_estate(trial.homes, seed=trial.estate_seed)
    live = partial(live_through, homes, verdicts=asked.verdicts, rates=trial.rates, span=trial.span)
    return [live(seed=seed, held_against=asked.held_against) for seed in asked.seeds]


def _side_by_side(runs: dict[str, list[Indicators]]) -> tuple[Tried, ...]:
    values = {
        name: {measure: [of(one) for one in came] for measure, of in MEASURES.items()} for name, came in runs.items()
    }
    first = next(iter(values.values()))
    means = {name: (fmean(one[HOMES_THAT_FIT]), fmean(one[EMPTY_DAYS])) for name, one in values.items()}
    return tuple(
        Tried(
            policy=name,
            of={measure: Estimate.of(found) for measure, found in told.items()},
            against_first={
                measure: Estimate.of(_differences(found, first[measure])) for measure, found in told.items()
            },
            is_on_front=not any(_beats(other, means[name]) for other in means.values()),
        )
        for name, told in values.items()
    )


def _differences(these: Sequence[float], those: Sequence[float]) -> list[float]:
    return [one - other for one, other in zip(these, those, strict=True)]


def _beats(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether one is as good in both, and better in at least one; less is better in both."""
    return one != other and one[0] <= other[0] and one[1] <= other[1]
