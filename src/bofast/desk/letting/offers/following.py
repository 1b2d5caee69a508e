"""What comes after an offer: the next step of a letting, or the next family when a link of the chain fell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from bofast.casework.access.roles import Permission
from bofast.casework.homes.words import street_address
from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.offering.offer_states import OfferState
from bofast.casework.lettings.offering.order_to_ask import order_to_ask
from bofast.design import words
from bofast.design.parts import Link, Notice, Tone, Weight
from bofast.desk.letting.offers.finding import OpenedOffer
from bofast.desk.office import Desk


def what_follows(desk: Desk, opened: OpenedOffer) -> Notice | None:
    """What to do now; nothing while an answer is waited for."""
    told = _FOLLOWS.get(opened.state)
    return told(desk, opened) if told is not None else None


def _lapsed(_desk: Desk, opened: OpenedOffer) -> Notice:
    until = {"day": words.day(opened.offer.answer_by)}
    return Notice(
        _("The last day to answer has passed"),
        _("It was %(day)s. An answer does not count any longer; take the offer back and send it anew if it should.")
        % until,
        Tone.WARNING,
    )


def _wished(_desk: Desk, opened: OpenedOffer) -> Notice:
    ahead = tuple(
        _("%(family)s, until %(day)s") % {"family": one.registration.family.name, "day": words.day(one.answer_by)}
        for one in opened.ahead
    )
    return Notice(
        _("The family wants the home"),
        _("It gets it by itself when those ahead have said no, or their last day has passed."),
        points=ahead,
    )


def _accepted(_desk: Desk, opened: OpenedOffer) -> Notice:
    vacant_from = {"day": words.day(opened.offer.vacancy.vacant_from)}
    return Notice(
        _("The home is the family's"),
        _("It can move in from %(day)s. When the day is agreed, let the home to it.") % vacant_from,
        Tone.SUCCESS,
    )


def _completed(desk: Desk, opened: OpenedOffer) -> Notice:
    """The home that the family left is the next link."""
    moved_in_on = opened.offer.completed_on
    told = _("Moves in on %(day)s.") if moved_in_on and moved_in_on > desk.today else _("Moved in on %(day)s.")
    text = told % {"day": words.day(moved_in_on)} if moved_in_on else ""
    freed = desk.vacancies.filter(freed_by=opened.offer).select_related("home").first() if opened.is_open else None
    if freed is None:
        return Notice(_("The home is let"), text, Tone.SUCCESS)
    left = Link(
        _("Next link: %(home)s") % {"home": street_address(freed.home)}, reverse("letting-vacancy", args=[freed.pk])
    )
    falls_vacant = _("The home it left falls vacant.")
    return Notice(_("The home is let"), f"{text} {falls_vacant}", Tone.SUCCESS, actions=(left,))


def _lost(_desk: Desk, _opened: OpenedOffer) -> Notice:
    return Notice(
        _("Another family got the home"),
        _("It keeps its place on the list, and this costs it nothing. Its letter says why the other one stood before."),
    )


def _fell(desk: Desk, opened: OpenedOffer) -> Notice:
    """Who is next for the home; and the rest of the chain, which was planned on this link."""
    vacancy, actions = opened.offer.vacancy, []
    if desk.may(Permission.LET_HOMES) and vacancy.is_open:
        if not any(one.accepted_on and one.withdrawn_on is None for one in opened.others):
            actions.append(_offer_on(opened, on=desk.today))
        actions.append(_plan_anew(opened.offer))
    return Notice(_("The family does not move in"), _who_is_next(desk, opened), actions=tuple(actions))


def _who_is_next(desk: Desk, opened: OpenedOffer) -> str:
    vacancy = opened.offer.vacancy
    if not vacancy.is_open:
        return _("The home is not vacant any longer.")
    taker = next((one for one in opened.others if one.accepted_on and one.withdrawn_on is None), None)
    if taker is not None:
        return _("The home went to %(family)s.") % {"family": taker.registration.family.name}
    waiting = next((one for one in opened.others if not one.answer and one.withdrawn_on is None), None)
    if waiting is not None and waiting.answer_by >= desk.today:
        told = {"family": waiting.registration.family.name, "day": words.day(waiting.answer_by)}
        return _("%(family)s is next and has until %(day)s to answer.") % told
    return _first_to_ask(desk, opened) or _("Nobody who was asked wants it. What was planned behind it does not hold.")


def _first_to_ask(desk: Desk, opened: OpenedOffer) -> str:
    """The first by the newest kept letting who can be asked now; nobody, where the reader may not know of her."""
    order = order_to_ask(opened.offer.vacancy, on=desk.today)
    keys = [one.family_id for one in order.can_be_asked][:1] if order is not None else []
    named = [family.name for family in desk.listed_among(keys).values()]
    return _("Next in the order is %(family)s.") % {"family": named[0]} if named else ""


def _offer_on(opened: OpenedOffer, *, on: date) -> Link:
    """The next thing to do, unless somebody who was asked may still answer."""
    waits = any(not one.answer and one.withdrawn_on is None and one.answer_by >= on for one in opened.others)
    url = reverse("letting-offer-send", args=[opened.offer.vacancy_id])
    return Link(_("Offer the home to the next"), url, Weight.SECONDARY if waits else Weight.PRIMARY)


def _plan_anew(offer: Offer) -> Link:
    """The page of the letting says which link fell; without one, a letting is asked for."""
    label = _("Plan what comes after it anew")
    if offer.run_id is None:
        return Link(label, reverse("letting-run-ask"), Weight.SECONDARY)
    return Link(label, reverse("letting-run", args=[offer.run_id]), Weight.SECONDARY)


_FOLLOWS: Mapping[OfferState, Callable[[Desk, OpenedOffer], Notice]] = {
    OfferState.LAPSED: _lapsed,
    OfferState.WISHED: _wished,
    OfferState.ACCEPTED: _accepted,
    OfferState.COMPLETED: _completed,
    OfferState.LOST: _lost,
    OfferState.REFUSED: _fell,
    OfferState.SILENT: _fell,
    OfferState.WITHDRAWN: _fell,
}
