"""What the reader says instead of rows."""

from __future__ import annotations

from typing import Any

from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

UNREADABLE = frozenset(
    {
        *(Reason.SHEET_EMPTY, Reason.SHEET_OF_UNKNOWN_FORMAT, Reason.SHEET_IN_OLD_FORMAT, Reason.SHEET_BROKEN),
        *(Reason.SHEET_TOO_LARGE, Reason.SHEET_UNPACKS_TOO_LARGE, Reason.SHEET_HOLDS_ENTITIES),
        *(Reason.SHEET_HAS_TOO_MANY_ROWS, Reason.SHEET_HAS_TOO_MANY_COLUMNS, Reason.SHEET_NEEDS_TOO_MUCH),
        Reason.SHEET_ENCODING_UNKNOWN,
    }
)
"""Why a file is refused as a whole, before anything is said of its rows."""


class Refused(ShownToUser):
    """The file as a whole cannot be read, and this is why."""


def refusal_of(code: str, *, facts: dict[str, Any]) -> Refused:
    """A refusal that came over the wire from the reading process."""
    return Refused(Reason(code), **facts)
