"""What a change in who lives somewhere is made of, in whole persons that add up.

Between two 1 Januaries an area gains those who move in, grow into the ages that are counted, or are new in the
register; it loses those who move out, grow out of them, leave the register or are lost from sight; and those who were
there on both days may have become resource-strong families, or ceased to be. Nothing else can happen, so

    stock after - stock before = gains - losses + became - ceased        for the strong
    stock after - stock before = gains - losses - became + ceased        for the others

Over several years the parts of each year are added. Whoever came and left again in between counts in both.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from bofast.registers.stays.counts import Counts
from bofast.registers.stays.events import Flow

Ints = NDArray[np.int64]


class Class(IntEnum):
    """Who is told apart: members of resource-strong families with children, and everybody else who is counted."""

    REST = 0
    STRONG = 1


class Passage(IntEnum):
    """A way into an area's population, or out of it."""

    IN_FROM_AREA = 0
    IN_FROM_OUTSIDE = 1
    GREW_INTO = 2
    OUT_TO_AREA = 3
    OUT_OF_REGISTER = 4
    LOST = 5
    GREW_OUT_OF = 6


_FLOW_OF = {passage: Flow[passage.name] for passage in Passage}
WAYS_IN = (Passage.IN_FROM_AREA, Passage.IN_FROM_OUTSIDE, Passage.GREW_INTO)
WAYS_OUT = (Passage.OUT_TO_AREA, Passage.OUT_OF_REGISTER, Passage.LOST, Passage.GREW_OUT_OF)
AGEING = (Passage.GREW_INTO, Passage.GREW_OUT_OF)
SIGN = np.array([1 if passage in WAYS_IN else -1 for passage in Passage], dtype=np.int64)


class OwnChange(IntEnum):
    """What happened to those who were in the area on both days."""

    BECAME = 0  # resource-strong
    CEASED = 1  # to be


@dataclass(frozen=True, slots=True, eq=False)
class YearlyParts:
    """The parts of each year, of groups of areas.

    Shape: years n calendar years, rising; stock int64[n, group, class]; passages int64[n - 1, group, class, passage]
        and own int64[n - 1, group, own change]: what happened from the year to the next.
    """

    years: tuple[int, ...]
    stock: Ints
    passages: Ints
    own: Ints

    def together(self) -> YearlyParts:
        """All groups as one. Who moves from one to another counts as out of the one and into the other still."""
        whole = (part.sum(axis=1, keepdims=True) for part in (self.stock, self.passages, self.own))
        return YearlyParts(self.years, *whole)

    def unexplained(self) -> Ints:
        """What the parts leave over of the change of each year's stock: nothing, in a register without a fault.

        Shape: int64[n - 1, group, class].
        """
        became = self.own[..., OwnChange.BECAME] - self.own[..., OwnChange.CEASED]
        explained = self.passages @ SIGN + np.stack((-became, became), axis=-1)
        return np.asarray(np.diff(self.stock, axis=0) - explained)


def yearly_parts(counts: Counts, *, groups: tuple[tuple[int, ...], ...]) -> YearlyParts:
    """The parts of every year between the first and the last of the counts.

    `groups` are numbers of areas that are told together; one area in each tells every area by itself.
    """
    flows = np.stack([counts.flows[:, list(group)].sum(axis=1) for group in groups], axis=1)
    stayers = np.stack([counts.stayers[1:, list(group)].sum(axis=1) for group in groups], axis=1)
    return YearlyParts(
        years=tuple(range(counts.first_year, counts.first_year + len(counts.flows))),
        stock=flows[..., Flow.STOCK],
        passages=flows[1:][..., [_FLOW_OF[passage] for passage in Passage]],
        own=np.stack(
            (stayers[..., Class.REST, Class.STRONG], stayers[..., Class.STRONG, Class.REST]),
            axis=-1,
        ),
    )
