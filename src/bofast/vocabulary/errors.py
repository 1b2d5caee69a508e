"""What can go wrong, told to two readers: the person who can mend it, and the log.

Pure code gives a reason; only the pages give it words (`desk.wording`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bofast.vocabulary.reasons import Reason


class BofastError(Exception):
    """The root of every error that bofast raises on purpose."""


class ShownToUser(BofastError):
    """Something the user can mend: a reason, and the facts that its sentence needs.

    The facts never hold a name, an address or an identity number.
    """

    def __init__(self, reason: Reason, /, **facts: Any) -> None:
        self.reason = reason
        self.facts: Mapping[str, Any] = facts
        super().__init__(f"{reason.value}: {dict(facts)!r}" if facts else reason.value)


class MissingParameter(BofastError):
    """No row of a parameter table is valid on the day asked for. Nothing is guessed."""

    def __init__(self, parameter: str, *, on: object, known: str) -> None:
        self.parameter = parameter
        self.on = on
        self.known = known
        super().__init__(
            f"Parameter {parameter!r} has no value on {on}.\n"
            f"Known: {known}.\n"
            f"Add a row with its source to the parameter file, or ask for another day."
        )


class BrokenParameterFile(BofastError):
    """A parameter file does not follow the format of `docs/reference/parameters.md`."""
