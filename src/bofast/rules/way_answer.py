"""What the comparison says about one way home. The pages show it as it stands; words are theirs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bofast.rules.facts import Fit
from bofast.rules.figure import Figure
from bofast.rules.startlan import Eligibility
from bofast.vocabulary.reasons import Because
from bofast.vocabulary.ways import Way


class Possible(StrEnum):
    """Whether a family can go a way, from the best answer to the worst."""

    YES = "yes"
    CONDITIONAL = "conditional"  # yes, if the conditions come true
    UNKNOWN = "unknown"  # a fact or a parameter is needed, and named
    NO = "no"

    @property
    def rank(self) -> int:
        """0 for the best answer."""
        return list(Possible).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayMoney:
    """What a way does to the family's month, in NOK; each figure opens."""

    cost: Figure
    difference: Figure
    housing_allowance: Figure
    left_to_live_on: Figure
    against_reference: Figure
    against_floor: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class WayLoan:
    """The loan that a way rests on: the need, the rate, and what the income carries over 30, 40 and 50 years."""

    needed: Figure
    rate: Figure
    disposable: Figure
    capacity: Mapping[int, Figure]
    payment: Mapping[int, Figure]
    years: int | None
    eligibility: Eligibility | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WayAnswer:
    """One way: whether, what it costs, what stands in the way, what must happen first, and how long the home fits.

    `because` says what refuses it or is unknown; `conditions` what must come true; `first` what else has to be done.
    """

    way: Way
    possible: Possible
    money: WayMoney
    fit: Fit
    because: tuple[Because, ...] = ()
    conditions: tuple[Because, ...] = ()
    first: tuple[Because, ...] = ()
    worth_knowing: tuple[Because, ...] = ()
    loan: WayLoan | None = field(default=None)
