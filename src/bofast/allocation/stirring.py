"""Numbers stirred so well that they can stand for chance: the finalizer of SplitMix64, in whole numbers alone.

Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
"""What a number is multiplied by before it is stirred, so that neighbours lie far apart."""
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


def stirred(words: Words) -> Words:
    """uint64; each bit of what comes out depends on all bits of what goes in, and no two come out alike."""
    words = (words ^ (words >> np.uint64(30))) * _FIRST
    words = (words ^ (words >> np.uint64(27))) * _SECOND
    return words ^ (words >> np.uint64(31))
