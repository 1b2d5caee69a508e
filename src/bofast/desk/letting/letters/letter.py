"""A letter about an offer, in one language: first what has happened, then why, then what can be done."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext as _

from bofast.design import words
from bofast.desk.letting.letters.bodies import body_of
from bofast.desk.letting.letters.facts import LetterFacts
from bofast.desk.letting.letters.reasons import how_to_complain
from bofast.desk.letting.told.sheet import Letter


def letter_about(facts: LetterFacts, *, language: str) -> Letter:
    """The letter that the offer's state asks for. It names no other family."""
    with translation.override(language):
        body, family = body_of(facts), facts.offer.registration.family
        return Letter(
            language=language,
            title=body.title,
            written_on=_("Written on %(day)s") % {"day": words.day(facts.told_on)},
            greeting=_("To %(family)s") % {"family": family.name},
            opening=body.opening,
            sections=(*body.sections, how_to_complain(facts)),
            closing=_("Ask us when something is unclear. You may bring somebody with you, and ask for an interpreter."),
            from_whom=f"{family.office.name}, {facts.offer.sent_by}",
        )
