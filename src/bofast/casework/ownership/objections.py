"""What speaks against the purchase of a home. An app above says it, when it starts, for what it builds on homes."""

from __future__ import annotations

from collections.abc import Callable

from bofast.casework.homes.models import Home
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.reasons import Reason

Objection = Callable[[Home], Reason | None]
"""Why a home may not be bought now, or None when nothing speaks against it."""

_OBJECTIONS: list[Objection] = []


def objects_to_purchase(*, because: Objection) -> None:
    """Have an objection asked before each purchase is recorded."""
    _OBJECTIONS.append(because)


def refuse_objected(home: Home) -> None:
    """Raises: ShownToUser, when something speaks against buying a home."""
    for objection in _OBJECTIONS:
        reason = objection(home)
        if reason is not None:
            raise ShownToUser(reason)
