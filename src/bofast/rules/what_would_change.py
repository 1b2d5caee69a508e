"""What would change the answer about buying: single facts, searched exactly, over facts that can change.

Age, birth and what a home costs elsewhere are not searched; wages, their permanence, price, rate, savings and what
nobody has told yet are. Every change is tried on the rules themselves before it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial

from bofast.rules import buy, incomes
from bofast.rules.change import Change, ChangeKind
from bofast.rules.circumstances import Circumstances, circumstances_on
from bofast.rules.facts import FamilyFacts, Income, IncomeKind, Permanence, Purchase
from bofast.rules.law import Law
from bofast.rules.way_answer import Possible, WayAnswer
from bofast.vocabulary.money import Money

KRONE = 100
HUNDREDTH = Decimal("0.01")
HIGHEST_RATE = 2500
"""Hundredths of a percentage point; no search goes further."""
MOST_MORE_INCOME = 100_000
"""Kroner a month; no search goes further."""
ONE_POINT = Decimal(1)
FULL_POSITION = 100
_GOOD = frozenset({Possible.YES, Possible.CONDITIONAL})
_PRICE = "purchase.price"
_RATE = "purchase.rate_percent"
_ORDER = {kind: place for place, kind in enumerate(ChangeKind)}
_FLAGS_THAT_HELP = {
    "bank_lends_enough": False,
    "long_term_trouble": True,
    "has_saved": True,
    "needs_stable_home_soon": True,
    "has_special_challenges": True,
    "refinancing_lets_stay": True,
    "home_hinders_work": True,
    "frees_municipal_home": True,
    "low_income_is_lasting": True,
    "home_suits_long_term": True,
    "renting_is_worse": True,
    "shorter_term_is_irresponsible": True,
    "risks_losing_home": True,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """The family as it is, and a way to ask the rules about it as it might be."""

    facts: FamilyFacts
    purchase: Purchase
    circumstances: Circumstances
    before: Possible

    def if_bought(self, **purchase: object) -> Possible:
        """The answer with other facts of the purchase; the budget stays."""
        bought = replace(self.purchase, **purchase)  # type: ignore[arg-type]
        as_it_might_be = replace(self.circumstances, facts=replace(self.facts, purchase=bought))
        return buy.outlook(as_it_might_be, bought).found.possible

    def rank_at(self, rate: Decimal) -> int:
        """The rank of the answer at another rate; 0 is the best."""
        return self.if_bought(rate_percent=rate).rank

    def possible_if(self, facts: FamilyFacts) -> Possible:
        """The answer of the family as it might be, without the month's money."""
        law, on = self.circumstances.law, self.circumstances.on
        return buy.outlook(circumstances_on(facts, law=law, on=on), self.purchase).found.possible

    def answer_if(self, facts: FamilyFacts) -> WayAnswer:
        """The whole answer of the family as it might be."""
        return buy.answer(facts, law=self.circumstances.law, on=self.circumstances.on)

    def is_better(self, after: Possible) -> bool:
        return after.rank < self.before.rank

    def change(
        self, kind: ChangeKind, facts: FamilyFacts, *, fact: str, found: object, needed: object
    ) -> Change | None:
        """The change, if it makes the answer better."""
        after = self.answer_if(facts)
        if not self.is_better(after.possible):
            return None
        return _told(kind, self.before, after, fact=fact, found=found, needed=needed)


def what_would_change(facts: FamilyFacts, *, law: Law, on: date) -> tuple[Change, ...]:
    """Every single change that makes the answer better, and how it stands a higher rate, the nearest at hand first.

    Empty without a purchase among the facts: then there is nothing to answer yet.
    """
    if facts.purchase is None:
        return ()
    circumstances = circumstances_on(facts, law=law, on=on)
    before = buy.outlook(circumstances, facts.purchase).found.possible
    trial = _Trial(facts=facts, purchase=facts.purchase, circumstances=circumstances, before=before)
    searches = (_learnt, _lasting_incomes, _saved, _positions, _more_income, _lower_price, _rate, _rate_up)
    return tuple(sorted((change for search in searches for change in search(trial)), key=_place))


