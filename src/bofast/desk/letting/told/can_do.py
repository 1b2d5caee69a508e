"""What a family can do now: answer, change its wishes, tell what has changed, complain while there is time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from bofast.casework.homes.words import street_address
from bofast.casework.lettings.complaining.appeal_deadline import complain_until
from bofast.casework.lettings.offering.offer_states import OfferState
from bofast.design import words
from bofast.desk.letting.appeals.words import day_for_the_family
from bofast.desk.letting.told.facts import OfferTold, ToldFacts
from bofast.desk.letting.told.sheet import Section


def can_do(told: ToldFacts, *, on: date) -> Section:
    return Section(heading=_("What you can do now"), points=tuple(_points(told, on=on)))


def _points(told: ToldFacts, *, on: date) -> Iterator[str]:
    yield from (_answer(one) for one in told.offers if one.state is OfferState.WAITS)
    if told.registration.ended_on is None:
        yield _(
            "Change your wishes whenever you like. More homes and more departments make the wait shorter; your time on "
            "the list goes on counting."
        )
        yield _("Tell us when something changes: a child, an illness, an income, an address.")
    yield from _complain(told, on=on)


def _answer(one: OfferTold) -> str:
    facts = {"home": street_address(one.offer.vacancy.home), "day": words.day(one.offer.answer_by)}
    return _("Answer the offer of %(home)s by %(day)s.") % facts


def _complain(told: ToldFacts, *, on: date) -> Iterator[str]:
    """A way to complain for each decision that there is still time to complain over."""
    if told.last is not None and on <= (until := complain_until(told.last.letting)).on:
        facts = {"until": day_for_the_family(until)}
        yield (
            _(
                "Complain over the letting by %(until)s, or later if you were told later. Write or say what "
                "you think is wrong. Somebody else than who let decides."
            )
            % facts
        )
    for one in told.offers:
        if on <= (until := complain_until(one.offer)).on:
            facts = {"until": day_for_the_family(until), "home": street_address(one.offer.vacancy.home)}
            yield (_("Complain over how %(home)s was offered by %(until)s, or later if you were told later.") % facts)
