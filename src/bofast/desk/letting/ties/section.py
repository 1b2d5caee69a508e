"""The ties to a family, for its page on the list and for their own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.lettings.models import Registration, Tie
from bofast.design import words
from bofast.design.parts import Column, EmptyState, Link, Row, Table, Weight
from bofast.design.parts.part import Shown
from bofast.desk.office import Desk


def ties_table(desk: Desk, registration: Registration, *, ties: Iterable[Tie]) -> Table:
    """Everybody who is or was recorded as too near the family; the reader's own tie is ended by somebody else."""
    return Table(
        caption=_("Who is too near the family"),
        caption_shown=False,
        columns=(Column(_("Who")), Column(_("From")), Column(_("Until")), Column(_("What can be done"), quiet=True)),
        rows=tuple(_row(tie, registration=registration, desk=desk) for tie in ties),
        empty=EmptyState(
            _("Nobody is recorded as too near this family"),
            _(
                "Who is related to the family, a friend or at odds with it, or stands near it in another way, decides "
                "nothing about it. Record it before anybody asks."
            ),
            record_link(registration),
        ),
    )


def record_link(registration: Registration) -> Link:
    return Link(_("Record a tie"), reverse("letting-tie-record", args=[registration.pk]), Weight.SECONDARY)


def _row(tie: Tie, *, registration: Registration, desk: Desk) -> Row:
    until = words.day(tie.to_day) if tie.to_day else _("until further notice")
    return Row((str(tie.user), words.day(tie.from_day), until, _done(tie, registration=registration, desk=desk)))


def _done(tie: Tie, *, registration: Registration, desk: Desk) -> Shown:
    if _has_ended(tie, on=desk.today):
        return ""
    if tie.user_id == desk.user.pk:
        return _("a colleague ends it")
    url = reverse("letting-tie-end", args=[registration.pk, tie.pk])
    return Link(_("End"), url, Weight.TERTIARY, about=str(tie.user))


def _has_ended(tie: Tie, *, on: date) -> bool:
    return tie.to_day is not None and tie.to_day <= on
