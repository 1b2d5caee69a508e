"""Who could buy? One family's answer at the least cost, with the one fact that is nearest to changing it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bofast.rules.annuity import annuity_capacity
from bofast.rules.buy import Outlook, outlook
from bofast.rules.change import Change, ChangeKind
from bofast.rules.circumstances import circumstances_on
from bofast.rules.facts import FamilyFacts, Purchase
from bofast.rules.law import Law
from bofast.rules.loan_case import LoanCase
from bofast.rules.startlan import Eligibility
from bofast.rules.startlan_grounds import Condition, StartLoanException
from bofast.rules.way_answer import Possible
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because, Reason

KRONE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """Whether a family could buy, and the single change that is nearest; amounts in NOK.

    `capacity` is what lasting income carries over the longest term that is not ruled out.
    """

    possible: Possible
    loan_needed: Money | None
    capacity: Money | None
    years: int | None
    exception: StartLoanException | None
    nearest: Change | None
    because: tuple[Because, ...]


def screen(facts: FamilyFacts, *, law: Law, on: date) -> Screening:
    """The answer of `buy.answer` without the month's money, and the nearest change.

    Raises: ValueError without a purchase among the facts.
    """
    if facts.purchase is None:
        raise ValueError("Screening needs `purchase` among the facts: the price of a home that would do")
    return screen_purchase(facts, facts.purchase, law=law, on=on)


def screen_purchase(facts: FamilyFacts, purchase: Purchase, *, law: Law, on: date) -> Screening:
    """The same for a home that the family might buy, whatever purchase stands among its facts."""
    seen = outlook(circumstances_on(facts, law=law, on=on), purchase)
    case, may = seen.case, seen.may
    return Screening(
        possible=seen.found.possible,
        loan_needed=_money(case.needed.value),
        capacity=capacity_of(case, years=may.terms[-1]),
        years=may.years,
        exception=may.carried_by,
        nearest=nearest_change(seen, purchase),
        because=(*seen.found.refusals, *seen.found.questions, *seen.found.conditions),
    )


def capacity_of(case: LoanCase, *, years: int) -> Money | None:
    """The loan that the lasting income carries; unknown when it or the rate is."""
    disposable, rate = case.disposable.value, case.rate.value
    if not isinstance(disposable, Money) or not isinstance(rate, Decimal):
        return None
    return annuity_capacity(disposable, rate_percent=rate, years=years)


def nearest_change(seen: Outlook, purchase: Purchase) -> Change | None:
    """The single fact that would make the answer better; none when it is yes, or when no one fact is enough."""
    found, may = seen.found, seen.may
    if found.possible is Possible.YES:
        return None
    if found.possible is Possible.UNKNOWN:
        return _to_learn(may)
    if found.possible is Possible.CONDITIONAL:
        return _income_to_keep(found.conditions)
    return _after_refusal(seen, purchase)


def _to_learn(may: Eligibility) -> Change | None:
    facts = may.needed_facts
    if not facts:
        return None
    before, after = Possible.UNKNOWN, Possible.YES if len(facts) == 1 else Possible.UNKNOWN
    return Change(kind=ChangeKind.LEARN, fact=facts[0], found=None, needed=None, before=before, after=after)


def _income_to_keep(conditions: list[Because]) -> Change | None:
    lasting = [because for because in conditions if because.reason is Reason.INCOME_MUST_LAST]
    if len(lasting) != 1:
        return None
    return Change(
        kind=ChangeKind.INCOME_LASTS,
        fact=f"incomes[{lasting[0].facts['income']}].permanence",
        found=lasting[0].facts["ends_on"],
        needed="permanent",
        before=Possible.CONDITIONAL,
        after=Possible.YES,
    )


def _after_refusal(seen: Outlook, purchase: Purchase) -> Change | None:
    reasons = {because.reason for because in seen.found.refusals}
    if reasons == {Reason.NO_EXCEPTION_APPLIES} and seen.may.conditions[Condition.C1].value:
        return _refused(ChangeKind.SAVES, fact="start_loan.has_saved", found=False, needed=True)
    if reasons in ({Reason.LOAN_TOO_LARGE}, {Reason.LONG_TERM_NOT_ALLOWED}):
        return _nearer(_more_income(seen), _lower_price(seen, purchase))
    return None


def _refused(kind: ChangeKind, *, fact: str, found: object, needed: object) -> Change:
    after = Possible.YES
    return Change(kind=kind, fact=fact, found=found, needed=needed, before=Possible.NO, after=after)


def _more_income(seen: Outlook) -> Change | None:
    disposable = seen.case.if_unknown_last
    payment = _money(seen.case.payment[seen.may.terms[-1]].value)
    if disposable is None or payment is None:
        return None
    more = Money(-((disposable.minor - payment.minor) // KRONE) * KRONE)
    return _refused(ChangeKind.MORE_INCOME, fact="incomes", found=seen.lasting.value, needed=more)


def _lower_price(seen: Outlook, purchase: Purchase) -> Change | None:
    carried = capacity_of(seen.case, years=seen.may.terms[-1])
    if carried is None or purchase.price is None or carried.minor == 0:
        return None
    own = purchase.equity + purchase.grant - purchase.costs
    price = Money((carried.minor + own.minor) // KRONE * KRONE)
    if price <= Money(0):
        return None
    return _refused(ChangeKind.PRICE, fact="purchase.price", found=purchase.price, needed=price)


def _nearer(income: Change | None, price: Change | None) -> Change | None:
    """The one that changes by the smaller part of itself: a price that falls a tenth, an income that grows a fifth."""
    if income is None or price is None:
        return income or price
    found, needed = _money(price.found), _money(price.needed)
    short, has = _money(income.needed), _money(income.found)
    if found is None or needed is None or short is None or has is None or has <= Money(0):
        return price
    return price if (found.minor - needed.minor) * has.minor < short.minor * found.minor else income


def _money(value: object) -> Money | None:
    return value if isinstance(value, Money) else None
