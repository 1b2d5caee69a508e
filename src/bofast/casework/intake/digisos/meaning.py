"""What the words of an application mean in the register: kinds of income and expense, and the housing situation.

The format asks its readers to bear with codes that they have never seen: such a line is of kind "other" and keeps
its title.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bofast.casework.intake.digisos.facts import ApplicationTold, LineKind, LineTold, ToldBy
from bofast.casework.mapping.actions import ExpenseFacts, GivenAnswer, IncomeFacts, WealthFacts
from bofast.casework.mapping.models import Source
from bofast.rules.facts import ExpenseKind, IncomeKind
from bofast.vocabulary.money import Money

SOURCES = {ToldBy.PERSON: Source.PERSON, ToldBy.SYSTEM: Source.SYSTEM, ToldBy.UNKNOWN: Source.PERSON}
INCOMES = {
    "jobb": IncomeKind.WAGE,
    "lonnslipp": IncomeKind.WAGE,
    "skatteetaten": IncomeKind.WAGE,
    "studielanOgStipend": IncomeKind.STUDENT_SUPPORT,
    "barnebidrag": IncomeKind.MAINTENANCE,
    "bostotte": IncomeKind.HOUSING_ALLOWANCE,
    "husbanken": IncomeKind.HOUSING_ALLOWANCE,
    "utbytte": IncomeKind.CAPITAL,
}
EXPENSES = {
    "barnehage": ExpenseKind.CHILDCARE,
    "sfo": ExpenseKind.CHILDCARE,
    "barnebidrag": ExpenseKind.MAINTENANCE_PAID,
    "barnTannregulering": ExpenseKind.HEALTH,
}
OF_THE_HOME = frozenset(
    {"husleie", "strom", "kommunalAvgift", "oppvarming", "annenBoutgift", "boliglanAvdrag", "boliglanRenter"}
)
"""Costs of the home are known from the tenancy or asked in the mapping; written twice they would count twice."""
SITUATIONS = {
    "eier": ("owns", ""),
    "leier": ("rents_private", ""),
    "kommunal": ("rents_municipal", ""),
    "venner": ("without", "family_or_friends"),
    "familie": ("without", "family_or_friends"),
    "foreldre": ("without", "parents"),
    "krisesenter": ("without", "crisis_centre"),
    "institusjon": ("without", ""),
    "fengsel": ("without", ""),
    "ingen": ("without", ""),
}


def incomes_of(told: ApplicationTold, *, on: date) -> Iterator[IncomeFacts]:
    """Incomes that have an amount, and that the applicant has not corrected."""
    for line in _standing(told, LineKind.INCOME):
        yield IncomeFacts(
            kind=INCOMES.get(line.code, IncomeKind.OTHER),
            from_day=on,
            gross_per_month=line.gross,
            net_per_month=line.net or line.amount,
            payer=line.title[:80],
            source=SOURCES[line.told_by],
        )


def expenses_of(told: ApplicationTold, *, on: date) -> Iterator[ExpenseFacts]:
    """Lasting expenses besides those of the home."""
    for line in _standing(told, LineKind.EXPENSE):
        if line.code not in OF_THE_HOME:
            kind = EXPENSES.get(line.code, ExpenseKind.OTHER)
            yield ExpenseFacts(kind=kind, from_day=on, per_month=line.amount, source=SOURCES[line.told_by])


def wealth_of(told: ApplicationTold, *, on: date) -> WealthFacts | None:
    """All that is told of wealth, added up; None when no amount is told."""
    lines = list(_standing(told, LineKind.WEALTH))
    if not lines:
        return None
    total = sum((line.amount.minor for line in lines if line.amount), 0)
    all_of_system = all(line.told_by is ToldBy.SYSTEM for line in lines)
    source = Source.SYSTEM if all_of_system else Source.PERSON
    return WealthFacts(from_day=on, net=Money(total), savings=Money(total), source=source)


def answers_of(told: ApplicationTold) -> dict[str, GivenAnswer]:
    """Answers to the household form; what the application does not say stays unanswered."""
    answers: dict[str, GivenAnswer] = {}
    now, where = SITUATIONS.get(told.lives, ("", ""))
    if now:
        answers["situation.now"] = GivenAnswer(now, source=Source.PERSON)
    if where:
        answers["situation.without_where"] = GivenAnswer(where, source=Source.PERSON)
    return answers


def _standing(told: ApplicationTold, kind: LineKind) -> Iterator[LineTold]:
    return (line for line in told.lines if line.kind is kind and line.has_amount and not line.is_overridden)
