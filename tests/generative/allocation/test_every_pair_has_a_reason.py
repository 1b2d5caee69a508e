"""Whole problems of chance: every plan passes the audit, every pair has a reason, and nothing comes out differently."""

from __future__ import annotations

import json
import random
from datetime import date
from typing import Any

import pytest

from bofast.allocation.asked.problem import FORMAT, GroupCap, Problem, SwapRules
from bofast.allocation.plan_told import Reasons, plan_told
from bofast.allocation.solving import solve
from bofast.rules.law import load_law
from bofast.rules.letting.agreement import Agreement
from bofast.rules.letting.eligibility import HouseRules
from bofast.rules.letting.facts import HomeFacts, LetHome, ListedFamily, Wish
from bofast.vocabulary.letting import GroupLevel, Mode, OtherTurn

PROBLEMS = 15
"""Of each mode; 150 were run once."""


@pytest.mark.parametrize("mode", [Mode.LIST, Mode.NEED])
@pytest.mark.parametrize("is_limited", [False, True])
def test_every_pair_has_a_reason(mode, is_limited):
    for seed in range(PROBLEMS):
        problem = problem_of_chance(seed, mode=mode, is_limited=is_limited)
        solved = solve(problem, law=load_law("dk"))
        told = plan_told(solved, reasons=Reasons.EVERY)

        assert solved.unexplained == 0
        assert all(lives_after(problem, told, cap) <= max(cap.at_most, lives_now(problem, cap)) for cap in problem.caps)
        assert len(told["reasons"]) == len(problem.homes) * len(problem.families)
        assert all(one["code"] != "unexplained" for one in told["reasons"])
        assert json.dumps(plan_told(solve(problem, law=load_law("dk")), reasons=Reasons.EVERY)) == json.dumps(told)


def lives_now(problem: Problem, cap: GroupCap) -> int:
    return sum(cap.kind in one.kinds and one.home in group(problem, cap) for one in problem.families)


def lives_after(problem: Problem, told: dict[str, Any], cap: GroupCap) -> int:
    """By the answer that is written out, as a reader of it would count."""
    counts = {family.name for family in problem.families if cap.kind in family.kinds}
    return sum(one["family"] in counts and one["has"] in group(problem, cap) for one in told["families"])


def group(problem: Problem, cap: GroupCap) -> set[str]:
    return {home.name for home in problem.homes if getattr(home, cap.level.value) == cap.group}


def problem_of_chance(seed: int, *, mode: Mode, is_limited: bool) -> Problem:
    """A few families and homes in two departments; if limited, with swaps, caps, and at times short circles."""
    chance = random.Random(f"{seed} {mode}")  # noqa: S311 - chance that its seed repeats
    homes = [f"home {number}" for number in range(chance.randint(1, 8))]
    tenants = chance.sample(homes, chance.randint(0, len(homes)))
    families = [
        _family(number, tenants=tenants, homes=homes, chance=chance)
        for number in range(len(tenants) + chance.randint(0, 3))
    ]
    return Problem(
        format=FORMAT,
        mode=mode,
        on=date(2026, 11, 22),
        homes=tuple(_home(name, at, chance=chance) for at, name in enumerate(homes)),
        families=tuple(families),
        agreements=(_agreement(chance),) if mode is Mode.LIST else (),
        rules=HouseRules(most_persons_per_room=2),
        caps=tuple(_caps(homes, chance=chance)) if is_limited and mode is Mode.NEED else (),
        longest_cycle=chance.choice([None, 2, 3]) if is_limited and mode is Mode.NEED else None,
        swaps=SwapRules(largest=chance.choice([2, 3])) if is_limited else None,
        lottery_seed="a seed that nobody could choose",
    )


def _home(name, at, *, chance):
    department = "north" if at % 2 else "south"
    return LetHome(
        name=name,
        department=department,
        stairwell=f"{department} {at % 4}",
        facts=HomeFacts(rooms=chance.randint(1, 5)),
    )


def _family(number, *, tenants, homes, chance):
    wanted = chance.sample(homes, chance.randint(0, len(homes)))
    return ListedFamily(
        name=f"family {number}",
        home=tenants[number] if number < len(tenants) else "",
        listed_on=date(chance.randint(2015, 2018), 1, 1),
        need_class=chance.randint(1, 3),
        is_nominated=chance.random() < 0.3,
        kinds=("vulnerable",) if chance.random() < 0.5 else (),
        wishes=tuple(Wish(home=home) for home in wanted),
    )


def _agreement(chance):
    return Agreement(
        name="made up",
        municipal_share=chance.choice(["0", "1/4", "1/3"]),
        flexible_share=chance.choice(["0", "1/2"]),
        internal_share=chance.choice(["0", "1/2", "1"]),
        other_turn=chance.choice(list(OtherTurn)),
        exempts_internal_moves=chance.random() < 0.5,
    )


def _caps(homes, *, chance):
    yield GroupCap(level=GroupLevel.DEPARTMENT, group="south", kind="vulnerable", at_most=chance.randint(0, 2))
    yield GroupCap(level=GroupLevel.STAIRWELL, group="south 0", kind="vulnerable", at_most=chance.randint(0, 1))
