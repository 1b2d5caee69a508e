"""How far a long command has come, told on standard error so that the answer can be piped."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field
from typing import TextIO

_SECONDS_BETWEEN_LINES = 5.0


@dataclass(slots=True)
class Progress:
    """One line that is written over on a terminal; elsewhere a line now and then."""

    quiet: bool = False
    stream: TextIO = field(default_factory=lambda: sys.stderr)
    _told_at: float = 0.0
    _width: int = 0

    def tell(self, says: str) -> None:
        """Say where the work is."""
        if self.quiet:
            return
        if self.stream.isatty():
            print(f"\r{says:<{self._width}}", end="", file=self.stream, flush=True)
            self._width = len(says)
        elif time.monotonic() - self._told_at > _SECONDS_BETWEEN_LINES:
            self._told_at = time.monotonic()
            print(says, file=self.stream, flush=True)

    def done(self) -> None:
        """Leave the line clean for what comes after."""
        if self._width and not self.quiet:
            print(f"\r{'':<{self._width}}\r", end="", file=self.stream, flush=True)
            self._width = 0
