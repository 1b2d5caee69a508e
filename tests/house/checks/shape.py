"""Size, names and imports: what keeps a file readable on the second day."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator

from tests.house.checks.source import Fault, Module, functions

LINES_OF_A_FUNCTION = 60
LINES_OF_A_FILE = 500
NAMES_FOR_DRAWERS = {"utils", "util", "helpers", "helper", "services", "service", "common", "misc", "core", "lib"}
LATE_WITHOUT_REASON = re.compile(r"#\s*noqa:.*\bPLC0415\b(?!.* - \S)")


def long_functions(module: Module) -> Iterator[Fault]:
    for function in functions(module.tree):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > LINES_OF_A_FUNCTION and not module.is_migration():
            yield module.fault(function, f"{function.name} has {lines} lines; at most {LINES_OF_A_FUNCTION}")


def long_files(module: Module) -> Iterator[Fault]:
    lines = len(module.text.splitlines())
    if lines > LINES_OF_A_FILE and not module.is_migration():
        yield module.fault(module.tree, f"has {lines} lines; at most {LINES_OF_A_FILE}")


def drawers(module: Module) -> Iterator[Fault]:
    """A module named for nothing fills up with everything."""
    for name in {module.path.stem, *module.path.parent.parts} & NAMES_FOR_DRAWERS:
        yield module.fault(module.tree, f"is named {name!r}; name it from housing, or put it beside its only caller")


def late_imports(module: Module) -> Iterator[Fault]:
    """An import inside a function hides a cycle, unless it says why it is late."""
    lines = module.text.splitlines()
    for function in functions(module.tree):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                line = lines[node.lineno - 1]
                if "PLC0415" not in line or LATE_WITHOUT_REASON.search(line):
                    yield module.fault(node, "imports late without saying why: # noqa: PLC0415 - the reason")


def more_than_the_standard_library(module: Module) -> Iterator[Fault]:
    """The vocabulary is words with units: it needs nothing but Python."""
    if not module.lies_in("src/bofast/vocabulary"):
        return
    for node in ast.walk(module.tree):
        for name in imported_names(node):
            root = name.split(".")[0]
            if root not in sys.stdlib_module_names and not name.startswith("bofast.vocabulary"):
                yield module.fault(node, f"imports {name}; the vocabulary stands on the standard library alone")


def imported_names(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
