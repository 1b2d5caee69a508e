"""The whole way of `bofast letting solve`, from a problem with names to a plan that has been audited and explained."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from bofast.allocation.asked.problem import FORMAT, Problem
from bofast.allocation.made_up.list_mode import HALF_INTERNAL
from bofast.allocation.market import NO_HOME
from bofast.allocation.solving import solve
from bofast.rules.law import load_law
from bofast.rules.letting.facts import LetHome, ListedFamily, Wish
from bofast.vocabulary.letting import Mode
from tests.benchmarks.letting_works.found import Found
from tests.benchmarks.letting_works.instance import Instance

_FIRST_DAY = date(1850, 1, 1)
"""A day for each family, so that no lot decides: 50,000 days end in 1986."""


@cache
def problem_of(instance: Instance) -> Problem:
    """List mode for the same families and homes, by names that sort as their numbers do."""
    listed_on = {family: _FIRST_DAY + timedelta(days) for days, family in enumerate(instance.by_seniority.tolist())}
    return Problem(
        format=FORMAT,
        mode=Mode.LIST,
        on=date(2026, 11, 22),
        homes=tuple(_home(instance, home) for home in range(int(instance.homes))),
        families=tuple(_family(instance, number, listed_on=day) for number, day in sorted(listed_on.items())),
        agreements=(HALF_INTERNAL,),
    )


def _home(instance: Instance, home: int) -> LetHome:
    stairwell, block, department = instance.group[:, home].tolist()
    return LetHome(name=_named(home), stairwell=_named(stairwell), block=_named(block), department=_named(department))


def _family(instance: Instance, family: int, *, listed_on: date) -> ListedFamily:
    own = int(instance.own[family])
    mine = slice(int(instance.first[family]), int(instance.first[family + 1]))
    wishes = zip(instance.home[mine].tolist(), instance.fit[mine].tolist(), strict=True)
    return ListedFamily(
        name=_named(family),
        home="" if own == NO_HOME else _named(own),
        wishes=tuple(Wish(home=_named(home), worth=fit) for home, fit in wishes),
        listed_on=listed_on,
        need_class=int(instance.need_class[family]),
        is_nominated=own == NO_HOME and bool(instance.is_vulnerable[family]),
    )


def _named(number: int) -> str:
    return f"{number:06}"


def _solve(instance: Instance, _seconds: float) -> Found:
    solved = solve(problem_of(instance), law=load_law("dk"))
    return Found(solved.prepared.market, solved.plan, instance.fit, unexplained=solved.unexplained)


PREPARE = problem_of
WORKS: Mapping[str, Callable[[Instance, float], Found]] = {"solve_by_names": _solve}
