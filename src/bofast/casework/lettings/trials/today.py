"""How an office lets today, as a trial holds other ways against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bofast.casework.access.models import Office
from bofast.casework.lettings.trials.asked import PolicyAsked
from bofast.casework.lettings.vacant.ledger import agreements_on
from bofast.casework.policy.law import law_of
from bofast.rules.letting.eligibility import house_rules
from bofast.vocabulary.letting import OtherTurn


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyOfToday:
    """The first policy of a trial, and the agreement it is of; empty where the office has none."""

    policy: PolicyAsked
    agreement: str


def policy_of_today(office: Office, *, day: date) -> PolicyOfToday:
    """What the agreement that began first says on a day; without any, everybody by time on the list."""
    most = house_rules(law_of(office, on=day), on=day).most_persons_per_room
    agreement = agreements_on(office, day=day).first()
    policy = PolicyAsked(
        municipal_share=agreement.municipal_share if agreement else "0",
        internal_share=agreement.internal_share if agreement else "0",
        other_turn=OtherTurn(agreement.other_turn) if agreement else OtherTurn.SENIORITY,
        most_persons_per_room=most,
        offers_at_once=1,
    )
    return PolicyOfToday(policy=policy, agreement=agreement.name if agreement else "")
