"""Offers as a list, the ones whose time is up first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.homes.words import street_address
from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.offering.offer_states import OfferState, places_in_line, state_of
from bofast.casework.lettings.offering.settled import Night, Settled
from bofast.design import words
from bofast.design.parts import Column, EmptyState, Link, Muted, Pagination, Row, Table, Weight
from bofast.design.parts.part import Shown
from bofast.desk.letting.vacancies.offered import state_shown
from bofast.desk.office import Desk
from bofast.desk.plan.steps import distance_in_words

ASKED_FOR = frozenset({OfferState.WAITS, OfferState.LAPSED})


def offers_table(
    desk: Desk, offers: Sequence[Offer], *, winners: Mapping[UUID, UUID], pagination: Pagination | None
) -> Table:
    """Some offers; `winners` are the offers that took the homes, by vacancy."""
    places = places_in_line(offers)
    rows = tuple(
        _row(offer, place=places[offer.pk], winner=winners.get(offer.vacancy_id), desk=desk) for offer in offers
    )
    columns = (
        Column(_("Family")),
        Column(_("Home")),
        Column(_("Place in line"), numeric=True),
        Column(_("Answer by")),
        Column(_("How it stands")),
    )
    empty = EmptyState(
        _("No offer here"),
        _("A home is offered from its own page, in the order of a letting. Choose one that stands vacant."),
        Link(_("Vacant homes"), reverse("letting-vacancies"), Weight.PRIMARY),
    )
    return Table(_("Offers"), columns, rows, caption_shown=False, empty=empty, pagination=pagination)


def _row(offer: Offer, *, place: int, winner: UUID | None, desk: Desk) -> Row:
    state = state_of(offer, winner=winner, on=desk.today)
    family = offer.registration.family
    return Row(
        (
            Muted(family.name, family.reference),
            street_address(offer.vacancy.home),
            place,
            answer_by_shown(offer, state=state, desk=desk),
            state_shown(state),
        ),
        url=reverse("letting-offer", args=[offer.pk]),
    )


def answer_by_shown(offer: Offer, *, state: OfferState, desk: Desk) -> Shown:
    """The last day to answer; while an answer is waited for, how far away it is."""
    if state not in ASKED_FOR:
        return offer.answer_by
    return Muted(offer.answer_by, distance_in_words(offer.answer_by, on=desk.today))


def night_told(night: Night | None) -> str:
    """What the newest nightly work did, in a line."""
    if night is None:
        return _("Each night, offers that nobody has answered in time are settled by themselves.")
    told = {"day": words.day(night.on)}
    if night.settled is None:
        return _("The nightly work of %(day)s failed. Tell your administrator.") % told
    if night.settled == Settled():
        return _("In the night of %(day)s there was nothing to settle.") % told
    silent, given = night.settled.silent, night.settled.given
    noted = ngettext("%(count)s offer without an answer", "%(count)s offers without an answer", silent)
    went_on = ngettext("%(count)s home that went to the next", "%(count)s homes that went to the next", given)
    told |= {"noted": noted % {"count": words.number(silent)}, "given": went_on % {"count": words.number(given)}}
    done = _("The night of %(day)s settled: %(noted)s, %(given)s.") % told
    return f"{done} {_failed(night.settled.failed)}".strip()


def _failed(count: int) -> str:
    if not count:
        return ""
    left = ngettext(
        "%(count)s could not be settled and is tried again. Tell your administrator if it stays so.",
        "%(count)s could not be settled and are tried again. Tell your administrator if it stays so.",
        count,
    )
    return left % {"count": words.number(count)}
