"""Outcomes: what became of a family, what it is worth by a dated rule, and how it is looked up again.

judge               the judgement of (where, why, whose initiative), with the row that gave it
status_of           where a family's follow-up stands on a day
effective_move_in   the one day from which somebody counts as moved in
checkpoints         the days at 6, 12 and 24 months
stayed_until        whether the family still lived there on a checkpoint
return_window       how soon somebody was back in need
"""

from bofast.rules.outcome.after_the_move import (
    Checkpoint,
    ReturnWindow,
    checkpoints,
    effective_move_in,
    return_window,
    stayed_until,
)
from bofast.rules.outcome.judgement import Judged, judge
from bofast.rules.outcome.status import Event, EventKind, FollowUpStatus, Result, Step, reached_on, status_of

__all__ = [
    "Checkpoint",
    "Event",
    "EventKind",
    "FollowUpStatus",
    "Judged",
    "Result",
    "ReturnWindow",
    "Step",
    "checkpoints",
    "effective_move_in",
    "judge",
    "reached_on",
    "return_window",
    "status_of",
    "stayed_until",
]
