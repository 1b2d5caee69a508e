"""What an answer costs, by the table of the agreement: nothing, where it has no row."""

from __future__ import annotations

from datetime import date

from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.actions.ending import end_listing
from bofast.casework.lettings.actions.pauses import pause_listing
from bofast.casework.lettings.actions.registrations import tell
from bofast.casework.lettings.actions.settling import spoken_for
from bofast.casework.lettings.models import Consequence, Offer, Pause, Registration
from bofast.casework.lettings.offering.answer_costs import cost_of

_PAUSED = {Offer.Answer.NO: Pause.Because.REFUSALS, Offer.Answer.SILENT: Pause.Because.SILENCE}
Costs = Consequence.Costs


def follow_up(offer: Offer, *, on: date) -> None:
    """Do what the agreement says of so many such answers in a row. Nobody decides it: the rule does."""
    answer, registration = Offer.Answer(offer.answer), offer.registration
    match cost_of(answer, offer=offer, on=on).costs:
        case Costs.PAUSE:
            if not registration.pauses.filter(to_day__isnull=True).exists():
                pause_listing(registration, from_day=on, because=_PAUSED[answer], by=None)
        case Costs.SENIORITY:
            _begin_anew(registration, on=on)
        case Costs.END if not spoken_for([registration.pk]):
            end_listing(registration, on=on, because=Registration.EndedBecause.REFUSALS, by=None)


def _begin_anew(registration: Registration, *, on: date) -> None:
    """Time on the list begins anew; the journal keeps the day that counted before."""
    before, registration.listed_on = registration.listed_on, on
    registration.save(update_fields=["listed_on"])
    tell(Deed.LISTING_CHANGED, registration=registration, by=None, fields=["listed_on"], before=before)
