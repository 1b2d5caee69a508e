"""Until when a family may complain over an offer or a letting, and by when its complaint is answered."""

from __future__ import annotations

from datetime import date
from functools import singledispatch

from django.utils import timezone

from bofast.casework.access.models import Office
from bofast.casework.lettings.models import LettingRun, Offer
from bofast.casework.policy.law import law_of
from bofast.rules.letting import appeals
from bofast.rules.letting.appeals import Deadline


@singledispatch
def complain_until(over: Offer | LettingRun) -> Deadline:
    """The last day to complain over an offer, or over a letting that passed the family by.

    Counted from when it was sent or decided: the office does not know when a letter came, and the letter says that
    the days run from then.
    Raises: ValueError, for a letting that nobody has kept; MissingParameter, for a day without a row.
    """
    raise TypeError(f"Nobody complains over a {type(over).__name__}")


@complain_until.register
def _over_an_offer(over: Offer) -> Deadline:
    return appeals.complain_until(over.sent_on, law=law_of(over.vacancy.home.office))


@complain_until.register
def _over_a_letting(over: LettingRun) -> Deadline:
    if over.kept_at is None:
        raise ValueError("Nobody is told of a letting that is not kept")
    return appeals.complain_until(timezone.localdate(over.kept_at), law=law_of(over.office))


def answer_appeal_by(received_on: date, *, office: Office) -> Deadline:
    """The last day to answer a complaint that came on a day, or to tell the family when it will be answered.

    Raises: MissingParameter, for a day without a row.
    """
    return appeals.answer_by(received_on, law=law_of(office))
