"""Spells that are small enough to work out by hand, and how the command is asked about them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bofast.workbench.command import main
from bofast.workbench.exits import Exit

SPELLS = """\
entry,exit,status,area,house
0,3,1,north,a
0,5,0,north,a
1,2,2,south,b
0,4,1,south,b
2,6,1,north,c
1,6,0,south,c
0,2,1,south,d
3,7,1,north,d
"""


def written(tmp_path: Path, text: str, *, name: str = "spells.csv") -> str:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    code = main(["estimate", *arguments, "--json"])
    told = capsys.readouterr()
    assert code == Exit.ANSWERED, told.err
    content: dict[str, Any] = json.loads(told.out)
    return content


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["estimate", *arguments])
    told = capsys.readouterr()
    assert told.out == ""
    return code, told.err
