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
    return appeals.complain_until(last_told_on(over), law=law_of(over.vacancy.home.office))


@complain_until.register
def _over_a_letting(over: LettingRun) -> Deadline:
    if over.kept_at is None:
        raise ValueError("Nobody is told of a letting that is not kept")
    return appeals.complain_until(timezone.localdate(over.kept_at), law=law_of(over.office))


def last_told_on(offer: Offer) -> date:
    """The day of the last thing that the family was told of an offer: that it was sent, answered, taken back, or that
    the home was another's."""
    others = offer.vacancy.offers.filter(accepted_on__isnull=False, withdrawn_on__isnull=True).exclude(pk=offer.pk)
    lost_on = others.values_list("accepted_on", flat=True).order_by("accepted_on").first()
    lost = lost_on if offer.answer in {"", Offer.Answer.YES} and offer.accepted_on is None else None
    days = (offer.sent_on, offer.answered_on, offer.accepted_on, offer.withdrawn_on, lost)
    return max(day for day in days if day is not None)


def answer_appeal_by(received_on: date, *, office: Office) -> Deadline:
    """The last day to answer a complaint that came on a day, or to tell the family when it will be answered.

    Raises: MissingParameter, for a day without a row.
    """
    return appeals.answer_by(received_on, law=law_of(office))
