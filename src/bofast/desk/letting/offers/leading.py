"""What each answer to an offer leads to, told before anybody presses."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.offering.answer_costs import cost_of
from bofast.casework.lettings.offering.offer_states import OfferState
from bofast.design import words
from bofast.design.parts import Fact, FactList
from bofast.desk.letting.offers.finding import OpenedOffer
from bofast.desk.letting.offers.words import cost_told
from bofast.desk.office import Desk

ANSWERED_BY = frozenset({OfferState.WAITS})
SETTLED_BY_NIGHT = frozenset({OfferState.WAITS, OfferState.LAPSED})


def leads_to(desk: Desk, opened: OpenedOffer) -> FactList | None:
    """Yes, no and silence, each with what it costs; None when the family has answered."""
    if opened.state not in SETTLED_BY_NIGHT:
        return None
    silence = Fact(_("No answer"), _silence(desk, opened))
    if opened.state not in ANSWERED_BY:
        return FactList((silence,))
    return FactList((Fact(_("Yes"), yes_told(opened)), Fact(_("No"), no_told(desk, opened)), silence))


def yes_told(opened: OpenedOffer) -> str:
    """Whether a yes gives the home at once."""
    ahead = len(opened.ahead)
    if not ahead:
        return _("The family gets the home at once.")
    waits = ngettext(
        "The wish is kept. The family gets the home if the one ahead says no or does not answer.",
        "The wish is kept. The family gets the home if the %(count)s ahead say no or do not answer.",
        ahead,
    )
    return waits % {"count": words.number(ahead)}


def no_told(desk: Desk, opened: OpenedOffer) -> str:
    """What a no costs, and where the home goes."""
    cost = cost_told(cost_of(Offer.Answer.NO, offer=opened.offer, on=desk.today))
    goes_on = _("The home goes to the next who wants it.")
    return f"{cost} {goes_on}"


def _silence(desk: Desk, opened: OpenedOffer) -> str:
    cost = cost_told(cost_of(Offer.Answer.SILENT, offer=opened.offer, on=desk.today))
    noted = _("Noted by itself in the night after %(day)s.") % {"day": words.day(opened.offer.answer_by)}
    return f"{noted} {cost}"
