"""What a family has been offered, and what it said."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.homes.words import street_address
from bofast.casework.lettings.line.on_the_list import winners_of
from bofast.casework.lettings.models import Offer, Registration
from bofast.casework.lettings.offering.offer_states import OfferState, state_of
from bofast.design.parts import Column, EmptyState, Muted, Row, Table
from bofast.design.parts.part import Shown
from bofast.desk.letting.vacancies.offered import state_shown
from bofast.desk.office import Desk
from bofast.desk.plan.steps import distance_in_words
from bofast.desk.wording.letting_names import BECAUSE


def offers_table(desk: Desk, registration: Registration) -> Table:
    """The offers to a registration, the newest first, of homes that the reader is shown."""
    shown = desk.offers.filter(registration=registration).select_related("vacancy__home")
    offers = list(shown.order_by("-sent_on", "pk"))
    winners = winners_of(offer.vacancy_id for offer in offers)
    empty = EmptyState(
        _("Offered nothing yet"),
        _("When a home is the family's turn and it is asked, the offer and its answer stand here."),
    )
    columns = (Column(_("Home")), Column(_("Sent")), Column(_("Answer by")), Column(_("How it stands")))
    rows = tuple(_row(offer, winners=winners, desk=desk) for offer in offers)
    return Table(_("Offers"), columns, rows, caption_shown=False, empty=empty)


def _row(offer: Offer, *, winners: Mapping[UUID, UUID], desk: Desk) -> Row:
    state = state_of(offer, winner=winners.get(offer.vacancy_id), on=desk.today)
    return Row(
        (
            street_address(offer.vacancy.home),
            offer.sent_on,
            _answer_by(offer, state=state, desk=desk),
            _stands(offer, state_shown(state)),
        ),
        url=reverse("letting-offer", args=[offer.pk]),
    )


def _answer_by(offer: Offer, *, state: OfferState, desk: Desk) -> Shown:
    """The last day to answer; while an answer is waited for, how far away it is."""
    if state is not OfferState.WAITS:
        return offer.answer_by
    return Muted(offer.answer_by, distance_in_words(offer.answer_by, on=desk.today))


def _stands(offer: Offer, state: Shown) -> Shown:
    """How it stands, and why the family said no, when it has said."""
    return Muted(state, str(BECAUSE[Offer.Because(offer.because)])) if offer.because else state
