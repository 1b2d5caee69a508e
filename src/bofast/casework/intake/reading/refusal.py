"""What the reader says instead of rows."""

from __future__ import annotations

from typing import Any

from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason


class Refused(ShownToUser):
    """The file as a whole cannot be read, and this is why."""


def refusal_of(code: str, *, facts: dict[str, Any]) -> Refused:
    """A refusal that came over the wire from the reading process."""
    return Refused(Reason(code), **facts)
