"""What complaints, offers and lettings are called in a line."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bofast.casework.homes.words import street_address
from bofast.casework.lettings.complaining.complaints import AppealState, state_of
from bofast.casework.lettings.models import Appeal, LettingRun, Offer
from bofast.design import words
from bofast.design.parts import Tag, Tone
from bofast.desk.wording.letting_names import APPEAL_OUTCOMES
from bofast.desk.wording.source_texts import source_in_words
from bofast.rules.letting.appeals import Deadline


def offer_words(offer: Offer) -> str:
    told = {"home": street_address(offer.vacancy.home), "day": words.day(offer.sent_on)}
    return _("The offer of %(home)s, sent %(day)s") % told


def letting_words(letting: LettingRun) -> str:
    """A letting by the day whose facts it rests on; who complains over it was passed by."""
    return _("The letting on the facts of %(day)s, which gave the homes to others") % {"day": words.day(letting.on)}


def over_words(appeal: Appeal) -> str:
    if appeal.offer is not None:
        return offer_words(appeal.offer)
    return letting_words(appeal.run) if appeal.run is not None else ""


def state_tag(appeal: Appeal, *, on: date) -> Tag:
    """How a complaint stands: the days left or overdue, or how it was decided."""
    days = (appeal.answer_by - on).days
    match state_of(appeal, on=on):
        case AppealState.DECIDED:
            return Tag(str(APPEAL_OUTCOMES[Appeal.Outcome(appeal.outcome)]), Tone.SUCCESS)
        case AppealState.LATE:
            return Tag(_days_over(-days), Tone.DANGER)
        case AppealState.WAITS:
            return Tag(_days_left(days), Tone.WARNING)


def _days_over(days: int) -> str:
    return ngettext("%(days)s day overdue", "%(days)s days overdue", days) % {"days": words.number(days)}


def _days_left(days: int) -> str:
    if days == 0:
        return _("the last day to answer is today")
    return ngettext("%(days)s day left", "%(days)s days left", days) % {"days": words.number(days)}


def deadline_source(deadline: Deadline) -> str:
    """Where the deadline stands; that it is unverified, where it is."""
    source = source_in_words(deadline.row.source.text)
    return source if deadline.row.verified else _("%(source)s; unverified") % {"source": source}


def day_for_the_family(deadline: Deadline) -> str:
    """The last day as a letter says it: with the law that sets it, or alone where the office's own choice does."""
    day, row = words.day(deadline.on), deadline.row
    return f"{day} ({source_in_words(row.source.text)})" if row.verified else day
