"""Which norm homes are measured by, and how far ahead it is looked."""

from __future__ import annotations

from datetime import date

from bofast.casework.access.models import Office
from bofast.casework.policy.law import law_of
from bofast.rules.home_fit import BEDROOM_STANDARD, EUROSTAT, SSB, Norm, norm_on
from bofast.rules.law import Law
from bofast.vocabulary.errors import MissingParameter
from bofast.vocabulary.spells import birthday

NORMS = (EUROSTAT, SSB, BEDROOM_STANDARD)
"""An office begins with the first: it looks at who can share a room, so that a birthday can change the need; the
national one counts heads only."""
YEARS_AHEAD = 20


def norm_of(office: Office, *, on: date, code: str | None = None) -> Norm:
    """The norm with a code, or the one that the office measures homes by, with what the office itself has laid down.

    Raises: MissingParameter, when the norm is not in force on the day.
    """
    return norm_on(code or office.fit_norm, law=law_of(office, on=on), on=on)


def norms_by_choice(office: Office) -> tuple[str, ...]:
    """The norms that a home is shown by, the one that the office has chosen first."""
    return (office.fit_norm, *(code for code in NORMS if code != office.fit_norm))


def norms_in_force(office: Office, *, on: date) -> tuple[str, ...]:
    """The norms that an office can choose: those that its law holds on a day."""
    law = law_of(office, on=on)
    return tuple(code for code in NORMS if _holds(code, law=law, on=on))


def _holds(code: str, *, law: Law, on: date) -> bool:
    try:
        norm_on(code, law=law, on=on)
    except MissingParameter:
        return False
    return True


def horizon(on: date) -> date:
    """How far ahead a family's need is followed."""
    return birthday(on, YEARS_AHEAD)
