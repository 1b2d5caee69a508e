"""The states of a housing career, and a career as one whole number."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from bofast.registers.store import HomeTenure

BITS = 3
"""Of a career's number for each 1 January, the first in the lowest: eight states at most."""
MOST_POSITIONS = 20


class Lives(IntEnum):
    """Where somebody lives on a 1 January, seen from the area of the first one."""

    NOT_REGISTERED = 0  # abroad, dead, or missing from the register
    HERE_SOCIAL = 1  # in the area, rented from a social landlord
    HERE_PRIVATE = 2  # in the area, rented privately
    HERE_OWNED = 3  # in the area, owned or in a cooperative
    HERE_OTHER = 4  # in the area, rented, and from whom is not known
    AWAY_RENTED = 5  # elsewhere, in a home that is not owned
    AWAY_OWNED = 6  # elsewhere, owned or in a cooperative


OWNED = (HomeTenure.OWNED, HomeTenure.COOPERATIVE)


def sql_state() -> str:
    """The state as an expression of the columns area, tenure and owner, and the first area `area_then`.

    Where the tenure is not known, whether the owner lives there tells owned from rented.
    """
    owned = f"(tenure IN ({', '.join(str(int(one)) for one in OWNED)}) OR (tenure = 0 AND owner = 1))"
    return f"""CASE
        WHEN area <> area_then THEN CASE WHEN {owned} THEN {int(Lives.AWAY_OWNED)} ELSE {int(Lives.AWAY_RENTED)} END
        WHEN {owned} THEN {int(Lives.HERE_OWNED)}
        WHEN tenure = {int(HomeTenure.RENTED_SOCIAL)} THEN {int(Lives.HERE_SOCIAL)}
        WHEN tenure = {int(HomeTenure.RENTED_PRIVATE)} THEN {int(Lives.HERE_PRIVATE)}
        ELSE {int(Lives.HERE_OTHER)} END"""


def sequences_of(careers: NDArray[np.int64], *, positions: int) -> NDArray[np.int64]:
    """The states of careers told as numbers. Shape: int64[careers] to int64[careers, positions]."""
    shifts = BITS * np.arange(positions, dtype=np.int64)
    return np.asarray((careers[:, np.newaxis] >> shifts) & ((1 << BITS) - 1))
