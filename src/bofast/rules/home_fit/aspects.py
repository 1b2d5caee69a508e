"""What else makes a home fit: access, floor, garden and school. Each a yes, no or unknown of its own.

A need must be met for a home to be suitable; a wish counts when homes are compared. Only what somebody has asked for
is weighed: a family that said nothing of a garden gets no answer about it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bofast.rules.home_fit.facts import HomeFacts
from bofast.vocabulary.answers import Answer, all_of, any_of
from bofast.vocabulary.reasons import Because, Reason


class Aspect(StrEnum):
    STEP_FREE = "step_free"
    WHEELCHAIR = "wheelchair"
    FLOOR = "floor"
    GARDEN = "garden"
    KEEP_SCHOOL = "keep_school"
    SCHOOL_DISTANCE = "school_distance"


class Weight(StrEnum):
    NEED = "need"
    WISH = "wish"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a family needs or wishes of a home; empty is nothing asked for.

    `highest_floor_without_lift` counts the ground floor as 1. `schools` are the ones that the children attend.
    """

    step_free: Weight | None = None
    wheelchair: Weight | None = None
    highest_floor_without_lift: int | None = None
    floor: Weight = Weight.NEED
    garden: Weight | None = None
    keep_school: Weight | None = None
    schools: frozenset[str] = frozenset()
    most_km_to_school: Decimal | None = None
    school_distance: Weight = Weight.WISH


@dataclass(frozen=True, slots=True)
class AspectAnswer:
    aspect: Aspect
    answer: Answer
    weight: Weight
    because: Because


@dataclass(frozen=True, slots=True)
class Suitability:
    """Every aspect that somebody asked for; `meets_needs` is the needs together, wishes apart."""

    aspects: tuple[AspectAnswer, ...]

    @property
    def meets_needs(self) -> Answer:
        return all_of(aspect.answer for aspect in self.aspects if aspect.weight is Weight.NEED)

    @property
    def wishes_met(self) -> int:
        return sum(a.weight is Weight.WISH and a.answer is Answer.YES for a in self.aspects)


@dataclass(frozen=True, slots=True)
class _Words:
    """The reason for each answer to one aspect."""

    yes: Reason
    no: Reason
    unknown: Reason

    def for_(self, answer: Answer) -> Reason:
        return {Answer.YES: self.yes, Answer.NO: self.no, Answer.UNKNOWN: self.unknown}[answer]


WORDS: Mapping[Aspect, _Words] = {
    Aspect.STEP_FREE: _Words(Reason.STEP_FREE, Reason.NOT_STEP_FREE, Reason.STEP_FREE_UNKNOWN),
    Aspect.WHEELCHAIR: _Words(
        Reason.WHEELCHAIR_ACCESSIBLE, Reason.NOT_WHEELCHAIR_ACCESSIBLE, Reason.WHEELCHAIR_ACCESS_UNKNOWN
    ),
    Aspect.FLOOR: _Words(Reason.LOW_ENOUGH_OR_LIFT, Reason.TOO_HIGH_WITHOUT_LIFT, Reason.FLOOR_OR_LIFT_UNKNOWN),
    Aspect.GARDEN: _Words(Reason.HAS_GARDEN, Reason.NO_GARDEN, Reason.GARDEN_UNKNOWN),
    Aspect.KEEP_SCHOOL: _Words(Reason.KEEPS_SCHOOL, Reason.CHANGES_SCHOOL, Reason.SCHOOL_UNKNOWN),
    Aspect.SCHOOL_DISTANCE: _Words(Reason.SCHOOL_NEAR_ENOUGH, Reason.SCHOOL_TOO_FAR, Reason.SCHOOL_DISTANCE_UNKNOWN),
}


def weigh(home: HomeFacts, *, wanted: Wanted) -> Suitability:
    """How a home answers to everything that a family has asked for."""
    return Suitability(tuple(_answers(home, wanted)))


def _answers(home: HomeFacts, wanted: Wanted) -> Iterator[AspectAnswer]:
    if wanted.step_free:
        yield _answer(Aspect.STEP_FREE, step_free(home), wanted.step_free, found=home.is_step_free)
    if wanted.wheelchair:
        yield _answer(Aspect.WHEELCHAIR, Answer.of(home.is_wheelchair_accessible), wanted.wheelchair)
    if (highest := wanted.highest_floor_without_lift) is not None:
        yield _answer(Aspect.FLOOR, low_enough(home, highest=highest), wanted.floor, found=home.floor, needed=highest)
    if wanted.garden:
        yield _answer(Aspect.GARDEN, Answer.of(home.has_garden), wanted.garden)
    if wanted.keep_school:
        yield _answer(Aspect.KEEP_SCHOOL, keeps_school(home, schools=wanted.schools), wanted.keep_school)
    if (most_km := wanted.most_km_to_school) is not None:
        near = _at_most(home.school_distance_km, most_km)
        found = home.school_distance_km
        yield _answer(Aspect.SCHOOL_DISTANCE, near, wanted.school_distance, found=found, needed=most_km)


def step_free(home: HomeFacts) -> Answer:
    """A home that a wheelchair can enter is step-free, when nobody has said whether it is."""
    if home.is_step_free is None and home.is_wheelchair_accessible:
        return Answer.YES
    return Answer.of(home.is_step_free)


def low_enough(home: HomeFacts, *, highest: int) -> Answer:
    """At most so many floors up, or a lift; one of the two is enough to know."""
    return any_of((_at_most(home.floor, highest), Answer.of(home.has_lift)))


def keeps_school(home: HomeFacts, *, schools: Iterable[str]) -> Answer:
    """Whether every child stays at its school: a home belongs to one school, so two schools cannot both be kept."""
    attended = set(schools)
    if home.school is None or not attended:
        return Answer.UNKNOWN
    return Answer.of(attended == {home.school})


def _at_most(found: Decimal | int | None, most: Decimal | int) -> Answer:
    return Answer.of(None if found is None else found <= most)


def _answer(aspect: Aspect, answer: Answer, weight: Weight, **facts: object) -> AspectAnswer:
    return AspectAnswer(aspect, answer, weight, Because(WORDS[aspect].for_(answer), facts))
