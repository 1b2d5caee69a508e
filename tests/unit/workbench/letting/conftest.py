"""Who types the command."""

from pathlib import Path

import pytest

from tests.unit.workbench.letting.problems import Office


@pytest.fixture
def office(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Office:
    return Office(tmp_path, capsys)
