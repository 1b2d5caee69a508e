"""How an observed year ends: by staying, by a move, by leaving the register, or in a way that nobody knows."""

from __future__ import annotations

from enum import IntEnum

from bofast.registers.store import HomeTenure

TENURES = len(HomeTenure)


class Event(IntEnum):
    """What became of somebody between one 1 January and the next. Moves tell the tenure of the new home."""

    STAYED = 0
    LOST = 1  # not in the register on the next 1 January, and no reason is known
    ABROAD = 2
    DEAD = 3
    OUT = 4  # to another area; + HomeTenure
    INTERNAL = 4 + TENURES  # within the area; + HomeTenure


EVENTS = Event.INTERNAL + TENURES
LEFT_OUT = -1
"""The status of an event that leaves its year out, since how it ended is not known."""


class Flow(IntEnum):
    """What a stock of people in an area is made of; each counted in the year of the later 1 January."""

    STOCK = 0
    IN_FROM_AREA = 1
    IN_FROM_OUTSIDE = 2
    OUT_TO_AREA = 3
    OUT_OF_REGISTER = 4  # abroad or dead
    LOST = 5
    INTERNAL = 6  # to another dwelling of the area
    GREW_INTO = 7  # not counted among the population the year before: too young, say
    GREW_OUT_OF = 8


FLOWS = len(Flow)
