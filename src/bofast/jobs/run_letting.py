"""A letting over the wall: the facts of a day become a frozen problem, and the engine's answer a frozen plan.

What is solved is the text that was frozen, read back, with the seed of the lots put in. So the plan can be made again
from the record at any time, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django_tasks import task

from bofast.allocation.asked.problem import FORMAT, AgreementCounters, Problem, SwapRules
from bofast.allocation.plan_told import Reasons, plan_told
from bofast.allocation.solved import Solved
from bofast.allocation.solving import solve
from bofast.casework.lettings.actions import freeze_problem, record_plan
from bofast.casework.lettings.known.mixed_facts import let_by
from bofast.casework.lettings.known.problem_facts import LOOKED_AHEAD, FactsOfDay, facts_of_day
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.models.runs import RunState
from bofast.casework.policy.law import law_of
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.jobs.carrying_out import carry_out
from bofast.rules.facts_json import json_told
from bofast.rules.facts_reading import read_facts
from bofast.rules.facts_telling import facts_told
from bofast.rules.law import Law
from bofast.rules.letting.eligibility import RULES_VERSION, house_rules
from bofast.vocabulary.letting import Mode

STEPS = 2
"""A letting is planned once to see that it can be, frozen, and planned from the frozen text."""
Tell = Callable[[int], object]


@task()
def run_letting(run_id: str) -> None:
    """Freeze the facts of a letting that was asked for, and plan by them. One that is frozen is not frozen again."""
    carry_out(run_id, work=_planned)


def letting_of(run: Run) -> LettingRun:
    """The letting that a run is about, of the office that asked."""
    of_office = LettingRun.objects.filter(office=run.office).select_related("office", "asked_by")
    return of_office.get(pk=UUID(run.facts["letting"]))


def _planned(run: Run) -> Mapping[str, Any]:
    """Plan the letting of a run, or leave it be when an earlier taking of the same run has planned it.

    Raises: Cancelled, when the user has asked for that, or has dropped the letting; as `plan_letting`.
    """
    letting = letting_of(run)
    if letting.state is RunState.DROPPED:
        raise runs.Cancelled
    if letting.state in {RunState.ASKED, RunState.BEGUN}:
        plan_letting(letting, tell=lambda step: runs.tell_progress(run, done=step, total=STEPS))
    return {}


def plan_letting(letting: LettingRun, *, tell: Tell = lambda _step: None) -> LettingRun:
    """The letting with its problem and its plan, both frozen. One whose problem is frozen already is planned by that.

    `tell` hears after each step how many are done; what it raises before the facts are frozen leaves nothing behind.

    Raises: ShownToUser, when it has its plan already, or was dropped; BadFacts, MissingParameter and NoAgreement, for
    facts that no rule answers to: then nothing is frozen.
    """
    law = law_of(letting.office)
    frozen = letting if letting.state is RunState.BEGUN else _frozen(letting, law=law, tell=tell)
    return record_plan(frozen, plan=plan_of(frozen.problem, seed=frozen.seed, law=law), by=letting.asked_by)


def _frozen(letting: LettingRun, *, law: Law, tell: Tell) -> LettingRun:
    tell(0)
    seed = letting.sealed_seed()
    problem = problem_of_day(letting, seed=seed, law=law)
    told = {name: value for name, value in facts_told(problem).items() if name != "lottery_seed"}
    plan_of(_written(told), seed=seed, law=law)  # what cannot be planned is not frozen
    tell(1)
    return freeze_problem(letting, problem=_written(told), rules_version=RULES_VERSION, by=letting.asked_by)


def problem_of_day(letting: LettingRun, *, seed: str, law: Law) -> Problem:
    """What the engine is asked, from the case file as of the day of a letting."""
    mode, on = letting.mode, letting.on
    facts = let_by(mode, facts=facts_of_day(letting.office, day=on, vacant_by=on + LOOKED_AHEAD), on=on)
    is_list = mode is Mode.LIST
    return Problem(
        format=FORMAT,
        mode=mode,
        on=on,
        homes=facts.homes,
        families=facts.families,
        agreements=facts.agreements if is_list else (),
        counters=_counters(facts) if is_list else (),
        rules=house_rules(law, on=on),
        swaps=_swap_rules(letting),
        lottery_seed=seed,
    )


def _swap_rules(letting: LettingRun) -> SwapRules | None:
    """How many may swap at once. What the landlord may refuse it decides by each swap, where the families are asked."""
    return None if letting.largest_swap is None else SwapRules(largest=letting.largest_swap)


def _counters(facts: FactsOfDay) -> tuple[AgreementCounters, ...]:
    return tuple(AgreementCounters(agreement=name, counters=one) for name, one in facts.counters.items())


def plan_of(problem: str, *, seed: str, law: Law) -> str:
    """The plan of a frozen problem, as text. The same text and seed give the same bytes.

    Raises: BadFacts, for a text that is no problem; MissingParameter, NoAgreement, UnsoundPlan.
    """
    return _written(plan_told(solved_again(problem, seed=seed, law=law), reasons=Reasons.WISHED))


def solved_again(problem: str, *, seed: str, law: Law) -> Solved:
    """What a frozen problem gives when it is solved with the seed of its lots.

    Raises: as `plan_of`.
    """
    asked: Problem = read_facts(Problem, {**json_told(problem), "lottery_seed": seed})
    return solve(asked, law=law)


def is_replayed(letting: LettingRun) -> bool:
    """Whether the frozen problem still gives the frozen plan, byte for byte."""
    return plan_of(letting.problem, seed=letting.seed, law=law_of(letting.office)) == letting.plan


def _written(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
