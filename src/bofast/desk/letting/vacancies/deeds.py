"""What can be done with a vacant home now."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.models import Vacancy
from bofast.design.parts import Link, Press, Weight
from bofast.desk.office import Desk


def deeds_of(desk: Desk, vacancy: Vacancy, *, by_turns: bool) -> tuple[Link | Press, ...]:
    """The next step first; nothing for those who read only, or when the home is let or not vacant after all."""
    if not desk.may(Permission.LET_HOMES) or not vacancy.is_open:
        return ()
    if vacancy.held_for:
        release = Press(_("Put it back into letting"), _url("release", vacancy), weight=Weight.PRIMARY)
        return (release, _not_vacant(vacancy))
    hold = Link(_("Hold it back"), _url("hold", vacancy), Weight.SECONDARY)
    return (*_next_step(vacancy, by_turns=by_turns), hold, _not_vacant(vacancy))


def _next_step(vacancy: Vacancy, *, by_turns: bool) -> tuple[Link | Press, ...]:
    if by_turns and not vacancy.lane:
        return (Press(_("Set whose turn it is"), _url("lane", vacancy), weight=Weight.PRIMARY),)
    return (Link(_("Offer the home"), reverse("letting-offer-send", args=[vacancy.pk]), Weight.PRIMARY),)


def _not_vacant(vacancy: Vacancy) -> Link:
    if vacancy.notice_id is not None:
        url = reverse("letting-notice-withdraw", args=[vacancy.notice_id])
        return Link(_("The tenant stays"), url, Weight.TERTIARY)
    return Link(_("Not vacant after all"), _url("withdraw", vacancy), Weight.TERTIARY)


def _url(deed: str, vacancy: Vacancy) -> str:
    return reverse(f"letting-vacancy-{deed}", args=[vacancy.pk])