def _place(change: Change) -> int:
    return _ORDER[change.kind]


def _told(kind: ChangeKind, before: Possible, after: WayAnswer, *, fact: str, found: object, needed: object) -> Change:
    left = after.money.left_to_live_on.value
    return Change(
        kind=kind,
        fact=fact,
        found=found,
        needed=needed,
        before=before,
        after=after.possible,
        left_to_live_on=left if isinstance(left, Money) else None,
    )


def _learnt(trial: _Trial) -> Iterator[Change]:
    """A fact that nobody knows: what if it is as it helps?"""
    flags = trial.facts.start_loan
    for fact, helps in _FLAGS_THAT_HELP.items():
        if getattr(flags, fact) is None:
            facts = replace(trial.facts, start_loan=replace(flags, **{fact: helps}))
            path = f"start_loan.{fact}"
            yield from _if_any(trial.change(ChangeKind.LEARN, facts, fact=path, found=None, needed=helps))
    for index, income in _running(trial):
        if income.permanence is Permanence.UNKNOWN and income.ends_on is None:
            yield from _if_any(_if_lasting(trial, index, income, kind=ChangeKind.LEARN))


def _lasting_incomes(trial: _Trial) -> Iterator[Change]:
    for index, income in _running(trial):
        if incomes.lasts(income) is False:
            yield from _if_any(_if_lasting(trial, index, income, kind=ChangeKind.INCOME_LASTS))


def _if_lasting(trial: _Trial, index: int, income: Income, *, kind: ChangeKind) -> Change | None:
    facts = _with_income(trial.facts, index, replace(income, permanence=Permanence.PERMANENT, ends_on=None))
    found = income.ends_on or income.permanence
    fact = f"incomes[{index}].permanence"
    return trial.change(kind, facts, fact=fact, found=found, needed=Permanence.PERMANENT)


def _saved(trial: _Trial) -> Iterator[Change]:
    flags = trial.facts.start_loan
    if flags.has_saved is False:
        facts = replace(trial.facts, start_loan=replace(flags, has_saved=True))
        fact = "start_loan.has_saved"
        yield from _if_any(trial.change(ChangeKind.SAVES, facts, fact=fact, found=False, needed=True))


def _positions(trial: _Trial) -> Iterator[Change]:
    """A wage at so many whole percent of a full position, permanent; pay before and after tax is taken to follow it."""
    for index, income in _running(trial):
        percent = income.position_percent
        if income.kind is not IncomeKind.WAGE or not percent or income.net_per_month is None:
            continue
        holds = partial(_is_better_at, trial, index, income)
        needed = least(FULL_POSITION, holds)
        if needed:
            after = trial.answer_if(_at_position(trial, index, income, needed))
            fact = f"incomes[{index}].position_percent"
            yield _told(ChangeKind.POSITION, trial.before, after, fact=fact, found=percent, needed=Decimal(needed))


def _is_better_at(trial: _Trial, index: int, income: Income, percent: int) -> bool:
    return trial.is_better(trial.possible_if(_at_position(trial, index, income, percent)))


def _at_position(trial: _Trial, index: int, income: Income, percent: int) -> FamilyFacts:
    factor = percent / (income.position_percent or Decimal(FULL_POSITION))
    net, gross = income.net_per_month, income.gross_per_month
    raised = replace(
        income,
        position_percent=Decimal(percent),
        net_per_month=None if net is None else net * factor,
        gross_per_month=None if gross is None else gross * factor,
        permanence=Permanence.PERMANENT,
        ends_on=None,
    )
    return _with_income(trial.facts, index, raised)


