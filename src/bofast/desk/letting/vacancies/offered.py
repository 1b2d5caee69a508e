"""To whom a home has been offered, and how long each has to answer."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.lettings.models import Offer, Vacancy
from bofast.casework.lettings.offering.offer_states import OfferState, state_of, winner_of
from bofast.design.parts import Column, EmptyState, Muted, Row, Table, Tag, Tone
from bofast.design.parts.part import Shown
from bofast.desk.office import Desk
from bofast.desk.plan.steps import distance_in_words
from bofast.desk.wording.letting_names import OFFER_STATES

TONES = {
    OfferState.WAITS: Tone.ACCENT,
    OfferState.LAPSED: Tone.DANGER,
    OfferState.WISHED: Tone.ACCENT,
    OfferState.ACCEPTED: Tone.SUCCESS,
    OfferState.COMPLETED: Tone.SUCCESS,
}


def offers_table(desk: Desk, vacancy: Vacancy) -> Table:
    """The offers of a home in their order, each with its clock."""
    winner = winner_of(vacancy.offers.all())
    offers = desk.offers.filter(vacancy=vacancy).select_related("registration__family").order_by("place")
    rows = []
    for offer in offers:
        state = state_of(offer, winner=winner, on=desk.today)
        family = offer.registration.family.name
        cells = (family, offer.sent_on, _clock(offer, state=state, desk=desk), state_shown(state))
        rows.append(Row(cells, url=reverse("letting-offer", args=[offer.pk])))
    columns = (Column(_("Family")), Column(_("Sent")), Column(_("Answer by")), Column(_("How far")))
    empty = EmptyState(
        _("Not offered to anybody yet"),
        _("When a letting is kept, the home is offered to the first in line; several can be asked at once."),
    )
    return Table(_("Offers"), columns, tuple(rows), caption_shown=False, empty=empty)


def state_shown(state: OfferState) -> Tag:
    return Tag(str(OFFER_STATES[state]), TONES.get(state, Tone.NEUTRAL))


def _clock(offer: Offer, *, state: OfferState, desk: Desk) -> Shown:
    """The last day to answer; while an answer is waited for, how far away it is."""
    if state not in {OfferState.WAITS, OfferState.LAPSED}:
        return offer.answer_by
    return Muted(offer.answer_by, distance_in_words(offer.answer_by, on=desk.today))
