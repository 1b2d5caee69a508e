"""Everything that the rules of the five ways can say has words."""

import re
from pathlib import Path

import pytest
from django.utils import translation

from bofast.desk.ways.changing import SENTENCES, change_in_words
from bofast.desk.wording import WORDS, economy_names, in_words
from bofast.desk.wording.fact_names import fact_name
from bofast.desk.wording.rule_names import HOW, RULES
from bofast.rules import facts, figure
from bofast.rules.change import Change, ChangeKind
from bofast.rules.five_ways import _REASONS
from bofast.rules.startlan_grounds import Condition, StartLoanException
from bofast.rules.way_answer import Possible
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Reason
from bofast.vocabulary.ways import Way

RULE = re.compile(r'Rule\(\s*"([a-z_]+\.[a-z_0-9]+)"')
ELSEWHERE = ("home_fit", "low_income", "outcome")


def test_every_rule_that_a_page_can_open_has_a_name():
    folder = Path(figure.__file__).parent
    codes = {code for file in folder.glob("*.py") for code in RULE.findall(file.read_text(encoding="utf-8"))}
    codes |= {f"startlan.{code.lower()}" for code in (*Condition, *StartLoanException)}

    assert {code for code in codes - RULES.keys() if not code.startswith(ELSEWHERE)} == set()
    assert set(HOW) == set(figure.How)


def test_every_reason_of_the_ways_has_a_sentence():
    said = {reason for _merit, reason in _REASONS} | {Reason.IS_EQUAL, Reason.FACT_UNKNOWN, Reason.PARAMETER_MISSING}

    assert said <= WORDS.keys()


def test_every_list_of_the_economy_has_names():
    assert set(economy_names.INCOMES) == set(facts.IncomeKind)
    assert set(economy_names.PERMANENCES) == set(facts.Permanence)
    assert set(economy_names.EXPENSES) == set(facts.ExpenseKind)
    assert set(economy_names.WAYS) == set(Way)
    assert set(economy_names.POSSIBLE) == set(Possible)
    assert set(SENTENCES) == set(ChangeKind)


def test_a_member_is_named_by_its_own_list_though_another_has_the_same_code():
    assert economy_names.named(facts.ExpenseKind.OTHER) != economy_names.named(facts.IncomeKind.OTHER)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("incomes[0].net_per_month", "Income 1: after tax a month"),
        ("start_loan.has_saved", "Start loan: has used the possibilities to save"),
        ("purchase.running.common_costs_per_month", "The home to buy: common and running costs a month"),
        ("actual_living_costs_per_month", "living costs as the family reckons them"),
    ],
)
def test_a_fact_is_named_by_its_place(path, name, settings):

    with translation.override("en"):
        assert fact_name(path) == name


def test_a_change_says_from_what_to_what_and_what_follows():

    change = Change(
        kind=ChangeKind.PRICE,
        fact="purchase.price",
        found=Money.of(2_430_000),
        needed=Money.of(1_900_000),
        before=Possible.NO,
        after=Possible.YES,
        left_to_live_on=Money.of(4_210),
    )

    with translation.override("nb"):
        said = change_in_words(change).replace("\xa0", " ")

    assert said == (
        "Ved en pris på 1 900 000 kr eller mindre (nå 2 430 000 kr) er svaret: ja. Igjen å leve av: 4 210 kr."
    )


def test_a_reason_without_a_fact_says_unknown_and_breaks_no_page():
    assert "%(" not in in_words(Reason.INCOME_MUST_LAST)
