"""How long a family has to answer an offer: a figure of the office's own, and what it is where none is set."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bofast.casework.access.models import Office
from bofast.casework.policy.law import law_of
from bofast.rules.parameter_row import ParameterRow

DAYS_TO_ANSWER = "letting/days_to_answer"


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """From when a family has an offer, the last day on which an answer counts, and the row that says so."""

    sent_on: date
    until: date
    row: ParameterRow


def answer_time(office: Office, *, sent_on: date) -> AnswerTime:
    """Until when an offer that is sent on a day is answered, unless whoever sends it says otherwise.

    Raises: MissingParameter, for a day without a row.
    """
    row = law_of(office).row(DAYS_TO_ANSWER, on=sent_on)
    return AnswerTime(sent_on=sent_on, until=sent_on + timedelta(days=row.whole), row=row)
