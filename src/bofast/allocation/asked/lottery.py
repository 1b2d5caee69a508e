"""Lots that nobody can steer: each family's lot follows from her number and a seed that was sealed beforehand.

The seed's fingerprint is published before the lots are drawn, and the seed itself afterwards. Whoever has both can draw
every lot again and see that none was chosen.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from hashlib import sha256

SHORTEST_SEED = 16
"""Characters. A shorter seed could be guessed from its fingerprint."""


def fingerprint(seed: str) -> str:
    """What is published before the draw: the SHA-256 of the seed, in hexadecimal digits."""
    return sha256(seed.encode()).hexdigest()


def lot(seed: str, family: str) -> bytes:
    """The lot of a family, 32 bytes; the lower is ahead. The same seed and family give the same lot for ever."""
    return hmac.digest(seed.encode(), family.encode(), "sha256")


def in_order_of_lots(families: Iterable[str], *, seed: str) -> list[str]:
    """The families by their lots; by name where two lots are equal, which no one will see."""
    return sorted(families, key=lambda family: (lot(seed, family), family))
