"""Texts in pictures: how wide they are, where they break, and how labels that would cover each other make room.

A picture is laid out before anything is drawn, so widths are estimated from the letters, a little too wide rather than
too narrow.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

SIZE, SMALL = 14, 13
"""Of letters, in pixels: at the width of a page of A4 they print as 10 and 9 points."""
LINE_HEIGHT = 17
NARROW, WIDE = frozenset("iIjlrtf.,:;'()|! \N{NO-BREAK SPACE}"), frozenset("mwMW%@—")


def width_of(text: str, *, size: int = SIZE) -> float:
    """The pixels that a line of text takes, about."""
    letters = sum(0.34 if letter in NARROW else 0.88 if letter in WIDE else 0.6 for letter in text)
    return letters * size


def widest(texts: Sequence[str], *, size: int = SIZE) -> float:
    """The pixels of the widest line; 0 where there is none."""
    return max((width_of(text, size=size) for text in texts), default=0)


def broken(text: str, *, letters: int) -> list[str]:
    """A text in lines of at most so many letters; a longer word stays whole."""
    return textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=True) or [""]


def apart(wanted: Sequence[float], *, heights: Sequence[float]) -> list[float]:
    """Middles for labels that stand one above the other, as near as can be to where each is wanted.

    Labels keep their order. Each that would cover another joins its block, and the block stands at the mean of what its
    members want: the least squares solution, found by pooling adjacent violators.
    """
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    blocks: list[_Block] = []
    for place in order:
        block = _Block([place], wanted[place], heights[place])
        while blocks and blocks[-1].bottom > block.top:
            block = blocks.pop().with_below(block)
        blocks.append(block)
    middles = [0.0] * len(wanted)
    for block in blocks:
        top = block.top
        for place in block.members:
            middles[place] = top + heights[place] / 2
            top += heights[place]
    return middles


class _Block:
    """Labels that touch, and where their middle wants to be."""

    def __init__(self, members: list[int], middle: float, height: float) -> None:
        self.members, self.middle, self.height = members, middle, height

    @property
    def top(self) -> float:
        return self.middle - self.height / 2

    @property
    def bottom(self) -> float:
        return self.middle + self.height / 2

    def with_below(self, other: _Block) -> _Block:
        count, more = len(self.members), len(other.members)
        # Each member wants the middle of the whole to lie where its own place in it would be right.
        own, others = self.middle + other.height / 2, other.middle - self.height / 2
        return _Block(
            self.members + other.members, (own * count + others * more) / (count + more), self.height + other.height
        )
