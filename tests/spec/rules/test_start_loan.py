"""The start loan: A and B always, and either C1 with C2 or one of four exceptions; every combination is tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from bofast.rules.facts import (
    AfterSchool,
    FamilyFacts,
    Income,
    IncomeKind,
    Permanence,
    PresentHome,
    Purchase,
    RunningCosts,
    StartLoanFacts,
    Wealth,
)
from bofast.rules.law import Law
from bofast.rules.startlan import eligibility
from bofast.rules.startlan_grounds import Condition, StartLoanException
from bofast.vocabulary.answers import Answer, all_of, any_of
from bofast.vocabulary.money import Money
from tests.spec.rules.families import child, family, woman

ON = date(2026, 11, 21)
NOTHING = Money.of(0)
CARRIED, NOT_CARRIED = 30_000, 15_000  # net a month; the loan of 1.5 million costs 7 266 over 30 years
THREE = (True, False, None)

RUNNING = RunningCosts(
    electricity_per_month=Money.of(1_500),
    insurance_per_month=Money.of(300),
    municipal_fees_per_month=Money.of(1_000),
    maintenance_per_month=Money.of(1_000),
    property_tax_per_month=NOTHING,
    common_costs_per_month=NOTHING,
)


@pytest.fixture(scope="module")
def law_with_rates(law: Law) -> Law:
    """The law with the guidance rates of 2026 as an office enters them; here those of 2024 once more."""
    return law.with_rows(list(office_rates()))


def office_rates() -> Iterator[Mapping[str, Any]]:
    always = {
        "first_day": date(2026, 1, 1),
        "last_day": date(2026, 12, 31),
        "source": {"text": "Council decision 4/26", "url": "https://example.org/4-26"},
        "verified": True,
    }
    for lives_as, value in (("single", 7850), ("couple", 13100), ("shared", 6600)):
        yield {"parameter": "guidance_rates/adults", "group": {"lives_as": lives_as}, "value": value, **always}
    for first, last, value in ((0, 5, 3850), (6, 10, 3950), (11, 17, 5150)):
        group = {"age": {"from": first, "to": last}}
        yield {"parameter": "guidance_rates/children", "group": group, "value": value, **always}


def applicant(*, net: int = CARRIED, has_child: bool = True, **start_loan: bool | None) -> FamilyFacts:
    """A woman of 35, by default with a girl of 8, who rents and wants to buy for 1.5 million."""
    wage = Income(
        kind=IncomeKind.WAGE,
        earner="woman",
        gross_per_month=Money.of(net),
        net_per_month=Money.of(net),
        permanence=Permanence.PERMANENT,
    )
    people = [woman(35, on=ON)]
    girl = child(8, on=ON, in_kindergarten=False, after_school=AfterSchool.NONE)
    return family(
        *people,
        *([girl] if has_child else []),
        incomes=(wage,),
        wealth=Wealth(net=NOTHING, savings=NOTHING),
        present_home=PresentHome(rent_per_month=Money.of(9_000)),
        purchase=Purchase(
            price=Money.of(1_500_000), running=RUNNING, rate_percent=Decimal("4.12"), is_sober=True, is_found=True
        ),
        start_loan=StartLoanFacts(**start_loan),
    )


def negated(fact: bool | None) -> bool | None:
    return None if fact is None else not fact


@pytest.mark.parametrize("net", [CARRIED, NOT_CARRIED])
@pytest.mark.parametrize("a", THREE)
def test_every_combination_of_conditions_and_exceptions(a: bool | None, net: int, law_with_rates: Law) -> None:
    """A, B and ((C1 and C2) or E1 or E2 or E3 or E4), with unknown as a third value: 4374 situations in all."""
    b = net == CARRIED
    for c1, c2, e1, e2, e3, e4 in product(THREE, repeat=6):
        facts = applicant(
            net=net,
            bank_lends_enough=negated(a),
            long_term_trouble=c1,
            has_saved=c2,
            needs_stable_home_soon=e1,
            refinancing_lets_stay=e2,
            home_hinders_work=e3,
            frees_municipal_home=e4,
        )

        answer = eligibility(facts, law=law_with_rates, on=ON)

        conditions = [Answer.of(fact) for fact in (a, b, c1, c2)]
        exceptions = [Answer.of(fact) for fact in (e1, e2, e3, e4)]
        ordinary = all_of(conditions[2:])
        passes = all_of([*conditions[:2], any_of([ordinary, *exceptions])])
        situation = {"A": a, "B": b, "C1": c1, "C2": c2, "E1": e1, "E2": e2, "E3": e3, "E4": e4}
        assert Answer.of(answer.eligible) is passes, situation
        assert [answer.conditions[key].value for key in Condition] == [a, b, c1, c2], situation
        assert [answer.exceptions[key].value for key in StartLoanException] == [e1, e2, e3, e4], situation
        holding = [key for key, fact in zip(StartLoanException, (e1, e2, e3, e4), strict=True) if fact]
        if passes is Answer.YES and ordinary is not Answer.YES:
            assert answer.carried_by in holding, situation
        else:
            assert answer.carried_by is None or answer.carried_by in holding, situation


def test_the_ordinary_conditions_need_no_exception(law_with_rates: Law) -> None:
    ordinary = applicant(bank_lends_enough=False, long_term_trouble=True, has_saved=True, needs_stable_home_soon=True)

    answer = eligibility(ordinary, law=law_with_rates, on=ON)

    assert answer.eligible is True
    assert answer.carried_by is None


@pytest.mark.parametrize(
    ("has_child", "challenges", "soon", "holds"),
    [
        (True, False, True, True),
        (True, None, True, True),  # a child is enough: nobody needs to be asked about challenges
        (True, False, False, False),
        (True, True, None, None),
        (False, True, True, True),
        (False, False, True, False),
        (False, None, True, None),
        (False, True, False, False),
    ],
)
def test_e1_takes_a_child_or_special_challenges_and_a_need_within_short_time(
    has_child: bool, challenges: bool | None, soon: bool | None, holds: bool | None, law_with_rates: Law
) -> None:
    facts = applicant(has_child=has_child, has_special_challenges=challenges, needs_stable_home_soon=soon)

    assert eligibility(facts, law=law_with_rates, on=ON).exceptions[StartLoanException.E1].value is holds


@pytest.mark.parametrize(("suits", "renting_is_worse", "at_risk"), list(product([True, False], repeat=3)))
def test_fifty_years_with_a_child(suits: bool, renting_is_worse: bool, at_risk: bool, law_with_rates: Law) -> None:
    """A child waives (a); the risk of losing the home waives (b) and (c); nothing waives (d)."""
    told = {
        "low_income_is_lasting": False,
        "home_suits_long_term": suits,
        "renting_is_worse": renting_is_worse,
        "risks_losing_home": at_risk,
    }
    economic = applicant(**told, shorter_term_is_irresponsible=True)
    needless = applicant(**told, shorter_term_is_irresponsible=False)

    expected = (suits or at_risk) and (renting_is_worse or at_risk)
    assert eligibility(economic, law=law_with_rates, on=ON).long_term.value is expected
    assert eligibility(needless, law=law_with_rates, on=ON).long_term.value is False


@pytest.mark.parametrize("lasting", [True, False])
def test_fifty_years_without_a_child_take_a_lasting_low_income(lasting: bool, law_with_rates: Law) -> None:
    facts = applicant(
        has_child=False,
        low_income_is_lasting=lasting,
        home_suits_long_term=True,
        renting_is_worse=True,
        risks_losing_home=False,
        shorter_term_is_irresponsible=True,
    )

    assert eligibility(facts, law=law_with_rates, on=ON).long_term.value is lasting


def test_without_the_guidance_rates_of_the_year_b_is_not_guessed(law: Law) -> None:
    """The state's rates of 2026 are not known: the floor under the subsistence is missing, so B cannot be a yes."""
    facts = applicant(bank_lends_enough=False, long_term_trouble=True, has_saved=True)

    answer = eligibility(facts, law=law, on=ON)

    assert answer.conditions[Condition.B].value is None
    assert answer.eligible is None
    assert "guidance_rates/" in " ".join(str(because) for because in answer.figure.open_questions())
