"""The law as it comes with bofast, and the day on which most situations are looked at."""

from __future__ import annotations

from datetime import date

import pytest

from bofast.rules.law import Law, load_law

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def law() -> Law:
    return load_law("no")


@pytest.fixture
def today() -> date:
    return TODAY
