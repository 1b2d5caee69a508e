"""Examples: chains of moves."""

from __future__ import annotations

from bofast.design.gallery.example import Example
from bofast.design.parts import ChainHome, ChainMove, ChainStrip, MoveChain

FIRST = ChainHome("Storgata 4 H0201", "3 rooms, vacant from 1 May 2026", "#", current=True)

CHAINS = (
    Example(
        MoveChain(
            "Who moves when Storgata 4 H0201 falls vacant",
            (
                FIRST,
                ChainHome("Vågen 12 H0302", "falls free", "#"),
                ChainHome("From outside", "rents nothing here yet"),
            ),
            (ChainMove("The Berg family", "moves in", "#"), ChainMove("The Dahl family", "moves in", "#")),
        ),
        "two moves",
    ),
    Example(
        MoveChain("Nobody moves into Storgata 4 H0201", (FIRST,), ()),
        "nobody moves",
    ),
    Example(ChainStrip("3 families move", 3), "in a cell"),
    Example(ChainStrip("12 families move", 12), "a long one"),
)
