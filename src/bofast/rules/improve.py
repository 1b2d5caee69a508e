"""The second way home: stay, and make the home fit."""

from __future__ import annotations

from datetime import date

from bofast.rules.circumstances import Circumstances, circumstances_on
from bofast.rules.facts import FamilyFacts, Improvement
from bofast.rules.figure import Figure, How, Rule, given, total
from bofast.rules.findings import NONE, Findings
from bofast.rules.law import Law
from bofast.rules.nothing_to_compare import nothing_to_compare
from bofast.rules.parameter_row import Unit
from bofast.rules.stay import counted_today
from bofast.rules.way_answer import WayAnswer
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.tenure import Tenure
from bofast.vocabulary.ways import Way

COST = Rule("improve.cost", Unit.NOK_PER_MONTH, How.SUM, "cost today and the landlord's or municipality's offer")
RENT_INCREASE = Rule("improve.rent_increase", Unit.NOK_PER_MONTH, How.GIVEN, "the landlord's offer")
COUNTED = Rule("improve.rent_after", Unit.NOK_PER_MONTH, How.SUM, "rent today and the landlord's offer")


def answer(facts: FamilyFacts, *, law: Law, on: date) -> WayAnswer:
    """Whether the home can be made to fit, what it then costs, and what must happen first."""
    return answer_in(circumstances_on(facts, law=law, on=on))


def answer_in(circumstances: Circumstances) -> WayAnswer:
    facts = circumstances.facts
    plan = facts.improvement
    if plan is None:
        return nothing_to_compare(Way.IMPROVE, circumstances, fact="improvement")
    is_owned = facts.present_home.tenure is Tenure.OWNED
    increase = _increase(plan, is_owned=is_owned)
    counted = total(COUNTED, [counted_today(circumstances), increase])
    money = circumstances.money(
        total(COST, [circumstances.cost_today, increase]),
        allowance=circumstances.allowance(counted, is_adapted=facts.present_home.is_adapted),
    )
    found = Findings()
    found.look_at_fit(plan.fit, path="improvement")
    found.look_at_cost(money.cost)
    found.look_at_what_is_left(money)
    _look_at_landlord(found, plan, is_owned=is_owned)
    _look_at_payment(found, plan)
    return found.answer(Way.IMPROVE, money=money, fit=plan.fit)


def _increase(plan: Improvement, *, is_owned: bool) -> Figure:
    told = NONE if is_owned and plan.rent_increase_per_month is None else plan.rent_increase_per_month
    return given(RENT_INCREASE, told, fact="improvement.rent_increase_per_month")


def _look_at_landlord(found: Findings, plan: Improvement, *, is_owned: bool) -> None:
    if is_owned or plan.landlord_agrees:
        return
    if plan.landlord_agrees is None:
        found.conditions.append(Because(Reason.LANDLORD_MUST_AGREE))
    else:
        found.refusals.append(Because(Reason.LANDLORD_REFUSES))


def _look_at_payment(found: Findings, plan: Improvement) -> None:
    if plan.grant > NONE:
        found.first.append(Because(Reason.GRANT_MUST_BE_GIVEN, {"amount": plan.grant}))
    if plan.own_payment is not None and plan.own_payment > NONE:
        found.first.append(Because(Reason.WORK_MUST_BE_PAID_FOR, {"amount": plan.own_payment}))
