"""The law as it comes, and with what an office has entered."""

from __future__ import annotations

import pytest

from bofast.rules.law import Law, load_law
from tests.unit.rules.situations import office_law


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law()


@pytest.fixture(scope="session")
def entered() -> Law:
    """The law with an office's rows of 2026."""
    return office_law()
