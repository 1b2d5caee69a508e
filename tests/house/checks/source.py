"""What the checks read: the tracked files of the project, and Python modules as trees."""

from __future__ import annotations

import ast
import functools
import subprocess
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Fault:
    """A place that breaks a rule, and what to do about it."""

    file: PurePosixPath
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says}"


@dataclass(frozen=True, slots=True)
class Module:
    """A Python file: its path from the root of the project, its text and its tree."""

    path: PurePosixPath
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, path: str, text: str) -> Module:
        return cls(PurePosixPath(path), text, ast.parse(text))

    def lies_in(self, *folders: str) -> bool:
        return any(self.path.is_relative_to(folder) for folder in folders)

    def is_migration(self) -> bool:
        return "migrations" in self.path.parts

    def fault(self, node: ast.AST, says: str) -> Fault:
        return Fault(self.path, getattr(node, "lineno", 1), says)


@functools.cache
def files_of_the_project() -> tuple[Path, ...]:
    """What is tracked, or would be: what git ignores is not the project."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(sorted(path for path in (ROOT / line for line in set(listed.splitlines())) if path.is_file()))


@functools.cache
def modules() -> tuple[Module, ...]:
    python = (path for path in files_of_the_project() if path.suffix == ".py")
    return tuple(Module.of(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in python)


def templates() -> tuple[Path, ...]:
    return tuple(
        path for path in files_of_the_project() if path.suffix == ".html" and {"templates", "jinja2"} & set(path.parts)
    )


def calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
