"""Families over a period: who was housed after how long, what they said no to, and what came of complaints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

from bofast.casework.lettings.board.period import Period
from bofast.casework.lettings.board.record import BoardRecord
from bofast.casework.lettings.models import Appeal, Offer
from bofast.vocabulary.spells import full_months

Because = Offer.Because
Outcome = Appeal.Outcome
_DAY = timedelta(days=1)


def housed_in(record: BoardRecord, period: Period) -> list[Offer]:
    """Offers that became a tenancy in a period."""
    return [one for one in record.offers if one.completed_on is not None and period.holds(one.completed_on)]


def months_waited(offer: Offer) -> int:
    """Whole months from the day that a family's time counts from to its new tenancy.

    Raises: ValueError, for an offer that led to none.
    """
    if offer.completed_on is None:
        raise ValueError("the offer has not become a tenancy")
    return max(0, full_months(offer.registration.listed_on, offer.completed_on))


def moved_within(record: BoardRecord, period: Period) -> list[Offer]:
    """Those housed who rented from the office the day before."""
    return [one for one in housed_in(record, period) if _rented_before(record, one)]


def moved_in(record: BoardRecord, period: Period) -> list[Offer]:
    """Those housed who came from outside."""
    return [one for one in housed_in(record, period) if not _rented_before(record, one)]


def _rented_before(record: BoardRecord, offer: Offer) -> bool:
    begins = offer.completed_on
    return begins is not None and record.rents_on(offer.registration.family_id, day=begins - _DAY)


def refused_in(record: BoardRecord, period: Period) -> list[Offer]:
    """Offers that a family said no to in a period."""
    return [one for one in record.offers if one.answer == Offer.Answer.NO and period.holds(one.answered_on)]


def silent_in(record: BoardRecord, period: Period) -> list[Offer]:
    """Offers that nobody answered in time, by the day that this was written down."""
    return [one for one in record.offers if one.answer == Offer.Answer.SILENT and period.holds(one.answered_on)]


def refusals_in(record: BoardRecord, period: Period) -> Mapping[Because, int]:
    """How many said no for each reason, those without any too."""
    counted = Counter(Because(one.because or Because.OTHER) for one in refused_in(record, period))
    return {because: counted[because] for because in Because}


def appeals_in(record: BoardRecord, period: Period) -> list[Appeal]:
    """Complaints that came in in a period."""
    return [one for one in record.appeals if period.holds(one.received_on)]


def decided_in(record: BoardRecord, period: Period) -> Mapping[Outcome, int]:
    """How many complaints were decided each way in a period, whenever they came in."""
    counted = Counter(Outcome(one.outcome) for one in record.appeals if period.holds(one.decided_on))
    return {outcome: counted[outcome] for outcome in Outcome}
