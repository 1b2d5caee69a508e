"""Examples: choices that trade one good for another."""

from __future__ import annotations

from bofast.design.gallery.example import Example
from bofast.design.parts import Column, Interval, Row, Table, TradeOff, TradeOffMark

TODAY = TradeOffMark(
    letter="A",
    across=Interval(mean=3_420, low=3_310, high=3_530),
    up=Interval(mean=96, low=90, high=102),
    is_on_front=True,
)
MORE_MOVES = TradeOffMark(
    letter="B",
    across=Interval(mean=4_060, low=3_930, high=4_190),
    up=Interval(mean=71, low=66, high=76),
    is_on_front=True,
)
NO_MOVES = TradeOffMark(
    letter="C",
    across=Interval(mean=3_600, low=3_480, high=3_720),
    up=Interval(mean=131, low=123, high=139),
    is_on_front=False,
)

TRADE_OFFS = (
    Example(
        TradeOff(
            caption="Room against empty homes",
            up="Families in too little room",
            across="Empty days a year",
            marks=(TODAY, MORE_MOVES, NO_MOVES),
            table=Table(
                caption="The same in figures",
                columns=(Column("Way"), Column("Empty days a year", numeric=True), Column("Families", numeric=True)),
                rows=(
                    Row(("A: as today", "3,420", "96")),
                    Row(("B: tenants always first", "4,060", "71")),
                    Row(("C: tenants never first", "3,600", "131")),
                ),
                caption_shown=False,
            ),
        )
    ),
)
