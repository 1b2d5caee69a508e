"""What kindergarten and the after-school programme cost a family, when it has not told its bill."""

from __future__ import annotations

from datetime import date

from bofast.rules import incomes
from bofast.rules.facts import AfterSchool, Child, FamilyFacts
from bofast.rules.figure import Figure, How, Rule, fact_unknown, total
from bofast.rules.household import Household, Member, household_on
from bofast.rules.law import Law
from bofast.rules.parameter_row import ParameterRow, Unit
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason

_SOURCE = "SIFO reference budget, OsloMet; national prices of kindergarten and after-school programme"
CHILDCARE = Rule("sifo.childcare", Unit.NOK_PER_MONTH, How.SUM, _SOURCE)
KINDERGARTEN = Rule("sifo.kindergarten", Unit.NOK_PER_MONTH, How.SHARE, _SOURCE)
AFTER_SCHOOL = Rule("sifo.after_school", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
PARTLY_FREE = Rule("sifo.after_school_partly_free", Unit.NOK_PER_MONTH, How.TABLE, _SOURCE)
_KINDERGARTEN_AGES = range(1, 6)
_AFTER_SCHOOL_AGES = range(6, 10)


def childcare(facts: FamilyFacts, *, law: Law, on: date) -> Figure:
    """Kindergarten and after-school programme a month, spread over the year.

    A low income makes both cheaper; where an income before tax is unknown the full price is taken, and it says so.
    Raises: MissingParameter.
    """
    return childcare_for(household_on(facts, on=on), facts=facts, law=law, on=on)


def childcare_for(household: Household, *, facts: FamilyFacts, law: Law, on: date) -> Figure:
    """The same for a household whose members are known.

    Raises: MissingParameter.
    """
    minors = [(member, member.person) for member in household.minors if isinstance(member.person, Child)]
    in_kindergarten = sum(child.in_kindergarten is True for _, child in minors)
    places = [child.after_school for _, child in minors if child.after_school not in {None, AfterSchool.NONE}]
    if not in_kindergarten and not places:
        return Figure(CHILDCARE, Money(0), reasons=_questions(household))
    income = _yearly_income(facts, on=on)
    parts = [_kindergarten(number, income=income, law=law, on=on) for number in range(1, in_kindergarten + 1)]
    parts += _after_school([place for place in places if place], income=income, law=law, on=on)
    summed = total(CHILDCARE, parts)
    unknown = () if income is not None else (Because(Reason.HIGHER_ASSUMED, {"fact": "incomes.gross_per_month"}),)
    return Figure(CHILDCARE, summed.value, parts=summed.parts, reasons=(*_questions(household), *unknown))


def _questions(household: Household) -> tuple[Because, ...]:
    return tuple(
        fact_unknown(f"{member.path}.{fact}") for member in household.minors for fact in _unknown_places(member)
    )


def _unknown_places(member: Member) -> list[str]:
    child = member.person
    if not isinstance(child, Child):
        return []
    unknown = ["in_kindergarten"] if child.in_kindergarten is None and member.age in _KINDERGARTEN_AGES else []
    return unknown + (["after_school"] if child.after_school is None and member.age in _AFTER_SCHOOL_AGES else [])


def _yearly_income(facts: FamilyFacts, *, on: date) -> int | None:
    amounts = [income.gross_per_month for _, income in incomes.running(facts, on=on)]
    known = [amount.minor for amount in amounts if amount is not None]
    return 12 * sum(known) if len(known) == len(amounts) else None


def _kindergarten(number: int, *, income: int | None, law: Law, on: date) -> Figure:
    limit = law.row("sifo/kindergarten_low_income", on=on)
    level = "low" if income is not None and income < limit.minor else "ordinary"
    price = law.row("sifo/kindergarten", on=on, income=level, number=number)
    months = law.row("sifo/kindergarten_months", on=on)
    return Figure(KINDERGARTEN, price.money * (months.number / 12), {"number": number}, (price, months, limit))


def _after_school(places: list[AfterSchool], *, income: int | None, law: Law, on: date) -> list[Figure]:
    paid = [place for place in places if place is not AfterSchool.PARTLY_FREE]
    figures = []
    for number, place in enumerate(sorted(paid), start=1):
        row = law.row("sifo/after_school", on=on, place=place, number=number)
        figures.append(Figure(AFTER_SCHOOL, row.money, {"number": number, "place": place}, (row,)))
    level, limits = _partly_free_level(income, law=law, on=on)
    for _ in range(len(places) - len(paid)):
        row = law.row("sifo/after_school_partly_free", on=on, income=level)
        figures.append(Figure(PARTLY_FREE, row.money, rows=(row, *limits)))
    return figures


def _partly_free_level(income: int | None, *, law: Law, on: date) -> tuple[str, tuple[ParameterRow, ...]]:
    low, lowest = (law.row("sifo/after_school_low_income", on=on, income=level) for level in ("low", "lowest"))
    if income is None or income >= low.minor:
        return "ordinary", (low,)
    return ("lowest", (lowest,)) if income < lowest.minor else ("low", (low, lowest))
