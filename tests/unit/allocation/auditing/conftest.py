from __future__ import annotations

import numpy as np
import pytest

from tests.unit.allocation.auditing.drawn import four_families


@pytest.fixture
def market():
    return four_families()


@pytest.fixture
def key():
    """Home 2 goes to Cai before Dina, Anne and Bo; home 3 to Dina before Cai; 1 to Anne, and 0 to Cai before Bo."""
    return np.array([3, 0, 1, 4, 1, 1, 0, 2, 0], dtype=np.int64)
