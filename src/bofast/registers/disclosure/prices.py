"""What it costs to hide a further cell: most of all one cell, and a little more the more people it tells of.

Weighing cells by their size is common (log of the count: Fischetti and Salazar (2001), Management Science 47; constant,
count and logarithm are the choices of tau-Argus). Here the number of cells leads, and the logarithm decides between
patterns of about as many: so the largest states stay to be read, and few cells are hidden.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

WEIGHT_OF_SIZE = 0.15
"""What ten times as many people add to the price of a cell."""


def prices(values: NDArray[np.int64]) -> NDArray[np.float64]:
    """Shape: values int64[n], none below 0, to float64[n], from 1 on."""
    return np.asarray(1.0 + WEIGHT_OF_SIZE * np.log10(1.0 + values))
