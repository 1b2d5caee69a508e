"""What is asked beside which database."""

from __future__ import annotations

import os


def asked_of(*values: str | bytes, by_every_database: tuple[str | bytes, ...]) -> tuple[str | bytes, ...]:
    """What a page refuses by itself is asked once, beside SQLite; what a database could take ill, beside both."""
    return by_every_database if "DATABASE_URL" in os.environ else (*by_every_database, *values)
