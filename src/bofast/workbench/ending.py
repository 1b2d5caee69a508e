"""How a command that shows its progress ends without an answer: the line of progress is closed, and the reason told."""

from __future__ import annotations

import sys

from bofast.workbench.exits import Exit
from bofast.workbench.registers.progress import Progress


def ended(command: str, says: object, *, code: Exit, progress: Progress) -> int:
    """Say on the standard error output why the command ends; gives its exit code."""
    progress.done()
    print(f"bofast {command}: {says}", file=sys.stderr)
    return code
