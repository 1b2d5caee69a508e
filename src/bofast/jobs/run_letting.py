"""A letting over the wall: the facts of a day become a frozen problem, and the engine's answer a frozen plan.

What is solved is the text that was frozen, read back, with the seed of the lots put in. So the plan can be made again
from the record at any time, byte for byte.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from uuid import UUID

from django_tasks import task

from bofast.allocation.asked.problem import FORMAT, AgreementCounters, Problem
from bofast.allocation.plan_told import Reasons, plan_told
from bofast.allocation.solving import solve
from bofast.casework.access.models import Office
from bofast.casework.lettings.actions import freeze_problem, record_plan
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.problem_facts import FactsOfDay, facts_of_day
from bofast.casework.policy.law import law_of
from bofast.rules.facts_json import json_told
from bofast.rules.facts_reading import read_facts
from bofast.rules.facts_telling import facts_told
from bofast.rules.law import Law
from bofast.rules.letting.eligibility import RULES_VERSION, HouseRules
from bofast.vocabulary.letting import Mode

_MOST_PERSONS = "letting/most_persons_per_room"
LOOKED_AHEAD = timedelta(days=180)
"""Homes that fall vacant within half a year are planned together: further on too much will have changed.

Source: the Norwegian ombudsman holds that a queue should count on homes that are likely to fall vacant within about six
months.
"""


@task()
def run_letting(letting_id: str) -> None:
    """Freeze the facts of a letting that was asked for, and plan by them. One that is frozen is not frozen again."""
    plan_letting(LettingRun.objects.select_related("office", "asked_by").get(pk=UUID(letting_id)))


def plan_letting(letting: LettingRun) -> LettingRun:
    """The letting with its problem and its plan, both frozen.

    Raises: ShownToUser, when it has them already, or was dropped; BadFacts and NoAgreement, for facts that no rule
    answers to: then nothing is frozen.
    """
    law = law_of(letting.office)
    seed = letting.sealed_seed()
    problem = problem_of_day(letting.office, mode=letting.mode, on=letting.on, seed=seed, law=law)
    told = {name: value for name, value in facts_told(problem).items() if name != "lottery_seed"}
    plan_of(_written(told), seed=seed, law=law)  # what cannot be planned is not frozen
    frozen = freeze_problem(letting, problem=_written(told), rules_version=RULES_VERSION, by=letting.asked_by)
    return record_plan(frozen, plan=plan_of(frozen.problem, seed=frozen.seed, law=law), by=letting.asked_by)


def problem_of_day(office: Office, *, mode: Mode, on: date, seed: str, law: Law) -> Problem:
    """What the engine is asked, from the case file as of a day."""
    facts = facts_of_day(office, day=on, vacant_by=on + LOOKED_AHEAD)
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
        lottery_seed=seed,
    )


def _counters(facts: FactsOfDay) -> tuple[AgreementCounters, ...]:
    return tuple(AgreementCounters(agreement=name, counters=one) for name, one in facts.counters.items())


def house_rules(law: Law, *, on: date) -> HouseRules:
    """The rules of size of a country, where its law has any."""
    if _MOST_PERSONS not in law.tables:
        return HouseRules()
    return HouseRules(most_persons_per_room=law.row(_MOST_PERSONS, on=on).whole)


def plan_of(problem: str, *, seed: str, law: Law) -> str:
    """The plan of a frozen problem, as text. The same text and seed give the same bytes.

    Raises: BadFacts, for a text that is no problem; MissingParameter, NoAgreement, UnsoundPlan.
    """
    told = {**json_told(problem), "lottery_seed": seed}
    asked: Problem = read_facts(Problem, told)
    return _written(plan_told(solve(asked, law=law), reasons=Reasons.WISHED))


def is_replayed(letting: LettingRun) -> bool:
    """Whether the frozen problem still gives the frozen plan, byte for byte."""
    return plan_of(letting.problem, seed=letting.seed, law=law_of(letting.office)) == letting.plan


def _written(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
