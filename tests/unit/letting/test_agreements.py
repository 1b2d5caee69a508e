"""Which agreement covers a department on a day, and what an agreement may say."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from bofast.rules.letting.agreement import NoAgreement, agreement_for, share
from bofast.vocabulary.letting import Precedence
from tests.unit.letting.situations import agreement

YEAR = {"first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31)}
STEPS = [
    agreement(name="step 1", departments=("Elm", "Oak"), municipal_share="1/3"),
    agreement(name="step 3", departments=("Ash",), municipal_share="0"),
    agreement(name="all others", municipal_share="1/4"),
]


@pytest.mark.parametrize(
    ("department", "found"), [("Elm", "step 1"), ("Oak", "step 1"), ("Ash", "step 3"), ("Birch", "all others")]
)
def test_in_a_step_model_each_department_has_the_agreement_of_its_step(department: str, found: str):
    assert agreement_for(department, agreements=STEPS, on=date(2026, 6, 1)).name == found


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 12, 31), True), (date(2027, 1, 1), False)],
)
def test_an_agreement_holds_from_its_first_day_to_its_last_both_counted(day: date, holds: bool):
    assert agreement(**YEAR).holds_on(day) is holds


def test_the_next_agreement_takes_over_on_its_first_day():
    both = [agreement(name="2026", **YEAR), agreement(name="2027", first_day=date(2027, 1, 1))]

    assert agreement_for("Elm", agreements=both, on=date(2026, 12, 31)).name == "2026"
    assert agreement_for("Elm", agreements=both, on=date(2027, 1, 1)).name == "2027"


def test_a_department_that_no_agreement_covers_is_no_guess():
    with pytest.raises(NoAgreement, match="'Birch' on 2026-06-01; found: none"):
        agreement_for("Birch", agreements=STEPS[:2], on=date(2026, 6, 1))


@pytest.mark.parametrize("departments", [("Elm",), ()])
def test_two_agreements_that_would_answer_are_both_named(departments: tuple[str, ...]):
    both = [agreement(name="one", departments=departments), agreement(name="two", departments=departments)]

    with pytest.raises(NoAgreement, match="one, two"):
        agreement_for("Elm", agreements=both, on=date(2026, 6, 1))


def test_when_the_named_agreement_has_ended_the_one_for_the_rest_answers():
    ended = agreement(name="step", departments=("Elm",), last_day=date(2026, 5, 31))

    found = agreement_for("Elm", agreements=[ended, agreement(name="rest")], on=date(2026, 6, 1))

    assert found.name == "rest"


@pytest.mark.parametrize(("text", "exact"), [("0", 0), ("1", 1), ("1/4", Fraction(1, 4)), ("25/100", Fraction(1, 4))])
def test_a_share_is_an_exact_fraction(text: str, exact: Fraction):
    assert share(text) == exact


@pytest.mark.parametrize("text", ["5/4", "2", "-1/4", "0.25", "25 %", "1/0", "", "a quarter", "1/4\n", "¼"])
def test_what_is_no_share_is_refused_with_an_example(text: str):
    with pytest.raises(ValueError, match="such as 1/4"):
        share(text)


def test_shares_make_the_whole_at_most():
    agreement(municipal_share="1/4", flexible_share="3/4")

    with pytest.raises(ValueError, match="more than all lettings"):
        agreement(municipal_share="1/4", flexible_share="4/5")


def test_an_agreement_of_one_day_holds_and_one_that_ends_before_it_begins_is_refused():
    agreement(first_day=date(2026, 1, 1), last_day=date(2026, 1, 1))

    with pytest.raises(ValueError, match="ends before it begins"):
        agreement(first_day=date(2026, 1, 2), last_day=date(2026, 1, 1))


def test_precedence_of_children_must_say_from_how_many_rooms():
    with pytest.raises(ValueError, match="children_from_rooms"):
        agreement(precedences=(Precedence.CHILDREN,))


def test_a_precedence_stands_once():
    with pytest.raises(ValueError, match="twice"):
        agreement(precedences=(Precedence.SEPARATION, Precedence.RETURN, Precedence.SEPARATION))
