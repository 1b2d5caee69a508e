"""Saying that the reader is too near a family, where a button would fail."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from bofast.casework.lettings.ties import is_tied
from bofast.design.parts import Notice, Tone
from bofast.desk.office import Desk


def too_near(desk: Desk, *, families: Collection[UUID]) -> Notice | None:
    """What a page shows in place of its buttons to one who is tied to one of the families; None to everybody else."""
    if not is_tied(desk.user, families=families, on=desk.today):
        return None
    return Notice(
        _("You are recorded as too near this family"),
        _("You can read, but not decide anything about it. Ask a colleague."),
        Tone.WARNING,
    )
