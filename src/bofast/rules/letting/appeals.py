"""Until when a family may complain over a letting, and by when it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bofast.rules.law import Law
from bofast.rules.parameter_row import ParameterRow
from bofast.vocabulary.spells import add_months

COMPLAIN_WITHIN = "appeals/complain_within"
FIRST_ANSWER_WITHIN = "appeals/first_answer_within"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which something counts, and the row that says so."""

    on: date
    row: ParameterRow


def complain_until(came_on: date, *, law: Law) -> Deadline:
    """The last day to complain over a decision that was told on a day: whole weeks later, that day counted.

    A last day on a Sunday or a holiday is not moved, so nobody is told a later day than the law has.

    Source: forvaltningsloven § 29 (Norway, three weeks); elsewhere a setting that says so.
    Raises: MissingParameter, for a day without a row; KeyError, for a country without the parameter.
    """
    row = law.row(COMPLAIN_WITHIN, on=came_on)
    return Deadline(came_on + timedelta(weeks=row.whole), row)


def answer_by(received_on: date, *, law: Law) -> Deadline:
    """The last day to answer a complaint, or to tell the family when it will be answered: whole months later.

    Source: forvaltningsloven § 11 a (Norway, a month); elsewhere a setting that says so.
    Raises: MissingParameter, for a day without a row; KeyError, for a country without the parameter.
    """
    row = law.row(FIRST_ANSWER_WITHIN, on=received_on)
    return Deadline(add_months(received_on, row.whole), row)
