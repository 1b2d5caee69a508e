"""Why the family was asked, or another was: the frozen reason, the rule and the day, and how to complain."""

from __future__ import annotations

from django.utils.translation import gettext as _

from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.offering.answer_costs import AnswerCost
from bofast.casework.lettings.offering.offer_states import OfferState
from bofast.design import words
from bofast.desk.letting.appeals.words import day_for_the_family
from bofast.desk.letting.letters.facts import LetterFacts
from bofast.desk.letting.told.sheet import Section
from bofast.desk.wording.letting_names import CONSEQUENCES
from bofast.desk.wording.letting_reasons import pair_told
from bofast.vocabulary.letting import Outcome

_HERS = frozenset({OfferState.ACCEPTED, OfferState.COMPLETED})


def why(facts: LetterFacts) -> Section:
    """The reason in the words of the order, then the rule and the day that it rests on."""
    run = facts.offer.run
    if run is None:
        return Section(heading=_("Why"), opening=(_own_order(facts),))
    return Section(heading=_("Why"), opening=(*_reason(facts), *_those_before(facts), *_rule(facts, run=run)))


def rests_on(facts: LetterFacts) -> Section:
    """The rule and the day alone, where the family has no reason to ask why it was asked."""
    run = facts.offer.run
    told = (_own_order(facts),) if run is None else _rule(facts, run=run)
    return Section(heading=_("What the offer rested on"), opening=told)


def _those_before(facts: LetterFacts) -> tuple[str, ...]:
    """The frozen reason says that others stood before the family; by now they have all said no."""
    was_behind = facts.pair is not None and facts.pair.code is not Outcome.GIVEN
    is_first = facts.state in _HERS or (facts.state is OfferState.WAITS and not facts.ahead)
    return (_("Those who stood before you did not take it."),) if was_behind and is_first else ()


def _reason(facts: LetterFacts) -> tuple[str, ...]:
    return () if facts.pair is None else (pair_told(facts.pair, names=facts.names),)


def _own_order(facts: LetterFacts) -> str:
    if facts.offer.registration.nominated_on is not None:
        return _("The municipality has put you forward for a home.")
    return _("The office itself said in which order the home was offered, and answers for it.")


def _rule(facts: LetterFacts, *, run: LettingRun) -> tuple[str, ...]:
    agreement = facts.agreement
    known_on = _("It rests on what we knew on %(day)s.") % {"day": words.day(run.on)}
    if agreement is None:
        return (known_on, _("Homes are let here by need: the most urgent first, and then who has waited longest."))
    told = {"name": agreement.name, "source": agreement.source}
    return (known_on, _("Homes are let here by the agreement “%(name)s” (%(source)s).") % told)


def how_to_complain(facts: LetterFacts) -> Section:
    """Until when, how, and who decides."""
    told = {"until": day_for_the_family(facts.complain_until)}
    return Section(
        heading=_("If you disagree"),
        opening=(
            _("You can complain by %(until)s. If this letter came later than the day on it, you have as much longer.")
            % told,
            _(
                "Write or say what you think is wrong; we help you to write it down. Somebody else than who let the "
                "home decides. You can see what we have written about you."
            ),
        ),
    )


def cost_to_you(cost: AnswerCost) -> str:
    """What the agreement says of such an answer, to the family."""
    if cost.costs is not None:
        told = {"number": words.number(cost.in_a_row), "what": CONSEQUENCES[cost.costs]}
        return _("It is number %(number)s in a row, and by the agreement that means: %(what)s.") % told
    if cost.next is not None:
        told = {"next": words.number(cost.next.after), "what": CONSEQUENCES[cost.next.costs]}
        return _("It costs you nothing. Number %(next)s in a row means: %(what)s.") % told
    return _("It costs you nothing, and you keep your place on the list.")
