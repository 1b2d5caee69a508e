"""What a rule does for want of a parameter: it refuses with its name, or answers that it does not know for its name."""

from __future__ import annotations

from collections.abc import Callable

from bofast.rules.figure import Figure
from bofast.vocabulary.errors import MissingParameter


def refused_for(answer: Callable[[], Figure]) -> str:
    """The parameter for want of which there is no answer; empty when there is one."""
    try:
        figure = answer()
    except MissingParameter as missing:
        return missing.parameter
    return "" if figure.is_known else " ".join(str(because) for because in figure.open_questions())
