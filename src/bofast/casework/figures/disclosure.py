"""What may leave the house: no figure about so few that somebody could be recognised, nor one that gives it away.

Source: Statistics Norway lets counts on fewer than 3 be suppressed; ours is 5, since refugees and poor families in a
small municipality are easily recognised. Amounts and medians need 20.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

SMALLEST_CELL = 5
SMALLEST_FOR_MEDIANS = 20

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Shared(Generic[Part]):
    """A total and its parts as they may be shown; None is "too few to show"."""

    total: int | None
    parts: Mapping[Part, int | None]


def is_small(count: int) -> bool:
    """Whether a count could point at somebody. Nobody at all is no secret."""
    return 0 < count < SMALLEST_CELL


def protect_parts(parts: Mapping[Part, int], *, total: int) -> Shared[Part]:
    """Hide the small parts, and as many others as keep them from being worked out from the total.

    What is hidden together must be at least two parts and `SMALLEST_CELL` in sum, for the sum is the total less what
    is shown. Where that cannot be reached, the total is hidden too.
    """
    if is_small(total):
        return Shared(None, dict.fromkeys(parts))
    hidden = {part for part, count in parts.items() if is_small(count)}
    while hidden and not _is_safe(hidden, parts=parts):
        shown = [part for part, count in parts.items() if part not in hidden and count]
        if not shown:
            return Shared(None, _without(parts, hidden=hidden))
        hidden.add(min(shown, key=lambda part: parts[part]))
    return Shared(total, _without(parts, hidden=hidden))


def protect_steps(counts: Sequence[int]) -> tuple[int | None, ...]:
    """Protect counts of which each holds the next: hidden is what is small, or differs by a small number from the next.

    The last count shown is kept first, since it is the result; the steps before it give way.
    """
    shown: list[int | None] = []
    below: int | None = None
    for count in reversed(counts):
        if is_small(count) or (below is not None and is_small(count - below)):
            shown.append(None)
        else:
            shown.append(count)
            below = count
    return tuple(reversed(shown))


def protect_together(counts: Sequence[int | None], *, shown: Sequence[int | None]) -> tuple[int | None, ...]:
    """Hide what is small in a second row, and all that stands where the first row is hidden."""
    return tuple(
        None if beside is None or count is None or is_small(count) else count
        for count, beside in zip(counts, shown, strict=True)
    )


def _is_safe(hidden: set[Part], *, parts: Mapping[Part, int]) -> bool:
    """Whether the sum of what is hidden is large enough; a single small part never is."""
    return sum(parts[part] for part in hidden) >= SMALLEST_CELL


def _without(parts: Mapping[Part, int], *, hidden: set[Part]) -> dict[Part, int | None]:
    return {part: None if part in hidden else count for part, count in parts.items()}
