"""Which incomes a family has on a day, and which of them last. A loan may not rest on an income that ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bofast.rules.facts import FamilyFacts, Income, IncomeKind, Permanence
from bofast.rules.figure import Figure, How, Rule, fact_unknown, given, total
from bofast.rules.parameter_row import Unit
from bofast.vocabulary.money import Money

NET = Rule("incomes.net", Unit.NOK_PER_MONTH, How.GIVEN, "the family's own papers")
GROSS = Rule("incomes.gross", Unit.NOK_PER_MONTH, How.GIVEN, "the family's own papers")
NET_ON_DAY = Rule("incomes.net_on_day", Unit.NOK_PER_MONTH, How.SUM, "all incomes after tax that run on the day")
LASTING = Rule(
    "incomes.lasting",
    Unit.NOK_PER_MONTH,
    How.SUM,
    "Regulation on loans from Husbanken, chapter 5: able to service the loan over time",
)
_WORKED_OUT_ANEW = frozenset({IncomeKind.HOUSING_ALLOWANCE})


def running(facts: FamilyFacts, *, on: date) -> Iterator[tuple[int, Income]]:
    """The incomes of a day with their places in the facts, except what the rules work out anew for each way."""
    for index, income in enumerate(facts.incomes):
        if income.kind not in _WORKED_OUT_ANEW and (income.ends_on is None or on < income.ends_on):
            yield index, income


def lasts(income: Income) -> bool | None:
    """Whether a loan may rest on it. An end date is an end, whatever else has been said."""
    if income.ends_on is not None:
        return False
    if income.permanence is Permanence.UNKNOWN:
        return None
    return income.permanence is Permanence.PERMANENT


def net_on_day(facts: FamilyFacts, *, on: date) -> Figure:
    """What the family has a month after tax, housing allowance left out."""
    return total(NET_ON_DAY, [_net(index, income) for index, income in running(facts, on=on)])


def net_lasting(facts: FamilyFacts, *, on: date) -> Figure:
    """What a family surely has a month after tax in the long run; unknown permanence is an open question."""
    parts = []
    questions = []
    for index, income in running(facts, on=on):
        stays = lasts(income)
        if stays:
            parts.append(_net(index, income))
        elif stays is None:
            questions.append(fact_unknown(f"incomes[{index}].permanence"))
    summed = total(LASTING, parts)
    return Figure(LASTING, summed.value, parts=summed.parts, reasons=tuple(questions)) if questions else summed


def more_if_unknown_last(facts: FamilyFacts, *, on: date) -> Money | None:
    """What incomes of unknown permanence would add to the lasting ones; unknown when one of their amounts is."""
    return _amounts(income for _, income in running(facts, on=on) if lasts(income) is None)


def more_if_all_last(facts: FamilyFacts, *, on: date) -> Money | None:
    """What every income that may end would add to the lasting ones; unknown when one of their amounts is."""
    return _amounts(income for _, income in running(facts, on=on) if lasts(income) is not True)


def _amounts(of: Iterable[Income]) -> Money | None:
    amounts = [income.net_per_month for income in of]
    known = [amount.minor for amount in amounts if amount is not None]
    return Money(sum(known)) if len(known) == len(amounts) else None


def _net(index: int, income: Income) -> Figure:
    path = f"incomes[{index}].net_per_month"
    if income.net_per_month is None:
        return given(NET, None, fact=path)
    told = {path: income.net_per_month, "kind": income.kind, "permanence": income.permanence, "ends_on": income.ends_on}
    return Figure(NET, income.net_per_month, told)
