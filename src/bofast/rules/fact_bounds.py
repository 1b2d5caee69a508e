"""How small and how large a told number can be: said beside the fact, used by the reader and by the schema alike."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import get_args, get_origin

MOST = 10**12
"""Beyond every amount of a family, and within what the rules can reckon with."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most that a fact can be, both counted. It stands in the fact's annotation."""

    least: int = 0
    most: int = MOST

    def refusal(self, number: int | Decimal) -> str:
        """What to write instead of a number outside the bounds; nothing for one inside."""
        if number < self.least:
            return f"Write a number of at least {self.least}."
        if number > self.most:
            return f"Write a number of at most {self.most}."
        return ""


NOT_BELOW_ZERO = Bounds()
"""Where nothing is said: nobody owes a negative loan."""
BELOW_ZERO_TOO = Bounds(least=-MOST)


def bounds_in(hint: object) -> Bounds | None:
    """The bounds that an annotation says, also where it stands inside "or nothing"."""
    said = [one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Bounds)]
    if said:
        return said[0]
    return next((found for inner in get_args(hint) if get_origin(hint) and (found := bounds_in(inner))), None)
