"""Problem files as an office writes them, and the command as it is typed."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from bofast.workbench.command import main

ROOT = Path(__file__).parents[4]
EXAMPLE = ROOT / "examples" / "letting" / "chain.json"
SEED = "sixteen letters!"

HALF = {"name": "half", "internal_share": "1/2", "other_turn": "seniority"}
NEIGHBOURS: dict[str, Any] = {
    "format": "bofast-letting-1",
    "mode": "list",
    "on": "2026-11-22",
    "agreements": [HALF],
    "homes": [
        {"name": "Elm 1", "department": "Elm", "facts": {"rooms": 4}, "rent_per_month": 9000},
        {"name": "Elm 2", "department": "Elm", "facts": {"rooms": 2}, "rent_per_month": 6000},
    ],
    "families": [
        {"name": "newcomer", "listed_on": "2015-05-05", "wishes": [{"home": "Elm 1"}, {"home": "Elm 2"}]},
        {"name": "tenant", "listed_on": "2020-02-02", "home": "Elm 2", "wishes": [{"home": "Elm 1"}]},
    ],
}
"""One vacant home, a tenant who wants it, and a newcomer who has waited longer."""


def neighbours(**changed: Any) -> dict[str, Any]:
    return {**copy.deepcopy(NEIGHBOURS), **changed}


def changed_family(problem: dict[str, Any], name: str, **changed: Any) -> dict[str, Any]:
    """The same problem with other facts of one family."""
    families = [{**one, **changed} if one["name"] == name else one for one in problem["families"]]
    return {**problem, "families": families}


class Office:
    """Somebody at a terminal with a problem file."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.file, self.capsys = folder / "problem.json", capsys
        self.code, self.out, self.err = -1, "", ""

    def asks(self, command: str, problem: object, *options: str) -> Office:
        """Types `bofast letting COMMAND FILE OPTIONS`; a text is written as it is, all else as JSON."""
        written = problem if isinstance(problem, str) else json.dumps(problem)
        self.file.write_text(written, encoding="utf-8")
        self.code = main(["letting", command, str(self.file), *options])
        self.out, self.err = self.capsys.readouterr()
        return self

    def plan(self, problem: object, *options: str) -> dict[str, Any]:
        """The plan as JSON."""
        told = self.asks("solve", problem, "--json", *options)
        assert told.code == 0, told.err
        plan: dict[str, Any] = json.loads(told.out)
        return plan

    def reason(self, problem: object, family: str, home: str) -> dict[str, Any]:
        """Why a family did or did not get a home, as JSON."""
        told = self.asks("explain", problem, "--family", family, "--home", home, "--json")
        assert told.code == 0, told.err
        reason: dict[str, Any] = json.loads(told.out)
        return reason


def has(plan: dict[str, Any]) -> dict[str, str | None]:
    """Which home each family has after the plan."""
    return {one["family"]: one["has"] for one in plan["families"]}
