"""What a letter says, by how the offer stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.lettings.models import Offer
from bofast.casework.lettings.offering.offer_states import OfferState
from bofast.design import words
from bofast.desk.letting.letters.facts import LetterFacts
from bofast.desk.letting.letters.home import called, the_home
from bofast.desk.letting.letters.reasons import cost_to_you, rests_on, why
from bofast.desk.letting.told.sheet import Section
from bofast.desk.wording.letting_names import BECAUSE, WITHDRAWN_BECAUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A letter between the greeting and the way to complain."""

    title: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]


def body_of(facts: LetterFacts) -> Body:
    """In the language in force."""
    return _BODIES[facts.state](facts)


def _offered(facts: LetterFacts) -> Body:
    until = {"day": words.day(facts.offer.answer_by)}
    answer = Section(
        heading=_("Answer by %(day)s") % until,
        opening=(_("That day counts too. Call us, write, or come by, and say yes or no."),),
        points=(
            _("Yes: %(then)s") % {"then": _yes(facts)},
            _("No: %(then)s") % {"then": cost_to_you(facts.no_costs)},
            _("No answer: the home goes to the next. %(then)s") % {"then": cost_to_you(facts.silence_costs)},
        ),
    )
    opening = (_("We offer you a home: %(home)s.") % {"home": called(facts)},)
    return Body(title=_("Offer of a home"), opening=opening, sections=(the_home(facts), answer, why(facts)))


def _yes(facts: LetterFacts) -> str:
    if not facts.ahead:
        return _("The home is yours at once.")
    waits = ngettext(
        "One family stands before you. The home is yours if it says no or does not answer.",
        "%(count)s families stand before you. The home is yours if they say no or do not answer.",
        facts.ahead,
    )
    return waits % {"count": words.number(facts.ahead)}


def _wished(facts: LetterFacts) -> Body:
    opening = (_("We have written down that you want %(home)s.") % {"home": called(facts)}, _yes(facts))
    kept = _("You lose nothing by waiting: until then you can take another home that we offer you.")
    return Body(
        title=_("You want the home, and others were asked before you"),
        opening=(*opening, kept),
        sections=(the_home(facts), why(facts)),
    )


def _accepted(facts: LetterFacts) -> Body:
    told = {"home": called(facts), "day": words.day(facts.offer.vacancy.vacant_from)}
    opening = (
        _("You have said yes, and the home is yours: %(home)s.") % told,
        _("You can move in from %(day)s. We agree on the day with you, and you sign the contract before it.") % told,
        _("If you change your mind, tell us before you sign."),
    )
    return Body(title=_("The home is yours"), opening=opening, sections=(the_home(facts), why(facts)))


def _completed(facts: LetterFacts) -> Body:
    opening = [_("We have let you %(home)s.") % {"home": called(facts)}]
    if facts.offer.completed_on is not None:
        opening.append(_("Your contract begins on %(day)s.") % {"day": words.day(facts.offer.completed_on)})
    opening.append(_("You are not on the list any longer. You can come on it again whenever you need to."))
    return Body(title=_("You have got a home"), opening=tuple(opening), sections=(the_home(facts), why(facts)))


def _lost(facts: LetterFacts) -> Body:
    opening = (
        _("Another family has got %(home)s.") % {"home": called(facts)},
        _("It costs you nothing, and you keep your place on the list."),
    )
    return Body(title=_("The home went to another family"), opening=opening, sections=(why(facts),))


def _lapsed(facts: LetterFacts) -> Body:
    told = {"home": called(facts), "day": words.day(facts.offer.answer_by)}
    opening = (
        _("We offered you %(home)s, and asked you to answer by %(day)s.") % told,
        _("We have not heard from you, so the home goes to the next."),
        cost_to_you(facts.silence_costs),
        _("If our letter did not reach you, tell us."),
    )
    return Body(title=_("The time to answer has passed"), opening=opening, sections=(rests_on(facts),))


def _refused(facts: LetterFacts) -> Body:
    because = {"why": BECAUSE[Offer.Because(facts.offer.because)]}
    opening = (
        _("You said no to %(home)s.") % {"home": called(facts)},
        _("We have written down why: %(why)s.") % because,
        cost_to_you(facts.no_costs),
        _("If you want other homes than those that you are on the list for, tell us."),
    )
    return Body(title=_("You said no to a home"), opening=opening, sections=(rests_on(facts),))


def _withdrawn(facts: LetterFacts) -> Body:
    because = {"why": WITHDRAWN_BECAUSE[Offer.WithdrawnBecause(facts.offer.withdrawn_because)]}
    opening = (
        _("We have taken back our offer of %(home)s.") % {"home": called(facts)},
        _("The reason is: %(why)s.") % because,
        _("That we take it back costs you nothing."),
    )
    return Body(title=_("We have taken an offer back"), opening=opening, sections=(rests_on(facts),))


_BODIES: Mapping[OfferState, Callable[[LetterFacts], Body]] = {
    OfferState.WAITS: _offered,
    OfferState.WISHED: _wished,
    OfferState.ACCEPTED: _accepted,
    OfferState.COMPLETED: _completed,
    OfferState.LOST: _lost,
    OfferState.LAPSED: _lapsed,
    OfferState.SILENT: _lapsed,
    OfferState.REFUSED: _refused,
    OfferState.WITHDRAWN: _withdrawn,
}
