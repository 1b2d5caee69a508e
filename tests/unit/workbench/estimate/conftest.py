"""The spells of `asking` as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.workbench.estimate.asking import SPELLS, written


@pytest.fixture
def spells(tmp_path: Path) -> str:
    return written(tmp_path, SPELLS)
