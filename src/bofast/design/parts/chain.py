"""A chain of moves from a vacant home: boxes for the homes, arrows for the families that move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from bofast.design.parts.part import Part

MOST_DRAWN = 6


@dataclass(frozen=True, slots=True)
class ChainHome:
    """A box: a home that falls free, or, at the end, where the chain ends ("from outside")."""

    name: str
    told: str = ""
    url: str = ""
    current: bool = False
    """Whether the page is about this home."""


@dataclass(frozen=True, slots=True)
class ChainMove:
    """An arrow: who moves into the box before it, out of the box after it."""

    who: str
    told: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class MoveChain(Part):
    """Homes and moves in turn, beginning at the vacant home; there is one home more than moves.

    Raises: ValueError, for a chain whose ends do not meet.
    """

    template: ClassVar[str] = "parts/move_chain.html"

    label: str
    homes: tuple[ChainHome, ...]
    moves: tuple[ChainMove, ...]

    def __post_init__(self) -> None:
        if len(self.homes) != len(self.moves) + 1:
            raise ValueError(f"{len(self.moves)} moves lie between {len(self.moves) + 1} homes, not {len(self.homes)}")

    @property
    def links(self) -> Sequence[tuple[ChainMove, ChainHome]]:
        """Each move with the home that it leaves."""
        return list(zip(self.moves, self.homes[1:], strict=True))


@dataclass(frozen=True, slots=True)
class ChainStrip(Part):
    """A chain as small as a word: so many boxes in a row, and the words beside them."""

    template: ClassVar[str] = "parts/chain_strip.html"

    words: str
    moves: int

    @property
    def boxes(self) -> Sequence[int]:
        """Where each home of the little picture stands, from the left, in pixels; a long chain is cut."""
        return [16 * place for place in range(min(self.moves, MOST_DRAWN) + 1)]

    @property
    def width(self) -> int:
        return self.boxes[-1] + 10
