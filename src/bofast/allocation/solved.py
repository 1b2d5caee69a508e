"""A problem with its plan, its proof, and what became of every pair."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bofast.allocation.asked.prepared import Prepared
from bofast.allocation.explanation.outcomes import Codes, count_of
from bofast.allocation.limited import Limited
from bofast.allocation.market import Plan
from bofast.allocation.mechanisms.augmentation import Served
from bofast.allocation.mechanisms.chains import Chains, chains_of
from bofast.compiled import Int32s
from bofast.vocabulary.letting import Outcome


@dataclass(frozen=True)
class Proof:
    """How good a plan with weights is: what it is worth, and more than which no plan can be worth."""

    value: int
    bound: int

    @property
    def is_proven(self) -> bool:
        return self.value == self.bound


@dataclass(frozen=True)
class Solved:
    """A problem with its plan.

    Attributes:
        plan: by the rules alone, without swaps.
        codes: int8[pairs]; the outcome of each eligible pair in that plan.
        served: need mode: who is served, with the proof for everybody else.
        limited: need mode under caps: the plan as it was weighed.
        proof: need mode: how well the plan fits, and the bound.
        swapped: the plan with direct swaps on top, where the problem asks for them.
    """

    prepared: Prepared
    plan: Plan
    codes: Codes
    served: Served | None = None
    limited: Limited | None = None
    proof: Proof | None = None
    swapped: Plan | None = None

    @cached_property
    def holder(self) -> Int32s:
        """int32[homes]; who has each home in the plan by the rules alone."""
        return self.plan.holder(self.prepared.market)

    @cached_property
    def chains(self) -> Chains:
        """The moves, swaps among them, as they follow each other."""
        return chains_of(self.prepared.market, self.swapped or self.plan)

    @property
    def unexplained(self) -> int:
        """How many eligible pairs have no lawful reason; a plan with one is never kept."""
        return count_of(self.codes).get(Outcome.UNEXPLAINED, 0)
