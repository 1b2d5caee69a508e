"""The wishes of a family in their order, with what moves and removes each."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.lettings.known.meant import homes_meant, meant_by, wishes_on
from bofast.casework.lettings.models import Registration, Wish
from bofast.design.parts import Column, EmptyState, Muted, Press, Row, Table, Weight
from bofast.design.parts.part import Shown
from bofast.desk.letting.waiting.told import homes_told
from bofast.desk.office import Desk


def wishes_table(desk: Desk, registration: Registration, *, may_change: bool) -> Table:
    """What the family wishes today, the most wanted first."""
    wishes = list(wishes_on(registration, day=desk.today))
    last = len(wishes)
    rows = tuple(
        Row((homes_told(meant_by(wish)), number, wish.stated_on, _deeds(wish, number, last=last) if may_change else ""))
        for number, wish in enumerate(wishes, start=1)
    )
    columns = (
        Column(_("Homes")),
        Column(_("Wanted as number"), numeric=True),
        Column(_("Told on")),
        Column(_("Change"), quiet=True),
    )
    empty = EmptyState(
        _("No wish told yet"),
        _("A family is asked only about homes that it wishes. Name a home, or a department with so many rooms."),
    )
    return Table(_("Wishes"), columns, rows, caption_shown=False, empty=empty)


def wishes_told(registration: Registration, *, on: date) -> Shown:
    """The wishes of a day in their order, one under the other."""
    told = [homes_told(meant) for meant in homes_meant(registration, on=on)]
    if not told:
        return _("none told yet")
    return told[0] if len(told) == 1 else Muted(told[0], "; ".join(told[1:]))


def _deeds(wish: Wish, number: int, *, last: int) -> Shown:
    ways = [(_("Up"), "up", number > 1), (_("Down"), "down", number < last)]
    moves = tuple(_press(label, wish, way=way) for label, way, is_there in ways if is_there)
    url = reverse("letting-registration-wish-remove", args=[wish.registration_id, wish.pk])
    remove = Press(_("Remove"), url, weight=Weight.TERTIARY, about=homes_told(meant_by(wish)))
    return (*moves, remove)


def _press(label: str, wish: Wish, *, way: str) -> Press:
    url = reverse("letting-registration-wish-move", args=[wish.registration_id, wish.pk, way])
    return Press(label, url, weight=Weight.TERTIARY, about=homes_told(meant_by(wish)))
