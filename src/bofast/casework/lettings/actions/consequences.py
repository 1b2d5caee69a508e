"""What an answer costs, by the table of the agreement: nothing, where it has no row."""

from __future__ import annotations

from datetime import date
from itertools import takewhile

from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.ending import end_listing
from bofast.casework.lettings.actions.pauses import pause_listing
from bofast.casework.lettings.actions.registrations import tell
from bofast.casework.lettings.actions.settling import spoken_for
from bofast.casework.lettings.ledger import agreement_of
from bofast.casework.lettings.models import Consequence, Offer, Pause, Registration
from bofast.vocabulary.errors import ShownToUser

_OF = {Offer.Answer.NO: Consequence.To.REFUSAL, Offer.Answer.SILENT: Consequence.To.SILENCE}
_PAUSED = {Consequence.To.REFUSAL: Pause.Because.REFUSALS, Consequence.To.SILENCE: Pause.Because.SILENCE}
Costs = Consequence.Costs


def follow_up(offer: Offer, *, on: date) -> None:
    """Do what the agreement says of so many such answers in a row. Nobody decides it: the rule does."""
    found = _consequence(offer, on=on)
    registration = offer.registration
    match found.costs if found else None:
        case Costs.PAUSE:
            if not registration.pauses.filter(to_day__isnull=True).exists():
                because = _PAUSED[_OF[Offer.Answer(offer.answer)]]
                pause_listing(registration, from_day=on, because=because, by=None)
        case Costs.SENIORITY:
            _begin_anew(registration, on=on)
        case Costs.END if not spoken_for([registration.pk]):
            end_listing(registration, on=on, because=Registration.EndedBecause.REFUSALS, by=None)


def _consequence(offer: Offer, *, on: date) -> Consequence | None:
    try:
        agreement = agreement_of(offer.vacancy.home, on=on)
    except ShownToUser:
        return None
    to = _OF[Offer.Answer(offer.answer)]
    return agreement.consequences.filter(to=to, after=_in_a_row(offer)).first()


def _in_a_row(offer: Offer) -> int:
    """How many such answers the family gave last, one after the other, since it was last taken up again."""
    answered = Offer.objects.filter(registration=offer.registration, withdrawn_on__isnull=True).exclude(answer="")
    last_pause = offer.registration.pauses.filter(to_day__isnull=False).order_by("-to_day").first()
    if last_pause is not None and last_pause.to_day is not None:
        answered = answered.filter(sent_on__gte=last_pause.to_day)
    answers = answered.order_by("-answered_on", "-sent_on", "pk").values_list("answer", flat=True)
    return sum(1 for _same in takewhile(lambda answer: answer == offer.answer, answers))


def _begin_anew(registration: Registration, *, on: date) -> None:
    """Time on the list begins anew; the journal keeps the day that counted before."""
    before, registration.listed_on = registration.listed_on, on
    registration.save(update_fields=["listed_on"])
    tell(Deed.LISTING_CHANGED, registration=registration, by=None, fields=["listed_on"], before=before)
