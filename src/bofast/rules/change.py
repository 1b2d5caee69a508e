"""One fact that would change the answer about buying, from what it is to what it would have to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bofast.rules.way_answer import Possible
from bofast.vocabulary.money import Money


class ChangeKind(StrEnum):
    """What sort of fact it is, the nearest at hand first."""

    LEARN = "learn"  # a fact nobody knows, if it is so
    INCOME_LASTS = "income_lasts"  # an income that ends becomes permanent
    SAVES = "saves"  # the family has used the possibilities to save
    POSITION = "position"  # a wage becomes permanent, at so many percent of a full position
    MORE_INCOME = "more_income"  # so much more lasting net income a month
    RATE = "rate"  # the highest rate at which the answer is better, or the answer still holds
    RATE_UP = "rate_up"  # what one percentage point more would do
    PRICE = "price"  # the highest price at which the answer is better


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """If `fact` went from `found` to `needed`, the answer would go from `before` to `after`.

    `left_to_live_on` is the monthly amount after the change, where the change bears on it.
    """

    kind: ChangeKind
    fact: str
    found: object
    needed: object
    before: Possible
    after: Possible
    left_to_live_on: Money | None = None
