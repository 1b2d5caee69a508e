"""A letter to a family: where it stands, what it was offered, why others got the homes, and what it can do now."""

from __future__ import annotations

from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from bofast.casework.homes.words import street_address
from bofast.casework.lettings.models import Pause, Registration
from bofast.design import words
from bofast.desk.letting.told.can_do import can_do
from bofast.desk.letting.told.facts import OfferTold, ToldFacts
from bofast.desk.letting.told.let_last import let_last
from bofast.desk.letting.told.sheet import Letter, Section
from bofast.desk.letting.told.standing import where_it_stands
from bofast.desk.office import Desk
from bofast.desk.wording.letting_names import ENDED_BECAUSE, OFFER_STATES, PAUSED_BECAUSE


def letter_of(desk: Desk, told: ToldFacts, *, language: str) -> Letter:
    """The letter in a language. It names no other family, and no home where one that is protected lives."""
    with translation.override(language):
        return Letter(
            language=language,
            title=_("Your place on the list for a home"),
            written_on=_("As it stands on %(day)s") % {"day": words.day(desk.today)},
            greeting=_("To %(family)s") % {"family": told.registration.family.name},
            opening=_opening(told.registration, pause=told.pause),
            sections=tuple(_sections(desk, told, on=desk.today)),
            closing=_("Ask us when something is unclear. You may bring somebody with you, and ask for an interpreter."),
            from_whom=desk.office.name,
        )


def _opening(registration: Registration, *, pause: Pause | None) -> tuple[str, ...]:
    since = {"day": words.day(registration.listed_on)}
    if registration.ended_on is not None:
        told = {"day": words.day(registration.ended_on), "why": _ended(registration)}
        return (_("You are not on our list for a home any longer, since %(day)s. The reason is: %(why)s.") % told,)
    sentences = (
        _("This letter tells where you stand, why homes that you wanted went to others, and what you can do."),
        _("Your time on our list for a home counts from %(day)s.") % since,
    )
    if pause is None:
        return sentences
    resting = {"day": words.day(pause.from_day), "why": PAUSED_BECAUSE[Pause.Because(pause.because)]}
    return (
        *sentences,
        _(
            "Since %(day)s you rest on the list. The reason is: %(why)s. You get no offers until you tell us that you "
            "want to go on, and your time goes on counting."
        )
        % resting,
    )


def _ended(registration: Registration) -> str:
    return str(ENDED_BECAUSE[Registration.EndedBecause(registration.ended_because)])


def _sections(desk: Desk, told: ToldFacts, *, on: date) -> list[Section]:
    standing = [where_it_stands(told)] if told.registration.ended_on is None else []
    return [*standing, _offered(told.offers), let_last(desk, told.last, offers=told.offers), can_do(told, on=on)]


def _offered(offers: tuple[OfferTold, ...]) -> Section:
    if not offers:
        return Section(heading=_("What you have been offered"), opening=(_("No home yet."),))
    return Section(heading=_("What you have been offered"), points=tuple(_offer(one) for one in offers))


def _offer(one: OfferTold) -> str:
    facts = {
        "home": street_address(one.offer.vacancy.home),
        "day": words.day(one.offer.sent_on),
        "state": OFFER_STATES[one.state],
    }
    return _("%(home)s, sent to you %(day)s: %(state)s") % facts
