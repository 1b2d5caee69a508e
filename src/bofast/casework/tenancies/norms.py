"""Which norm homes are measured by, and how far ahead it is looked."""

from __future__ import annotations

from datetime import date

from bofast.rules.home_fit import EUROSTAT, Norm, norm_on
from bofast.rules.law import load_law
from bofast.vocabulary.spells import birthday

DEFAULT_NORM = EUROSTAT
"""It looks at who can share a room, so that a birthday can change the need; the national one counts heads only."""
YEARS_AHEAD = 20
# The norms of room lie among the Norwegian parameters; none of them is a law of one country.
KEPT_WITH = "no"


def norm_of(code: str | None = None, *, on: date) -> Norm:
    """The norm with a code, or the one that homes are measured by.

    Raises: MissingParameter, when the norm is not in force on the day.
    """
    return norm_on(code or DEFAULT_NORM, law=load_law(KEPT_WITH), on=on)


def horizon(on: date) -> date:
    """How far ahead a family's need is followed."""
    return birthday(on, YEARS_AHEAD)
