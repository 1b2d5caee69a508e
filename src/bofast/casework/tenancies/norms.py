"""Which norm homes are measured by, and how far ahead it is looked."""

from __future__ import annotations

from datetime import date

from bofast.casework.access.models import Office
from bofast.casework.policy.law import law_of
from bofast.rules.home_fit import EUROSTAT, Norm, norm_on
from bofast.vocabulary.spells import birthday

DEFAULT_NORM = EUROSTAT
"""It looks at who can share a room, so that a birthday can change the need; the national one counts heads only."""
YEARS_AHEAD = 20


def norm_of(office: Office, *, on: date, code: str | None = None) -> Norm:
    """The norm with a code, or the one that homes are measured by, with what the office itself has laid down.

    Raises: MissingParameter, when the norm is not in force on the day.
    """
    return norm_on(code or DEFAULT_NORM, law=law_of(office, on=on), on=on)


def horizon(on: date) -> date:
    """How far ahead a family's need is followed."""
    return birthday(on, YEARS_AHEAD)
