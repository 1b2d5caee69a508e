"""Days as they are written where a machine reads them: 2026-11-21, and no other way."""

from __future__ import annotations

import re
from datetime import date

WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day_written(text: str) -> date:
    """The day that a text tells as year, month and day.

    Python itself takes 2026-W10 for a day, and 20261121: the first is a slip for a week, the second for a number.

    Raises: ValueError, for what is no day, or is written in another way.
    """
    if not WRITTEN.fullmatch(text):
        raise ValueError(f"{text!r} is no day; write it as 2026-11-21")
    return date.fromisoformat(text)
