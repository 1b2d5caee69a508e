"""One offer as a page: to whom, which home, how it stands, what each answer leads to, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.homes.words import full_address, street_address
from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.offering.offer_states import state_of, winner_of
from bofast.design import words
from bofast.design.parts import (
    Breadcrumbs,
    Column,
    Fact,
    FactList,
    Link,
    Muted,
    Notice,
    PageHeader,
    Row,
    Table,
)
from bofast.design.parts.part import Shown
from bofast.desk.letting.offers.deeds import deeds_of
from bofast.desk.letting.offers.finding import OpenedOffer
from bofast.desk.letting.offers.following import what_follows
from bofast.desk.letting.offers.leading import leads_to
from bofast.desk.letting.offers.list_presenter import answer_by_shown
from bofast.desk.letting.runs.finding import link_to
from bofast.desk.letting.vacancies.list_presenter import home_in_a_line
from bofast.desk.letting.vacancies.offered import state_shown
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import BECAUSE, WITHDRAWN_BECAUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPage:
    """What `letting/offers/offer.html` shows.

    Attributes:
        follows: what comes next once it is answered; None while it is waited for.
        leads_to: what each answer leads to; None once it is answered.
    """

    header: PageHeader
    crumbs: Breadcrumbs
    follows: Notice | None
    facts: FactList
    own_words: str
    leads_to: FactList | None
    others: Table


def offer_page(desk: Desk, opened: OpenedOffer) -> OfferPage:
    offer = opened.offer
    family = offer.registration.family.name
    tag = state_shown(opened.state)
    header = PageHeader(family, lead=full_address(offer.vacancy.home), tags=(tag,), actions=deeds_of(desk, opened))
    return OfferPage(
        header=header,
        crumbs=Breadcrumbs(_trail(), family),
        follows=what_follows(desk, opened),
        facts=FactList(tuple(_facts(desk, opened)), columns=True),
        own_words=offer.words if opened.is_open else "",
        leads_to=leads_to(desk, opened),
        others=_in_order(desk, opened),
    )


def _trail() -> tuple[Link, ...]:
    return (Link(_("Letting"), reverse("letting")), Link(_("Offers"), reverse("letting-offers")))


def _facts(desk: Desk, opened: OpenedOffer) -> list[Fact]:
    offer = opened.offer
    facts = [
        Fact(_("Home"), _home(offer)),
        Fact(_("On the list"), _registration(opened)),
        Fact(_("Place in line"), _place(opened)),
        Fact(_("In the order of"), link_to(offer.run) if offer.run else _("the office's own order")),
        Fact(_("Sent"), Muted(offer.sent_on, str(offer.sent_by))),
        Fact(_("Answer by"), answer_by_shown(offer, state=opened.state, desk=desk)),
    ]
    return [*facts, *_answer(offer)]


def _home(offer: Offer) -> Shown:
    home = offer.vacancy.home
    address = Link(street_address(home), reverse("letting-vacancy", args=[offer.vacancy_id]))
    return Muted(address, home_in_a_line(home))


def _registration(opened: OpenedOffer) -> Shown:
    registration = opened.offer.registration
    since = _("since %(day)s") % {"day": words.day(registration.listed_on)}
    return Link(since, reverse("letting-registration", args=[registration.pk])) if opened.is_open else since


def _place(opened: OpenedOffer) -> str:
    told = {"place": words.number(opened.place), "count": words.number(len(opened.line))}
    return _("number %(place)s of %(count)s") % told


def _answer(offer: Offer) -> list[Fact]:
    """What the family said, and what was done with the offer."""
    facts = []
    if offer.because:
        facts.append(Fact(_("Said no because of"), str(BECAUSE[Offer.Because(offer.because)])))
    if offer.answered_on is not None:
        by = str(offer.recorded_by) if offer.recorded_by else _("by the nightly work")
        facts.append(Fact(_("Answer written down"), Muted(offer.answered_on, by)))
    if offer.withdrawn_because:
        told = WITHDRAWN_BECAUSE[Offer.WithdrawnBecause(offer.withdrawn_because)]
        facts.append(Fact(_("Taken back because"), Muted(str(told), offer.withdrawn_on)))
    return facts


def _in_order(desk: Desk, opened: OpenedOffer) -> Table:
    """All who were offered the home, in the order in which they can get it."""
    winner = winner_of(opened.others)
    places = {one.pk: place for place, one in enumerate(opened.line, start=1)}
    rows = []
    for one in opened.others:
        state = state_of(one, winner=winner, on=desk.today)
        is_this = one.pk == opened.offer.pk
        url, place = "" if is_this else reverse("letting-offer", args=[one.pk]), places.get(one.pk)
        cells: tuple[Shown, ...] = (one.registration.family.name, place, one.answer_by, state_shown(state))
        rows.append(Row(cells, url=url, chosen=is_this))
    columns = (
        Column(_("Family")),
        Column(_("Place in line"), numeric=True),
        Column(_("Answer by")),
        Column(_("How it stands")),
    )
    return Table(_("Offers of this home"), columns, tuple(rows), caption_shown=False)
