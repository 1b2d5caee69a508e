"""Five answers side by side: what refuses, what is unknown, what must come true, and the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bofast.rules import buy, improve, move, rent_to_own, stay
from bofast.rules.facts import FamilyFacts, Fit, Income, IncomeKind, Permanence, Purchase, RunningCosts
from bofast.rules.five_ways import Comparison, compare
from bofast.rules.law import Law
from bofast.rules.startlan_grounds import StartLoanException
from bofast.rules.way_answer import Possible, WayAnswer
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason
from bofast.vocabulary.tenure import Tenure
from bofast.vocabulary.ways import Way
from tests.unit.rules.situations import FAMILY, KR, ON, SECURE, WAGE, office_rows, with_flags, with_purchase


def codes(found: tuple[Because, ...]) -> list[Reason]:
    return [because.reason for because in found]


def compared(facts: FamilyFacts, *, law: Law) -> Comparison:
    return compare(facts, law=law, on=ON)


def bought(facts: FamilyFacts, *, law: Law) -> WayAnswer:
    return buy.answer(facts, law=law, on=ON)


def test_every_way_says_what_it_leaves_to_live_on_and_how_that_differs_from_today(entered: Law) -> None:
    staying, moving = stay.answer(FAMILY, law=entered, on=ON), move.answer(FAMILY, law=entered, on=ON)

    assert staying.money.cost.value == KR(9000 + 1200)
    assert staying.money.difference.value == KR(0)
    assert moving.money.difference.value == KR(1500)
    # 51 300 net less home, kindergarten (1 200 for 11 of 12 months) and debt; no allowance at this income
    assert staying.money.left_to_live_on.value == KR(51300 - 10200 - 1100 - 500)


def test_what_is_left_is_held_against_both_the_reference_and_the_floor(entered: Law) -> None:
    answer = stay.answer(FAMILY, law=entered, on=ON)
    budget = compared(FAMILY, law=entered).budget
    left = answer.money.left_to_live_on.minor

    assert answer.money.against_floor.value == Money(left - KR(13700 + 4000 + 2 * 5400).minor)
    assert answer.money.against_reference.value == Money(left - budget.reference.minor)


def test_a_lease_that_ends_is_a_condition_until_the_landlord_has_answered(entered: Law) -> None:
    def with_lease(*, renewed: bool | None) -> Possible:
        home = replace(FAMILY.present_home, lease_ends_on=date(2027, 3, 1), lease_can_be_renewed=renewed)
        return stay.answer(replace(FAMILY, present_home=home), law=entered, on=ON).possible

    assert [with_lease(renewed=told) for told in (True, None, False)] == [
        Possible.YES,
        Possible.CONDITIONAL,
        Possible.NO,
    ]


def test_a_home_that_does_not_fit_cannot_be_the_way_and_an_unknown_fit_is_asked_for(entered: Law) -> None:
    def with_fit(*, fits_now: bool | None) -> WayAnswer:
        home = replace(FAMILY.present_home, fit=Fit(fits_now=fits_now))
        return stay.answer(replace(FAMILY, present_home=home), law=entered, on=ON)

    assert codes(with_fit(fits_now=False).because) == [Reason.HOME_DOES_NOT_FIT]
    assert with_fit(fits_now=None).because[0].facts == {"fact": "present_home.fit.fits_now"}


def test_improving_waits_for_the_landlord_and_ends_with_a_no(entered: Law) -> None:
    assert FAMILY.improvement is not None
    refused = replace(FAMILY, improvement=replace(FAMILY.improvement, landlord_agrees=False))
    owned = replace(FAMILY, present_home=replace(FAMILY.present_home, tenure=Tenure.OWNED))

    assert codes(improve.answer(FAMILY, law=entered, on=ON).conditions) == [Reason.LANDLORD_MUST_AGREE]
    assert codes(improve.answer(refused, law=entered, on=ON).because) == [Reason.LANDLORD_REFUSES]
    assert codes(improve.answer(owned, law=entered, on=ON).conditions) == []


def test_moving_waits_for_an_offer_and_tells_the_place_in_the_order(entered: Law) -> None:
    assert move.answer(FAMILY, law=entered, on=ON).conditions == (Because(Reason.HOME_MUST_BE_OFFERED, {"place": 2}),)


def test_a_way_that_leaves_less_than_the_floor_is_possible_only_with_help(entered: Law) -> None:
    assert FAMILY.better_home is not None
    dear = replace(FAMILY, better_home=replace(FAMILY.better_home, rent_per_month=KR(25000), is_offered=True))

    answer = move.answer(dear, law=entered, on=ON)

    assert answer.possible is Possible.CONDITIONAL
    assert codes(answer.conditions) == [Reason.LEFT_BELOW_FLOOR]
    assert answer.conditions[0].facts["short"] == KR(0) - Money(answer.money.against_floor.minor)


def test_buying_rests_on_the_income_that_ends_and_says_which_and_when(entered: Law) -> None:
    answer = bought(FAMILY, law=entered)

    assert answer.possible is Possible.CONDITIONAL
    assert [(because.reason, because.facts["income"], because.facts["ends_on"]) for because in answer.conditions] == [
        (Reason.INCOME_MUST_LAST, 1, date(2027, 6, 30))
    ]


def test_of_several_incomes_that_end_only_one_that_is_enough_is_named(entered: Law) -> None:
    small = Income(kind=IncomeKind.OTHER, net_per_month=KR(100), permanence=Permanence.TEMPORARY)
    facts = replace(FAMILY, incomes=(small, *FAMILY.incomes))
    both_needed = replace(FAMILY, incomes=(replace(WAGE, permanence=Permanence.TEMPORARY), *FAMILY.incomes[1:]))

    assert [because.facts["income"] for because in bought(facts, law=entered).conditions] == [2]
    assert [because.facts["income"] for because in bought(both_needed, law=entered).conditions] == [0, 1]


def test_a_loan_leaves_the_family_the_floor_whatever_it_reckons_itself(entered: Law) -> None:
    frugal = replace(SECURE, actual_living_costs_per_month=KR(20000))
    lavish = replace(SECURE, actual_living_costs_per_month=KR(45000))

    def subsistence(facts: FamilyFacts) -> object:
        return compared(facts, law=entered).budget.subsistence.value

    assert [subsistence(frugal), subsistence(lavish)] == [KR(28500), KR(45000)]


def test_the_floor_stands_above_a_reference_that_is_lower(entered: Law) -> None:
    alone = replace(SECURE, adults=SECURE.adults[:1], children=())
    dear = [{**row, "value": 20000} for row in office_rows() if row["group"] == {"lives_as": "single"}]

    assert compared(alone, law=entered.with_rows(dear)).budget.subsistence.value == KR(20000)


def test_with_lasting_income_the_family_can_buy_by_the_exception_for_children(entered: Law) -> None:
    answer = bought(SECURE, law=entered)

    assert answer.possible is Possible.YES
    assert answer.loan is not None
    assert answer.loan.eligibility is not None
    assert answer.loan.eligibility.carried_by is StartLoanException.E1
    assert answer.loan.years == 30
    assert answer.money.cost.value == Money(answer.loan.payment[30].minor) + KR(2700)


def test_a_price_that_only_fifty_years_carry_needs_the_conditions_for_a_long_term(entered: Law) -> None:
    dear = with_purchase(SECURE, price=KR(1900000))

    assert bought(dear, law=entered).loan.years == 50  # type: ignore[union-attr]
    without = bought(with_flags(dear, renting_is_worse=False, risks_losing_home=False), law=entered)
    assert without.possible is Possible.NO
    assert codes(without.because) == [Reason.LONG_TERM_NOT_ALLOWED]


def test_a_loan_beyond_fifty_years_says_how_much_is_short_a_month(entered: Law) -> None:
    answer = bought(with_purchase(SECURE, price=KR(4000000)), law=entered)

    assert answer.possible is Possible.NO
    assert answer.loan is not None
    short = answer.loan.payment[50].minor - answer.loan.disposable.minor
    assert [because.facts for because in answer.because] == [{"short": Money(short), "years": 50}]


@pytest.mark.parametrize(
    ("flags", "reason"),
    [
        ({"bank_lends_enough": True}, Reason.BANK_LENDS_ENOUGH),
        (
            {
                "needs_stable_home_soon": False,
                "refinancing_lets_stay": False,
                "home_hinders_work": False,
                "frees_municipal_home": False,
            },
            Reason.NO_EXCEPTION_APPLIES,
        ),
    ],
)
def test_a_refusal_names_the_condition_that_failed(flags: dict[str, bool], reason: Reason, entered: Law) -> None:
    assert codes(bought(with_flags(SECURE, **flags), law=entered).because) == [reason]


def test_an_unknown_fact_is_asked_for_only_where_it_decides(entered: Law) -> None:
    unknown = with_flags(SECURE, bank_lends_enough=None, refinancing_lets_stay=None)

    answer = bought(unknown, law=entered)

    assert answer.possible is Possible.UNKNOWN
    assert answer.because == (Because(Reason.FACT_UNKNOWN, {"fact": "start_loan.bank_lends_enough"}),)


def test_an_unknown_running_cost_keeps_the_answer_from_being_yes(entered: Law) -> None:
    hidden = with_purchase(SECURE, running=RunningCosts(electricity_per_month=KR(1200)))

    answer = bought(hidden, law=entered)

    assert answer.possible is Possible.UNKNOWN
    assert answer.because[0].facts == {"fact": "purchase.running.common_costs_per_month"}


def test_rent_to_own_can_be_gone_though_the_loan_is_not_carried_yet(entered: Law) -> None:
    answer = rent_to_own.answer(SECURE, law=entered, on=ON)

    assert codes(answer.conditions) == [Reason.LOAN_NOT_CARRIED_YET]
    assert codes(answer.first) == [Reason.OPTION_OPENS]


def test_what_is_saved_until_the_option_lowers_its_loan(entered: Law) -> None:
    assert SECURE.rent_to_own is not None
    saving = replace(SECURE, rent_to_own=replace(SECURE.rent_to_own, saving_per_month=KR(1000)))

    answer = rent_to_own.answer(saving, law=entered, on=ON)

    assert answer.loan is not None
    assert answer.loan.needed.value == KR(2430000 - 54 * 1000)


def test_a_way_without_facts_is_unknown_and_says_what_to_enter(entered: Law) -> None:
    bare = replace(FAMILY, improvement=None, better_home=None, rent_to_own=None, purchase=None)

    answers = compared(bare, law=entered).answers

    assert {way: codes(answer.because) for way, answer in answers.items() if answer.because} == {
        way: [Reason.NOTHING_TO_COMPARE] for way in (Way.IMPROVE, Way.MOVE, Way.RENT_TO_OWN, Way.BUY)
    }
    assert answers[Way.STAY].possible is Possible.YES


def test_a_missing_parameter_leaves_the_other_figures_standing_and_is_named_once(law: Law) -> None:
    comparison = compared(FAMILY, law=law)

    assert comparison.answers[Way.STAY].money.left_to_live_on.is_known
    assert not comparison.answers[Way.STAY].money.against_floor.is_known
    assert comparison.answers[Way.BUY].possible is Possible.UNKNOWN
    assert {because.facts["parameter"] for because in comparison.missing_parameters} == {
        "guidance_rates/adults (lives_as=couple)",
        "startlan/interest_rates (product=fixed_10)",
    }


def test_the_home_that_fits_longest_comes_first_among_the_ways_that_can_be_gone(entered: Law) -> None:
    order = compared(FAMILY, law=entered).order

    assert [placed.way for placed in order] == [Way.BUY, Way.RENT_TO_OWN, Way.MOVE, Way.STAY, Way.IMPROVE]
    assert order[0].because == Because(
        Reason.FITS_LONGER, {"until_on": date(2034, 1, 1), "other_until_on": date(2031, 1, 1)}
    )
    assert order[-1].because is None


def test_a_way_that_is_refused_comes_after_all_that_can_be_gone(entered: Law) -> None:
    order = compared(with_flags(FAMILY, bank_lends_enough=True), law=entered).order

    assert order[-1].way is Way.BUY
    assert order[-2].because == Because(Reason.IS_SURER, {})


def test_the_same_facts_law_and_day_give_the_same_comparison(entered: Law) -> None:
    assert compared(FAMILY, law=entered) == compared(FAMILY, law=entered)


def test_an_offered_rate_comes_before_the_rate_of_the_day(entered: Law) -> None:
    offered = bought(with_purchase(SECURE, rate_percent=Decimal("3.5")), law=entered)

    assert offered.loan is not None
    assert offered.loan.rate.value == Decimal("3.5")


def test_a_purchase_without_a_price_is_unknown(entered: Law) -> None:
    answer = bought(replace(SECURE, purchase=Purchase()), law=entered)

    assert answer.possible is Possible.UNKNOWN
    assert "purchase.price" in {because.facts["fact"] for because in answer.because}
