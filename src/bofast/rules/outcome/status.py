"""Where the follow-up of a family stands on a day, computed from its events; a stored status is only a copy of this."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from bofast.vocabulary.outcomes import Destination


class Step(IntEnum):
    """How far a family has come; each step includes the ones before it."""

    NOT_MAPPED = 0
    MAPPED = 1
    CONTACTED = 2
    ACTIVE = 3
    OUTCOME = 4


class Result(StrEnum):
    """What became of the home."""

    BOUGHT = "bought"
    MOVED = "moved"
    IMPROVED = "improved"
    STAYED = "stayed"
    LEFT = "left"

    @property
    def is_help(self) -> bool:
        """Whether the family was helped to a better housing situation."""
        return self in HELP


HELP = frozenset({Result.BOUGHT, Result.MOVED, Result.IMPROVED})

RESULT_OF = {
    Destination.OWNED_BOUGHT: Result.BOUGHT,
    Destination.OWNED_RENT_TO_OWN_COMPLETED: Result.BOUGHT,
    Destination.RENTED_PUBLIC_SUITED: Result.MOVED,
    Destination.RENTED_PUBLIC_SAME_HOME_IMPROVED: Result.IMPROVED,
    Destination.RENTED_PUBLIC_UNCHANGED: Result.STAYED,
    Destination.RENT_TO_OWN: Result.MOVED,
    Destination.RENTED_PRIVATE_LASTING: Result.MOVED,
}
"""Every other destination is a leaving: without a lasting home, or out of sight."""


class EventKind(IntEnum):
    """What happened; on one day, events count in this order."""

    MAPPED = 1
    CONTACTED = 2
    ACTIVATED = 3
    OUTCOME = 4
    FOLLOW_UP_ENDED = 5
    FOLLOW_UP_RESUMED = 6


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a family's follow-up on a day.

    Raises: ValueError, when an outcome lacks its destination or anything else has one.
    """

    kind: EventKind
    on: date
    destination: Destination | None = None

    def __post_init__(self) -> None:
        if (self.kind is EventKind.OUTCOME) != (self.destination is not None):
            raise ValueError("An outcome has a destination, and nothing else has one")

    @property
    def result(self) -> Result | None:
        return None if self.destination is None else RESULT_OF.get(self.destination, Result.LEFT)

    @property
    def step(self) -> Step:
        """The step that the event proves: help is proof of contact and work, a leaving only of having been mapped."""
        if self.kind in {EventKind.FOLLOW_UP_ENDED, EventKind.FOLLOW_UP_RESUMED}:
            return Step.NOT_MAPPED
        if self.result is not None and not self.result.is_help:
            return Step.MAPPED
        return Step(self.kind)


@dataclass(frozen=True, slots=True)
class FollowUpStatus:
    """The step reached, the latest result, and whether the follow-up has ended; `since` is the day of the step."""

    step: Step
    since: date | None
    result: Result | None = None
    ended_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.step is not Step.NOT_MAPPED and self.ended_on is None

    @property
    def code(self) -> str:
        """One word for it: the result when there is one, else the step."""
        return self.result.value if self.result else self.step.name.lower()


def status_of(events: Iterable[Event], *, on: date) -> FollowUpStatus:
    """Where a family's follow-up stands on a day; the order in which events are given does not matter."""
    known = sorted((event for event in events if event.on <= on), key=lambda event: (event.on, event.kind))
    step = max((event.step for event in known), default=Step.NOT_MAPPED)
    return FollowUpStatus(
        step=step,
        since=reached_on(known, step=step, on=on) if step else None,
        result=next((event.result for event in reversed(known) if event.result), None),
        ended_on=_ended_on(known),
    )


def reached_on(events: Iterable[Event], *, step: Step, on: date) -> date | None:
    """The first day, up to and with `on`, with an event that proves a step or a later one."""
    return min((event.on for event in events if event.step >= step and event.on <= on), default=None)


def _ended_on(in_order: list[Event]) -> date | None:
    ended_on = None
    for event in in_order:
        if event.kind is EventKind.FOLLOW_UP_ENDED:
            ended_on = event.on
        elif event.kind is EventKind.FOLLOW_UP_RESUMED:
            ended_on = None
    return ended_on
