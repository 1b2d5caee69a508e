"""The third way home: move to a rented home that suits the family better."""

from __future__ import annotations

from datetime import date

from bofast.rules.circumstances import Circumstances, circumstances_on
from bofast.rules.facts import FamilyFacts, OtherHome
from bofast.rules.findings import NONE, Findings
from bofast.rules.home_costs import ASKED_WHEN_RENTED, rented_home, running_costs
from bofast.rules.law import Law
from bofast.rules.nothing_to_compare import nothing_to_compare
from bofast.rules.way_answer import WayAnswer
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.ways import Way


def answer(facts: FamilyFacts, *, law: Law, on: date) -> WayAnswer:
    """Whether the family can move to the home that is entered, what it costs, and what must happen first."""
    return answer_in(circumstances_on(facts, law=law, on=on))


def answer_in(circumstances: Circumstances) -> WayAnswer:
    home = circumstances.facts.better_home
    if home is None:
        return nothing_to_compare(Way.MOVE, circumstances, fact="better_home")
    running = running_costs(home.running, path="better_home.running", asked=ASKED_WHEN_RENTED)
    cost = rented_home(home.rent_per_month, running, path="better_home")
    rent = cost.parts[0]
    money = circumstances.money(cost, allowance=circumstances.allowance(rent, is_adapted=home.is_adapted))
    found = Findings()
    found.look_at_fit(home.fit, path="better_home")
    found.look_at_cost(cost)
    found.look_at_what_is_left(money)
    found.look_at_offer(is_offered=home.is_offered, place=home.place_in_order)
    found.look_at_day(home.available_on, on=circumstances.on)
    _look_at_deposit(found, home)
    return found.answer(Way.MOVE, money=money, fit=home.fit)


def _look_at_deposit(found: Findings, home: OtherHome) -> None:
    if home.deposit is not None and home.deposit > NONE:
        found.first.append(Because(Reason.DEPOSIT_MUST_BE_PAID, {"amount": home.deposit}))
