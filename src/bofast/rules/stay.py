"""The first way home: stay where the family lives, as the home is."""

from __future__ import annotations

from datetime import date

from bofast.rules.circumstances import Circumstances, circumstances_on
from bofast.rules.facts import FamilyFacts, PresentHome
from bofast.rules.figure import Figure
from bofast.rules.findings import Findings
from bofast.rules.law import Law
from bofast.rules.way_answer import WayAnswer
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.ways import Way


def answer(facts: FamilyFacts, *, law: Law, on: date) -> WayAnswer:
    """Whether the family can stay, until when, and what that leaves to live on."""
    return answer_in(circumstances_on(facts, law=law, on=on))


def answer_in(circumstances: Circumstances) -> WayAnswer:
    home = circumstances.facts.present_home
    money = circumstances.money(
        circumstances.cost_today,
        allowance=circumstances.allowance(counted_today(circumstances), is_adapted=home.is_adapted),
    )
    found = Findings()
    found.look_at_fit(home.fit, path="present_home")
    found.look_at_cost(money.cost)
    found.look_at_what_is_left(money)
    _look_at_lease(found, home)
    return found.answer(Way.STAY, money=money, fit=home.fit)


def counted_today(circumstances: Circumstances) -> Figure:
    """The part of today's cost that housing allowance counts: the rent, or the loan on an owned home."""
    return circumstances.cost_today.parts[0]


def _look_at_lease(found: Findings, home: PresentHome) -> None:
    if home.lease_ends_on is None:
        return
    renewal = Because(Reason.LEASE_MUST_BE_RENEWED, {"ends_on": home.lease_ends_on})
    if home.lease_can_be_renewed is False:
        found.refusals.append(renewal)
    elif home.lease_can_be_renewed is None:
        found.conditions.append(renewal)
    else:
        found.first.append(renewal)
