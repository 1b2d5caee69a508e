"""Single facts that would change the answer: each is exact, tried on the rules, and the screening agrees."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bofast.rules import buy
from bofast.rules.change import Change, ChangeKind
from bofast.rules.facts import FamilyFacts, Income, IncomeKind, Permanence
from bofast.rules.law import Law
from bofast.rules.screening import screen
from bofast.rules.way_answer import Possible
from bofast.rules.what_would_change import least, what_would_change
from bofast.vocabulary.money import Money
from tests.unit.rules.situations import CHILD_BENEFIT, FAMILY, KR, ON, SECURE, WAGE, with_flags, with_purchase

TOO_DEAR = with_purchase(SECURE, price=KR(4000000))


def changes(facts: FamilyFacts, *, law: Law) -> dict[ChangeKind, Change]:
    return {change.kind: change for change in what_would_change(facts, law=law, on=ON)}


def possible(facts: FamilyFacts, *, law: Law) -> Possible:
    return buy.answer(facts, law=law, on=ON).possible


def with_more(facts: FamilyFacts, more: Money) -> FamilyFacts:
    extra = Income(kind=IncomeKind.OTHER, net_per_month=more, gross_per_month=KR(0), permanence=Permanence.PERMANENT)
    return replace(facts, incomes=(*facts.incomes, extra))


def test_an_income_that_ends_is_named_when_its_lasting_would_be_enough(entered: Law) -> None:
    found = changes(FAMILY, law=entered)[ChangeKind.INCOME_LASTS]

    assert (found.fact, found.before, found.after) == ("incomes[1].permanence", Possible.CONDITIONAL, Possible.YES)


def test_the_needed_income_is_exact_to_a_krone(entered: Law) -> None:
    needed = changes(TOO_DEAR, law=entered)[ChangeKind.MORE_INCOME].needed

    assert isinstance(needed, Money)
    assert possible(with_more(TOO_DEAR, needed), law=entered) is Possible.YES
    assert possible(with_more(TOO_DEAR, needed - KR(1)), law=entered) is Possible.NO


def test_the_price_is_exact_to_a_krone(entered: Law) -> None:
    price = changes(TOO_DEAR, law=entered)[ChangeKind.PRICE].needed

    assert isinstance(price, Money)
    assert possible(with_purchase(TOO_DEAR, price=price), law=entered) is Possible.YES
    assert possible(with_purchase(TOO_DEAR, price=price + KR(1)), law=entered) is Possible.NO


def test_the_position_is_exact_to_a_percent(entered: Law) -> None:
    assert changes(TOO_DEAR, law=entered)[ChangeKind.POSITION].needed == Decimal(80)


def test_the_rate_that_would_be_low_enough_is_exact_to_a_hundredth(entered: Law) -> None:
    rate = changes(TOO_DEAR, law=entered)[ChangeKind.RATE].needed

    assert isinstance(rate, Decimal)
    assert possible(with_purchase(TOO_DEAR, rate_percent=rate), law=entered) is Possible.YES
    assert possible(with_purchase(TOO_DEAR, rate_percent=rate + Decimal("0.01")), law=entered) is Possible.NO


def test_a_yes_says_how_high_a_rate_it_stands(entered: Law) -> None:
    rate = changes(SECURE, law=entered)[ChangeKind.RATE].needed

    assert isinstance(rate, Decimal)
    assert possible(with_purchase(SECURE, rate_percent=rate), law=entered) is Possible.YES
    assert possible(with_purchase(SECURE, rate_percent=rate + Decimal("0.01")), law=entered) is not Possible.YES


def test_one_point_more_says_what_is_left_to_live_on(entered: Law) -> None:
    up = changes(SECURE, law=entered)[ChangeKind.RATE_UP]
    dearer = buy.answer(with_purchase(SECURE, rate_percent=Decimal("5.12")), law=entered, on=ON)

    assert up.left_to_live_on == dearer.money.left_to_live_on.value


def test_saving_would_change_a_refusal_that_rests_on_it_alone(entered: Law) -> None:
    refused = with_flags(
        SECURE,
        needs_stable_home_soon=False,
        refinancing_lets_stay=False,
        home_hinders_work=False,
        frees_municipal_home=False,
    )

    assert set(changes(refused, law=entered)) == {ChangeKind.SAVES}
    assert screen(refused, law=entered, on=ON).nearest == replace(
        changes(refused, law=entered)[ChangeKind.SAVES], left_to_live_on=None
    )


def test_two_faults_at_once_have_no_single_cure(entered: Law) -> None:
    refused = with_flags(TOO_DEAR, bank_lends_enough=True)

    assert changes(refused, law=entered) == {}
    assert screen(refused, law=entered, on=ON).nearest is None


def test_what_nobody_knows_comes_first(entered: Law) -> None:
    unknown = with_flags(SECURE, bank_lends_enough=None)

    first = what_would_change(unknown, law=entered, on=ON)[0]

    assert (first.kind, first.fact, first.needed) == (ChangeKind.LEARN, "start_loan.bank_lends_enough", False)


@pytest.mark.parametrize("facts", [FAMILY, SECURE, TOO_DEAR, with_flags(SECURE, bank_lends_enough=None)])
def test_the_screening_answers_as_the_whole_comparison_does(facts: FamilyFacts, entered: Law) -> None:
    screened = screen(facts, law=entered, on=ON)

    assert screened.possible is possible(facts, law=entered)


def test_the_screening_tells_more_income_where_that_is_the_smaller_step(entered: Law) -> None:
    nearest = screen(TOO_DEAR, law=entered, on=ON).nearest

    assert nearest is not None
    assert nearest == replace(changes(TOO_DEAR, law=entered)[ChangeKind.MORE_INCOME], left_to_live_on=None)


def test_the_screening_tells_a_lower_price_where_that_is_the_smaller_step(entered: Law) -> None:
    helped = with_purchase(SECURE, price=KR(20000000), equity=KR(18000000))  # arithmetic, not a likely family

    nearest = screen(helped, law=entered, on=ON).nearest

    price = changes(helped, law=entered)[ChangeKind.PRICE]
    assert nearest is not None
    assert (nearest.kind, nearest.needed) == (ChangeKind.PRICE, price.needed) == (ChangeKind.PRICE, KR(19937322))


def test_an_income_of_unknown_permanence_is_what_to_learn(entered: Law) -> None:
    unsure = replace(SECURE, incomes=(WAGE, replace(SECURE.incomes[1], permanence=Permanence.UNKNOWN), CHILD_BENEFIT))

    screened = screen(unsure, law=entered, on=ON)

    assert screened.possible is Possible.UNKNOWN
    assert screened.nearest is not None
    assert screened.nearest.fact == "incomes[1].permanence"


def test_a_screening_without_a_price_to_screen_for_is_refused(entered: Law) -> None:
    with pytest.raises(ValueError, match="needs `purchase`"):
        screen(replace(FAMILY, purchase=None), law=entered, on=ON)


@pytest.mark.parametrize("guess", [None, 1, 36, 37, 38, 100])
def test_the_least_number_is_found_with_any_guess(guess: int | None) -> None:
    assert least(100, lambda number: number >= 37, guess) == 37


def test_no_number_is_found_where_it_never_holds() -> None:
    assert least(100, lambda _: False) is None
