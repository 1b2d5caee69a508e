"""By which rule each home in play is let: as somebody has said, or by the counters of its agreement.

Homes that stand vacant take the counters in the order in which they fell vacant. Homes whose tenants want another may
fall vacant inside the plan; they get a provisional lane from the counters that follow, by name. When such a home is
really given up, the real counter decides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from operator import attrgetter

from bofast.allocation.asked.problem import Problem
from bofast.rules.letting.agreement import agreement_for
from bofast.rules.letting.facts import LetHome
from bofast.rules.letting.lanes import Counters, next_lane
from bofast.vocabulary.letting import Lane

_BEGUN = Counters()


@dataclass(frozen=True, slots=True)
class LetLanes:
    """The lane of each home by name, which of them are provisional, and the counters after the vacant ones."""

    of: Mapping[str, Lane]
    provisional: frozenset[str]
    counters: Mapping[str, Counters]

    @classmethod
    def none(cls) -> LetLanes:
        """Need mode has no lanes."""
        return cls({}, frozenset(), {})


def lanes_in_play(problem: Problem) -> LetLanes:
    """A lane for every home without an order of its own.

    Raises: NoAgreement, where the lane is not said and no agreement, or more than one, covers the home's department.
    """
    rented = {family.home for family in problem.families if family.home}
    by_counters = [home for home in problem.homes if not home.order and home.lane is None]
    vacant = [home for home in by_counters if home.name not in rented]
    given_up = [home for home in by_counters if home.name in rented]
    counters = {one.agreement: one.counters for one in problem.counters}
    said = {home.name: home.lane for home in problem.homes if home.lane is not None}
    let = _counted(sorted(vacant, key=_fell_vacant), problem, counters)
    after = dict(counters)
    later = _counted(sorted(given_up, key=attrgetter("name")), problem, counters)
    return LetLanes({**said, **let, **later}, frozenset(later), after)


def _counted(homes: list[LetHome], problem: Problem, counters: dict[str, Counters]) -> dict[str, Lane]:
    """The lane of one home after another; moves the counters on. Their rounds repeat: each step is reckoned once."""
    agreement_of = cache(partial(agreement_for, agreements=problem.agreements, on=problem.on))
    steps: dict[tuple[str, Counters], tuple[Lane, Counters]] = {}
    lanes = {}
    for home in homes:
        agreement = agreement_of(home.department)
        step = (agreement.name, counters.get(agreement.name, _BEGUN))
        if step not in steps:
            steps[step] = next_lane(step[1], agreement=agreement)
        lanes[home.name], counters[agreement.name] = steps[step]
    return lanes


def _fell_vacant(home: LetHome) -> tuple[date, str]:
    return home.vacant_from or date.max, home.name
