"""What a change of a share is made of: an exact split, in fractions.

Let the share go from s0 = S0/N0 to s1 = S1/N1, and let part k add a_k strong and n_k persons in all (below 0 for those
who leave), so that S1 - S0 = Σ a_k and N1 - N0 = Σ n_k. With s = (s0 + s1)/2 and N = (N0 + N1)/2

    s1 - s0 = Σ_k (a_k - s n_k) / N                                                                                (1)

since S1 - S0 = s1 N1 - s0 N0 = s (N1 - N0) + N (s1 - s0). So people who come raise the share as far as more of them
are strong than of those who live there, people who leave raise it as far as fewer of them are, and those who stay
raise it by becoming strong. Nothing is left over, and the split does not depend on the order of the parts.

Source: (1) is the product rule for differences with the mean of both ends as weights (Marshall 1887, Edgeworth 1925,
in index numbers; Kitagawa 1955, Journal of the American Statistical Association 50, for rates).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True)
class People:
    """Strong and other persons: a stock, or what a part adds to it (below 0: takes from it)."""

    strong: int
    rest: int

    @property
    def all(self) -> int:
        return self.strong + self.rest

    @property
    def share(self) -> Fraction:
        """Raises: ZeroDivisionError, where there is nobody."""
        return Fraction(self.strong, self.all)


Part = TypeVar("Part", bound=Hashable)


@dataclass(frozen=True, slots=True)
class ShareChange(Generic[Part]):
    """Attributes:
    of_part: what each part adds to the share, between -1 and 1.
    left_over: what the parts do not tell: 0, or what parts that are not known come to together.
    """

    before: Fraction
    after: Fraction
    of_part: Mapping[Part, Fraction]
    left_over: Fraction

    @property
    def total(self) -> Fraction:
        return self.after - self.before


def share_change(before: People, after: People, *, parts: Mapping[Part, People]) -> ShareChange[Part] | None:
    """Split the change of the share of the strong by (1). None where nobody lived there at one of the ends."""
    if before.all <= 0 or after.all <= 0:
        return None
    share = (before.share + after.share) / 2
    people = Fraction(before.all + after.all, 2)
    of_part = {name: (part.strong - share * part.all) / people for name, part in parts.items()}
    left_over = after.share - before.share - sum(of_part.values(), Fraction(0))
    return ShareChange(before.share, after.share, of_part, left_over)
