"""The auditor stands alone, and each of its codes is tried."""

from __future__ import annotations

import ast
from pathlib import Path

from bofast.allocation import audit
from bofast.allocation.audit import FaultCode

AUDITOR = Path(audit.__file__).parent


def test_the_auditor_shares_no_code_with_what_makes_plans():
    inside = ("bofast.allocation.audit", "bofast.allocation.market", "bofast.compiled")
    nodes = [node for file in sorted(AUDITOR.glob("*.py")) for node in ast.walk(ast.parse(file.read_text("utf-8")))]
    imports = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    imports |= {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}

    assert [name for name in sorted(imports) if name.startswith("bofast") and not name.startswith(inside)] == []


def test_every_code_is_seen_beside_this_file():
    text = "".join(file.read_text(encoding="utf-8") for file in Path(__file__).parent.glob("test_*.py"))

    assert [code.name for code in FaultCode if f"FaultCode.{code.name}" not in text] == []
