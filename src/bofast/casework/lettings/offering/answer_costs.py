"""What a family's answer to an offer costs, by the agreement's table: told before the answer, done when it is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from bofast.casework.lettings.facts import Cost
from bofast.casework.lettings.models import Consequence, Offer
from bofast.casework.lettings.vacant.ledger import agreement_of
from bofast.vocabulary.errors import ShownToUser

Answer = Offer.Answer
COUNTED_AS = {Answer.NO: Consequence.To.REFUSAL, Answer.SILENT: Consequence.To.SILENCE}


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCost:
    """What one answer costs, and what more of the same would.

    Attributes:
        in_a_row: how many such answers there are with this one, one after the other; 0 when it does not count.
        costs: None for nothing.
        next: the row of the table that more such answers lead to; None when there is none.
    """

    in_a_row: int
    costs: Consequence.Costs | None
    next: Cost | None


NOTHING = AnswerCost(in_a_row=0, costs=None, next=None)


def cost_of(answer: Answer, *, offer: Offer, on: date) -> AnswerCost:
    """What it costs the family to answer an offer in one way on a day, which may be past.

    What has no row in the table costs nothing.
    """
    to = COUNTED_AS.get(answer)
    table = _table(offer, to=to, on=on) if to is not None else []
    if not table:
        return NOTHING
    in_a_row = _in_a_row(answer, offer=offer, on=on)
    return AnswerCost(
        in_a_row=in_a_row,
        costs=next((cost.costs for cost in table if cost.after == in_a_row), None),
        next=next((cost for cost in table if cost.after > in_a_row), None),
    )


def _table(offer: Offer, *, to: Consequence.To, on: date) -> list[Cost]:
    """The agreement's rows for such answers, the fewest in a row first."""
    try:
        agreement = agreement_of(offer.vacancy.home, on=on)
    except ShownToUser:
        return []
    rows = agreement.consequences.filter(to=to).order_by("after")
    return [Cost(to=to, after=row.after, costs=Consequence.Costs(row.costs)) for row in rows]


@dataclass(frozen=True, slots=True, order=True)
class _Given:
    """An answer, in the order in which answers are counted."""

    answered_on: date
    sent_on: date
    key: str
    answer: str


def _in_a_row(answer: Answer, *, offer: Offer, on: date) -> int:
    """How many such answers the family had given last by that day, with this one, since it was last taken up again."""
    given = [*_others(offer, by=on), _Given(on, offer.sent_on, str(offer.pk), answer)]
    resumed = offer.registration.pauses.filter(to_day__lte=on).order_by("-to_day").first()
    if resumed is not None and resumed.to_day is not None:
        given = [one for one in given if one.sent_on >= resumed.to_day]
    return sum(1 for _same in takewhile(lambda one: one.answer == answer, sorted(given, reverse=True)))


def _others(offer: Offer, *, by: date) -> list[_Given]:
    answered = Offer.objects.filter(registration=offer.registration_id, withdrawn_on__isnull=True, answered_on__lte=by)
    rows = answered.exclude(pk=offer.pk).order_by("pk")
    return [_Given(one.answered_on, one.sent_on, str(one.pk), one.answer) for one in rows if one.answered_on]
