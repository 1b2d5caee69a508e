"""What a letter about an offer rests on, gathered once for all languages that it is written in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bofast.casework.families.models import Grade
from bofast.casework.lettings.complaining.appeal_deadline import complain_until, last_told_on
from bofast.casework.lettings.models import LettingAgreement, Offer
from bofast.casework.lettings.offering.answer_costs import AnswerCost, cost_of
from bofast.casework.lettings.offering.offer_states import OfferState
from bofast.casework.lettings.plans.frozen import FrozenPair, frozen_plan
from bofast.casework.lettings.vacant.ledger import agreement_of
from bofast.desk.letting.naming import Names, names_of
from bofast.desk.letting.offers.finding import OpenedOffer
from bofast.desk.office import Desk
from bofast.rules.letting.appeals import Deadline
from bofast.vocabulary.errors import ShownToUser

Answer = Offer.Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterFacts:
    """All that a letter about an offer tells.

    Attributes:
        ahead: how many stand before the family and may still answer.
        pair: why the family did or did not get the home, as it was frozen; None for the office's own order.
        agreement: by which the home was let; None where need decides.
        no_costs, silence_costs: what the answer costs or has cost.
        tells_home: whether the letter says where the home lies; not when it became a protected family's.
        names: of homes alone, so that no other family can be named.
        told_on: the day of the letter. Printed again, it is the same letter, and the days to complain run from it.
    """

    offer: Offer
    state: OfferState
    ahead: int
    pair: FrozenPair | None
    agreement: LettingAgreement | None
    no_costs: AnswerCost
    silence_costs: AnswerCost
    complain_until: Deadline
    tells_home: bool
    names: Names
    told_on: date


def letter_facts(desk: Desk, opened: OpenedOffer) -> LetterFacts:
    """Raises: MissingParameter, when nobody has entered until when a family may complain."""
    offer = opened.offer
    on = offer.answered_on or desk.today
    pair = _pair(offer)
    homes = [offer.vacancy.home_id, *({pair.home} if pair else ())]
    return LetterFacts(
        offer=offer,
        state=opened.state,
        ahead=len(opened.ahead),
        pair=pair,
        agreement=_agreement(offer),
        no_costs=cost_of(Answer.NO, offer=offer, on=on),
        silence_costs=cost_of(Answer.SILENT, offer=offer, on=on),
        complain_until=complain_until(offer),
        tells_home=not _went_to_the_protected(opened),
        names=names_of(desk, families=(), homes=homes),
        told_on=last_told_on(offer),
    )


def _pair(offer: Offer) -> FrozenPair | None:
    if offer.run is None:
        return None
    pairs = frozen_plan(offer.run).of_family(offer.registration.family_id)
    return next((pair for pair in pairs if pair.home == offer.vacancy.home_id), None)


def _agreement(offer: Offer) -> LettingAgreement | None:
    try:
        return agreement_of(offer.vacancy.home, on=offer.run.on if offer.run else offer.sent_on)
    except ShownToUser:
        return None


def _went_to_the_protected(opened: OpenedOffer) -> bool:
    """Whether somebody else has the home who must not be found: a letter about it would tell where she lives."""
    took = (one for one in opened.others if one.accepted_on and one.withdrawn_on is None and one.pk != opened.offer.pk)
    return any(one.registration.family.grade is not Grade.NONE for one in took)