def _more_income(trial: _Trial) -> Iterator[Change]:
    """So much more lasting net income a month, in whole kroner; where it comes from is left open."""
    seen = buy.outlook(trial.circumstances, trial.purchase)
    lasting, payment = seen.case.if_unknown_last, seen.case.payment[seen.may.terms[-1]].value
    guess = -((lasting - payment).minor // KRONE) if lasting is not None and isinstance(payment, Money) else None
    needed = least(MOST_MORE_INCOME, lambda more: trial.is_better(trial.possible_if(_with_more(trial, more))), guess)
    if needed:
        after = trial.answer_if(_with_more(trial, needed))
        found, more = trial.circumstances.budget.lasting.value, Money(needed * KRONE)
        yield _told(ChangeKind.MORE_INCOME, trial.before, after, fact="incomes", found=found, needed=more)


def _with_more(trial: _Trial, kroner: int) -> FamilyFacts:
    more = Income(
        kind=IncomeKind.OTHER,
        net_per_month=Money(kroner * KRONE),
        gross_per_month=Money(0),
        permanence=Permanence.PERMANENT,
    )
    return replace(trial.facts, incomes=(*trial.facts.incomes, more))


def _lower_price(trial: _Trial) -> Iterator[Change]:
    price = trial.purchase.price
    if price is None:
        return
    dearest = price.minor // KRONE
    cheaper = least(dearest, lambda by: trial.is_better(trial.if_bought(price=Money((dearest - by) * KRONE))))
    if cheaper and cheaper < dearest:
        at = Money((dearest - cheaper) * KRONE)
        facts = replace(trial.facts, purchase=replace(trial.purchase, price=at))
        yield from _if_any(trial.change(ChangeKind.PRICE, facts, fact=_PRICE, found=price, needed=at))


def _rate(trial: _Trial) -> Iterator[Change]:
    """The highest rate at which the answer is better; when it is yes or conditional, the highest at which it holds."""
    rate = _rate_today(trial)
    if rate is None:
        return
    today = int(rate / HUNDREDTH)
    if trial.before in _GOOD:
        broken = least(HIGHEST_RATE, lambda more: trial.rank_at(rate + more * HUNDREDTH) > trial.before.rank)
        limit = None if not broken else rate + (broken - 1) * HUNDREDTH
    else:
        lower = least(today, lambda less: trial.rank_at(rate - less * HUNDREDTH) < trial.before.rank)
        limit = None if lower is None else rate - lower * HUNDREDTH
    if limit is not None:
        after = _at_rate(trial, limit)
        yield _told(ChangeKind.RATE, trial.before, after, fact=_RATE, found=rate, needed=limit)


def _rate_up(trial: _Trial) -> Iterator[Change]:
    rate = _rate_today(trial)
    if rate is not None and trial.before in _GOOD:
        after = _at_rate(trial, rate + ONE_POINT)
        yield _told(ChangeKind.RATE_UP, trial.before, after, fact=_RATE, found=rate, needed=rate + ONE_POINT)


def _rate_today(trial: _Trial) -> Decimal | None:
    rate = buy.outlook(trial.circumstances, trial.purchase).case.rate.value
    return rate if isinstance(rate, Decimal) else None


def _at_rate(trial: _Trial, rate: Decimal) -> WayAnswer:
    return trial.answer_if(replace(trial.facts, purchase=replace(trial.purchase, rate_percent=rate)))


def _running(trial: _Trial) -> list[tuple[int, Income]]:
    return list(incomes.running(trial.facts, on=trial.circumstances.on))


def _with_income(facts: FamilyFacts, index: int, income: Income) -> FamilyFacts:
    return replace(facts, incomes=(*facts.incomes[:index], income, *facts.incomes[index + 1 :]))


def _if_any(change: Change | None) -> tuple[Change, ...]:
    return () if change is None else (change,)


def least(most: int, holds: Callable[[int], bool], guess: int | None = None) -> int | None:
    """The least whole number from 0 to `most` for which it holds, when it holds from there on; none, if it never does.

    A right guess is recognised by two questions; else the span is halved.
    """
    if guess is not None and 0 < guess <= most and holds(guess) and not holds(guess - 1):
        return guess
    if not holds(most):
        return None
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low
