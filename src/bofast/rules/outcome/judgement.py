"""What an outcome is worth, derived from where, why and whose initiative by a dated rule; never typed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bofast.rules.law import Law
from bofast.rules.parameter_row import ParameterRow
from bofast.vocabulary.outcomes import Destination, Initiative, Judgement, WhyMoved


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement with the row that gave it and the version of the law that the row stood in."""

    judgement: Judgement
    row: ParameterRow
    law_version: str


def judge(destination: Destination, *, why: WhyMoved, initiative: Initiative, law: Law, on: date) -> Judged:
    """The judgement of an outcome by the rule in force on the day of the outcome.

    The row that names more of the three answers comes before one that says `any`; an unknown destination is judged
    unknown, so that it can be shown beside every rate instead of hiding in one.

    Source: `followup/judgement`; a choice of the office, by default ours.
    Raises: MissingParameter, when no rule was in force on the day.
    """
    row = law.row(
        "followup/judgement",
        on=on,
        destination=destination.name.lower(),
        why=why.value,
        initiative=initiative.value,
    )
    return Judged(Judgement(str(row.value)), row, law.version)
