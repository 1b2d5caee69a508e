"""A trial as it is told in a file: which policies, on how many homes, for how long, with how many seeds."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Annotated

from bofast.allocation.policy.terms import Policy, Rates
from bofast.allocation.policy.years import Span
from bofast.rules.fact_bounds import Bounds

FORMAT = "bofast-policies-1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Policies to try against each other; the first is what the others are compared with.

    Attributes:
        homes: of a made-up estate in departments of 96.
        seeds: how often each policy is lived through, with other people each time.

    Raises: ValueError, for another format, no policy, or two of one name.
    """

    format: str
    policies: tuple[Policy, ...]
    homes: Annotated[int, Bounds(least=96, most=50_000)] = 2_000
    estate_seed: int = 1
    seeds: Annotated[int, Bounds(least=1, most=1_000)] = 20
    years: Annotated[int, Bounds(least=1, most=50)] = 10
    settling_years: Annotated[int, Bounds(least=0, most=50)] = 2
    rates: Rates = field(default_factory=Rates)

    def __post_init__(self) -> None:
        if self.format != FORMAT:
            raise ValueError(f"the format {self.format!r} is not known here; this program reads {FORMAT!r}")
        if not self.policies:
            raise ValueError("there is no policy to try")
        twice = [name for name, times in Counter(one.name for one in self.policies).items() if times > 1]
        if twice:
            raise ValueError(f"two policies are named {twice[0]!r}")

    @property
    def span(self) -> Span:
        return Span(self.years, self.settling_years)
