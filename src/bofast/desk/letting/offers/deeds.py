"""What can be done with an offer now."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.lettings.offering.offer_states import OfferState
from bofast.design.parts import Link, Press, Weight
from bofast.desk.letting.offers.finding import OpenedOffer
from bofast.desk.office import Desk

Deeds = tuple[Link | Press, ...]


def deeds_of(desk: Desk, opened: OpenedOffer) -> Deeds:
    """The next step first. Who reads only gets the letter alone."""
    if not desk.may(Permission.LET_HOMES):
        return _letter(opened)
    match opened.state:
        case OfferState.WAITS:
            return (
                _yes(opened),
                _to("refuse", opened, _("No, the family does not want it")),
                *_letter(opened),
                _withdraw(opened),
            )
        case OfferState.ACCEPTED:
            complete = _to("complete", opened, _("Let the home to the family"), weight=Weight.PRIMARY)
            return (complete, *_letter(opened), _withdraw(opened))
        case OfferState.LAPSED | OfferState.WISHED | OfferState.LOST:
            return (*_letter(opened), _withdraw(opened))
        case _:
            return _letter(opened)


def _yes(opened: OpenedOffer) -> Press:
    """One press: what it leads to stands on the page."""
    return Press(_("Yes, the family wants it"), _url("accept", opened), weight=Weight.PRIMARY)


def _withdraw(opened: OpenedOffer) -> Link:
    return _to("withdraw", opened, _("Take the offer back"), weight=Weight.TERTIARY)


def _letter(opened: OpenedOffer) -> tuple[Link, ...]:
    """The letter, or the way to it for one who must say first why she opens the family."""
    if opened.is_open:
        return (Link(_("Letter to the family"), reverse("letting-letter", args=[opened.offer.pk]), Weight.SECONDARY),)
    url = reverse("family-open", args=[opened.offer.registration.family_id])
    return (Link(_("Open the family with a reason, for its letter"), url, Weight.TERTIARY),)


def _to(deed: str, opened: OpenedOffer, label: str, *, weight: Weight = Weight.SECONDARY) -> Link:
    return Link(label, _url(deed, opened), weight)


def _url(deed: str, opened: OpenedOffer) -> str:
    return reverse(f"letting-offer-{deed}", args=[opened.offer.pk])
