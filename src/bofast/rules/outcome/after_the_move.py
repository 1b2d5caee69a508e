"""After a move or a purchase: the day it counts from, the checkpoints, and returns to need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bofast.rules.law import Law
from bofast.rules.parameter_row import ParameterRow
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.spells import Spell, add_months

CHECKPOINTS = ("first", "second", "third")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A day on which the family is looked up again, and the row that set it."""

    months: int
    due_on: date
    row: ParameterRow


class ReturnWindow(StrEnum):
    """How soon after leaving somebody was back in need: 0-180, 181-365, 366-730 days, or later."""

    EARLY = "early"
    WITHIN_A_YEAR = "within_a_year"
    WITHIN_TWO_YEARS = "within_two_years"
    LATER = "later"


def effective_move_in(
    *, lived_from: date | None, registered_from: date | None, right_from: date | None, member_from: date | None = None
) -> date | None:
    """The one day from which a person counts as moved in, for every page and report.

    What the family says (`lived_from`) comes before the address register, and that before the day on which lease or
    ownership begins (`right_from`); nobody moves in before the right begins, nor before joining the household.
    `None` when no day is known.

    Source: own rule, after the practice of taking raw days as entered and one named function for the adjusted day.
    """
    told = next((day for day in (lived_from, registered_from, right_from) if day is not None), None)
    if told is None:
        return None
    return max(day for day in (told, right_from, member_from) if day is not None)


def checkpoints(moved_on: date, *, law: Law) -> tuple[Checkpoint, ...]:
    """The days at which a family is looked up again after moving or buying, by the rule of that day.

    Source: `followup/judgement_checkpoints`.
    Raises: MissingParameter.
    """
    rows = [law.row("followup/judgement_checkpoints", on=moved_on, checkpoint=name) for name in CHECKPOINTS]
    return tuple(Checkpoint(row.whole, add_months(moved_on, row.whole), row) for row in rows)


def stayed_until(checkpoint: Checkpoint, *, stay: Spell, seen_until: date) -> Answer:
    """Whether the family still lived in the new home on a checkpoint.

    `seen_until` is the first day of which nothing is known yet: a stay without an end says nothing about days to come.
    """
    if stay.left_on is not None and stay.left_on <= checkpoint.due_on:
        return Answer.NO
    if checkpoint.due_on >= seen_until:
        return Answer.UNKNOWN
    return Answer.of(stay.contains(checkpoint.due_on))


def return_window(left_on: date, *, returned_on: date, law: Law) -> ReturnWindow:
    """In which window a return to need falls, counted in days from leaving.

    Source: `followup/judgement_returns` (HUD, System Performance Measure 2).
    Raises: MissingParameter; ValueError, when the return lies before the leaving.
    """
    days = (returned_on - left_on).days
    if days < 0:
        raise ValueError("A return cannot lie before the leaving")
    for window in (ReturnWindow.EARLY, ReturnWindow.WITHIN_A_YEAR, ReturnWindow.WITHIN_TWO_YEARS):
        if days <= law.row("followup/judgement_returns", on=left_on, window=window.value).whole:
            return window
    return ReturnWindow.LATER
