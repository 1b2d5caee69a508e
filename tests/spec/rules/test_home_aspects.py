"""Access, floor, garden and school: each a yes, a no, or a question."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bofast.rules.home_fit import Aspect, HomeFacts, Wanted, Weight, weigh
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.reasons import Reason

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


def only(home: HomeFacts, *, wanted: Wanted) -> Answer:
    (aspect,) = weigh(home, wanted=wanted).aspects
    return aspect.answer


@pytest.mark.parametrize(
    ("home", "answer"),
    [
        (HomeFacts(is_step_free=True), YES),
        (HomeFacts(is_step_free=False), NO),
        (HomeFacts(), UNKNOWN),
        (HomeFacts(is_wheelchair_accessible=True), YES),  # where a wheelchair comes in there is no step
        (HomeFacts(is_wheelchair_accessible=False), UNKNOWN),
    ],
)
def test_step_free(home: HomeFacts, answer: Answer) -> None:
    assert only(home, wanted=Wanted(step_free=Weight.NEED)) is answer


@pytest.mark.parametrize(
    ("floor", "has_lift", "answer"),
    [
        (2, False, YES),
        (3, False, NO),
        (3, True, YES),
        (3, None, UNKNOWN),
        (2, None, YES),
        (None, True, YES),
        (None, False, UNKNOWN),
    ],
)
def test_low_enough_or_a_lift(floor: int | None, has_lift: bool | None, answer: Answer) -> None:
    home = HomeFacts(floor=floor, has_lift=has_lift)

    assert only(home, wanted=Wanted(highest_floor_without_lift=2)) is answer


@pytest.mark.parametrize(("distance", "answer"), [("1.5", YES), ("1.6", NO), (None, UNKNOWN)])
def test_near_enough_to_school(distance: str | None, answer: Answer) -> None:
    home = HomeFacts(school_distance_km=None if distance is None else Decimal(distance))

    assert only(home, wanted=Wanted(most_km_to_school=Decimal("1.5"))) is answer


@pytest.mark.parametrize(
    ("school", "attended", "answer"),
    [
        ("north", {"north"}, YES),
        ("north", {"south"}, NO),
        ("north", {"north", "south"}, NO),  # two schools cannot both be kept by one home
        (None, {"north"}, UNKNOWN),
        ("north", set(), UNKNOWN),
    ],
)
def test_every_child_keeps_its_school(school: str | None, attended: set[str], answer: Answer) -> None:
    wanted = Wanted(keep_school=Weight.WISH, schools=frozenset(attended))

    assert only(HomeFacts(school=school), wanted=wanted) is answer


def test_a_missed_wish_does_not_make_a_home_unsuitable() -> None:
    wanted = Wanted(wheelchair=Weight.NEED, garden=Weight.WISH)

    suitability = weigh(HomeFacts(is_wheelchair_accessible=True, has_garden=False), wanted=wanted)

    assert suitability.meets_needs is YES
    assert suitability.wishes_met == 0
    assert [each.because.reason for each in suitability.aspects] == [Reason.WHEELCHAIR_ACCESSIBLE, Reason.NO_GARDEN]


def test_one_unmet_need_is_enough_and_one_unknown_need_leaves_it_open() -> None:
    wanted = Wanted(step_free=Weight.NEED, garden=Weight.NEED)

    assert weigh(HomeFacts(is_step_free=False), wanted=wanted).meets_needs is NO
    assert weigh(HomeFacts(is_step_free=True), wanted=wanted).meets_needs is UNKNOWN


def test_what_nobody_asked_for_is_not_answered() -> None:
    assert weigh(HomeFacts(has_garden=True), wanted=Wanted()).aspects == ()
    assert weigh(HomeFacts(), wanted=Wanted(garden=Weight.WISH)).aspects[0].aspect is Aspect.GARDEN
