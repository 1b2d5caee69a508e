"""What follows when a home is let to a family, told before it is done."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.homes.models import Home
from bofast.casework.homes.words import street_address
from bofast.casework.lettings.models import Offer
from bofast.casework.tenancies.living import homes_of
from bofast.design import words
from bofast.desk.letting.offers.finding import OpenedOffer


def what_moving_in_does(opened: OpenedOffer, *, on: date) -> tuple[str, ...]:
    """The contract, the end of waiting, and the home that falls vacant: the next link of the chain.

    Where the family lives is told to those alone who may see its details.
    """
    return (_contract(opened.offer, on=on), _waiting(opened.offer), *_left(opened, on=on))


def _contract(offer: Offer, *, on: date) -> str:
    rent = offer.vacancy.home.rent_on(on)
    if rent is None:
        return _("A contract with the adults of the family begins that day. No rent is written down for the home.")
    told = {"rent": words.money(rent.rent_per_month)}
    return _("A contract with the adults of the family begins that day, at %(rent)s a month.") % told


def _waiting(offer: Offer) -> str:
    """Its time on the list is over; whatever else it was offered goes on."""
    live = offer.registration.offers.live().exclude(pk=offer.pk).count()
    over = _("The family is not on the list any longer.")
    if not live:
        return over
    others = ngettext(
        "Its other offer is taken back and goes to the next.",
        "Its %(count)s other offers are taken back and go to the next.",
        live,
    )
    return f"{over} {others % {'count': words.number(live)}}"


def _left(opened: OpenedOffer, *, on: date) -> tuple[str, ...]:
    if not opened.is_open:
        return (_("A home of the office that it leaves falls vacant that day: the next link of the chain."),)
    left = [one.home for one in homes_of(opened.offer.registration.family, on=on)]
    ours = [street_address(home) for home in left if home.disposal != Home.Disposal.PRIVATE]
    falls = _("%(home)s falls vacant that day: the next link of the chain.")
    return tuple(falls % {"home": home} for home in ours) or (_("It leaves no home of the office."),)
