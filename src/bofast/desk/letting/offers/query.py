"""From filters to offers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from bofast.casework.lettings.due import offers_that_wait
from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.models.offers import OfferQuerySet
from bofast.desk.letting.offers import forms
from bofast.desk.office import Desk


def offers_wanted(desk: Desk, wanted: Mapping[str, Any]) -> OfferQuerySet:
    """The offers of the filters, each with its home and family; the first deadline first, so that lapsed ones lead."""
    offers = _of_state(desk.offers, str(wanted.get("state") or ""))
    if text := str(wanted.get("q") or "").strip():
        by_family = Q(registration__family__name__icontains=text) | Q(registration__family__reference__iexact=text)
        offers = offers.filter(by_family | Q(vacancy__home__address__icontains=text))
    return offers.select_related("vacancy__home__area", "registration__family")


def _of_state(offers: OfferQuerySet, state: str) -> OfferQuerySet:
    match state:
        case forms.ALL:
            return offers.order_by("-sent_on", "vacancy", "place")
        case forms.WANTED:
            said_yes = offers.live().filter(answer=Offer.Answer.YES, accepted_on__isnull=True)
            return said_yes.filter(vacancy__let_on=None).order_by("answer_by", "vacancy", "place")
        case forms.ACCEPTED:
            return offers.binding().order_by("accepted_on", "vacancy", "place")
        case forms.NO:
            refused = offers.filter(answer__in=[Offer.Answer.NO, Offer.Answer.SILENT])
            return refused.order_by("-answered_on", "vacancy", "place")
    return offers_that_wait(offers)
