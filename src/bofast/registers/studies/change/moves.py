"""Who moved from which area to which: the areas of the study, and everywhere else as one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.profiles import Measure
from bofast.registers.disclosure.tables import CellTable
from bofast.registers.stays.counts import Counts
from bofast.registers.stays.events import Flow
from bofast.registers.studies.cell_tables import listed

Ints = NDArray[np.int64]

MOVES = "moves"
OUTSIDE = "outside"
"""How the category of everywhere else begins; the areas that it is outside of follow."""
MOST_AREAS = 12
"""With more areas a picture of flows cannot be read: the largest are shown, the others are part of elsewhere."""


def areas_of_moves(counts: Counts, *, areas: tuple[int, ...]) -> tuple[int, ...]:
    """The areas that are told apart, rising: those in which most people lived."""
    lived = counts.flows[..., Flow.STOCK][:, list(areas)].sum(axis=(0, 2))
    largest = np.argsort(-lived, kind="stable")[:MOST_AREAS]
    return tuple(sorted(areas[place] for place in largest.tolist()))


def moves_table(persons: Counts, families: Counts, *, areas: tuple[int, ...], period: str, about: str) -> CellTable:
    """Moves between each two of the areas, and between each and elsewhere, over all years of the register.

    Nobody can make the same move twice without having come back, so at least every second year's moves are by
    distinct persons: that many does a cell rest on.
    """
    each = tuple(str(area) for area in areas)
    places = (*each, f"{OUTSIDE} {'+'.join(each)}")
    pairs = [(one, two) for one in range(len(places)) for two in range(len(places)) if one != two]
    codes = np.array([(0, one, two) for one, two in pairs], dtype=np.int64).reshape(len(pairs), 3)
    moved, families_moved = (
        _among(counts.moves, areas=areas)[codes[:, 1], codes[:, 2]] for counts in (persons, families)
    )
    times = -(-(len(persons.flows) - 1) // 2)
    return CellTable(
        MOVES,
        about,
        Measure.COUNT,
        (listed("from_to", [period]), listed("from_area", places), listed("to_area", places)),
        codes,
        moved,
        -(-moved // times),
        -(-families_moved // times),
    )


def _among(moves: Ints, *, areas: tuple[int, ...]) -> Ints:
    """Moves by group of areas: each of `areas` by itself, all others as the last."""
    group_of = np.full(moves.shape[0], len(areas), dtype=np.int64)
    group_of[list(areas)] = np.arange(len(areas))
    among = np.zeros((len(areas) + 1, len(areas) + 1), dtype=np.int64)
    np.add.at(among, (group_of[:, np.newaxis], group_of[np.newaxis, :]), moves)
    return among
