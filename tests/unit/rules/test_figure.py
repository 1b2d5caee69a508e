"""A figure carries its evidence, and an unknown part makes the whole unknown, not nothing."""

from __future__ import annotations

from bofast.rules import buy, five_ways, sifo
from bofast.rules.figure import Figure, How, Rule, all_of, any_of, difference, given, total
from bofast.rules.law import Law
from bofast.rules.parameter_row import Unit
from bofast.vocabulary.money import Money
from tests.unit.rules.figure_tree import wrong_figures
from tests.unit.rules.situations import FAMILY, ON

SUM = Rule("test.sum", Unit.NOK, How.SUM, "a test")
LESS = Rule("test.less", Unit.NOK, How.DIFFERENCE, "a test")
FACT = Rule("test.fact", Unit.NOK, How.GIVEN, "a test")
TEST = Rule("test.test", Unit.YES_NO, How.TEST, "a test")
ALL = Rule("test.all", Unit.YES_NO, How.ALL, "a test")
ANY = Rule("test.any", Unit.YES_NO, How.ANY, "a test")


def amount(kroner: int | None, fact: str = "fact") -> Figure:
    return given(FACT, None if kroner is None else Money.of(kroner), fact=fact)


def flag(*, told: bool | None, fact: str = "fact") -> Figure:
    return given(TEST, told, fact=fact)


def test_a_difference_is_the_first_less_all_the_others() -> None:
    assert difference(LESS, amount(100), amount(30), amount(20)).value == Money.of(50)


def test_an_unknown_part_makes_the_sum_unknown_and_is_named() -> None:
    summed = total(SUM, [amount(1), amount(None, "rent")])

    assert summed.value is None
    assert summed.unknown_facts() == ("rent",)


def test_one_no_decides_all_and_asks_for_nothing_more() -> None:
    decided = all_of(ALL, flag(told=None, fact="a"), flag(told=False))

    assert decided.value is False
    assert decided.deciding_facts() == ()


def test_one_yes_decides_any_and_an_open_one_asks_only_for_what_is_open() -> None:
    yes = any_of(ANY, flag(told=None, fact="a"), flag(told=True))
    still_open = all_of(ALL, yes, flag(told=None, fact="b"))

    assert yes.value is True
    assert still_open.value is None
    assert still_open.deciding_facts() == ("b",)


def test_every_tree_of_the_five_ways_adds_up(entered: Law) -> None:
    compared = five_ways.compare(FAMILY, law=entered, on=ON)

    for answer in compared.answers.values():
        assert wrong_figures(answer.money.against_reference) == []
        assert wrong_figures(answer.money.against_floor) == []
        assert wrong_figures(answer.money.housing_allowance) == []


def test_the_tree_of_the_start_loan_adds_up(entered: Law) -> None:
    loan = buy.answer(FAMILY, law=entered, on=ON).loan

    assert loan is not None
    assert loan.eligibility is not None
    assert wrong_figures(loan.eligibility.figure) == []


def test_a_tree_that_does_not_add_up_is_found() -> None:
    wrong = total(SUM, [amount(1), amount(2)])._replace(value=Money.of(4))

    assert wrong_figures(total(SUM, [wrong])) == ["test.sum"]


def test_a_figure_is_unverified_when_a_row_deep_under_it_is(entered: Law) -> None:
    compared = five_ways.compare(FAMILY, law=entered, on=ON)

    assert compared.answers[five_ways.Way.STAY].money.against_floor.unverified
    assert not sifo.living_costs(FAMILY, law=entered, on=ON).unverified


def test_rows_are_told_once_though_used_often(entered: Law) -> None:
    rows = sifo.living_costs(FAMILY, law=entered, on=ON).all_rows()

    assert len(rows) == len(set(rows)) > 20
