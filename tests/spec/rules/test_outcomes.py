"""What became of a family: the judgement, the status on a day, the day moved in, and what is looked up again."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import permutations, product

import pytest

from bofast.rules.law import Law
from bofast.rules.outcome import (
    Event,
    EventKind,
    Result,
    ReturnWindow,
    Step,
    checkpoints,
    effective_move_in,
    judge,
    return_window,
    status_of,
    stayed_until,
)
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.errors import MissingParameter
from bofast.vocabulary.outcomes import Destination, Initiative, Judgement, WhyMoved
from bofast.vocabulary.spells import Spell

DAY = date(2014, 3, 1)
ALL_ANSWERS = list(product(Destination, WhyMoved, Initiative))


@pytest.mark.parametrize(
    ("destination", "why", "initiative", "judgement"),
    [
        (Destination.OWNED_BOUGHT, WhyMoved.WISH_TO_OWN, Initiative.FAMILY, Judgement.POSITIVE),
        (Destination.RENT_TO_OWN, WhyMoved.TOO_SMALL, Initiative.BOTH, Judgement.POSITIVE),
        (Destination.RENTED_PUBLIC_SUITED, WhyMoved.TOO_SMALL, Initiative.BOTH, Judgement.POSITIVE),
        (Destination.RENTED_PUBLIC_SUITED, WhyMoved.ARREARS, Initiative.LANDLORD, Judgement.NEUTRAL),
        (Destination.RENTED_PUBLIC_SAME_HOME_IMPROVED, WhyMoved.DEFECTS, Initiative.BOTH, Judgement.POSITIVE),
        (Destination.RENTED_PUBLIC_UNCHANGED, WhyMoved.OTHER, Initiative.UNKNOWN, Judgement.NEUTRAL),
        (Destination.RENTED_PRIVATE_LASTING, WhyMoved.SCHOOL, Initiative.FAMILY, Judgement.POSITIVE),
        (Destination.RENTED_PRIVATE_LASTING, WhyMoved.LEASE_ENDED, Initiative.FAMILY, Judgement.POSITIVE),
        (Destination.RENTED_PRIVATE_LASTING, WhyMoved.LEASE_ENDED, Initiative.LANDLORD, Judgement.NEUTRAL),
        (Destination.RENTED_PRIVATE_INSECURE, WhyMoved.COST, Initiative.FAMILY, Judgement.NEUTRAL),
        (Destination.RENTED_PRIVATE_INSECURE, WhyMoved.COST, Initiative.LANDLORD, Judgement.NEGATIVE),
        (Destination.RENTED_PRIVATE_INSECURE, WhyMoved.ARREARS, Initiative.FAMILY, Judgement.NEGATIVE),
        (Destination.TEMPORARY, WhyMoved.VIOLENCE, Initiative.FAMILY, Judgement.NEGATIVE),
        (Destination.INSTITUTION, WhyMoved.HEALTH, Initiative.FAMILY, Judgement.NEUTRAL),
        (Destination.INSTITUTION, WhyMoved.OTHER, Initiative.FAMILY, Judgement.NEGATIVE),
        (Destination.WITHOUT_HOME, WhyMoved.ARREARS, Initiative.LANDLORD, Judgement.NEGATIVE),
        (Destination.ABROAD, WhyMoved.NEAR_FAMILY, Initiative.FAMILY, Judgement.NEUTRAL),
        (Destination.ABROAD, WhyMoved.UNKNOWN, Initiative.UNKNOWN, Judgement.UNKNOWN),
        (Destination.DEAD, WhyMoved.UNKNOWN, Initiative.UNKNOWN, Judgement.NEUTRAL),
        (Destination.UNKNOWN, WhyMoved.WISH_TO_OWN, Initiative.FAMILY, Judgement.UNKNOWN),
    ],
)
def test_the_judgement_follows_from_where_why_and_whose_initiative(
    destination: Destination, why: WhyMoved, initiative: Initiative, judgement: Judgement, law: Law
) -> None:
    assert judge(destination, why=why, initiative=initiative, law=law, on=DAY).judgement is judgement


def test_every_combination_of_answers_has_a_judgement(law: Law) -> None:
    judged = {
        answers: judge(answers[0], why=answers[1], initiative=answers[2], law=law, on=DAY) for answers in ALL_ANSWERS
    }

    assert len(judged) == len(Destination) * len(WhyMoved) * len(Initiative)


def test_rows_that_name_as_much_agree_so_that_their_order_never_matters(law: Law) -> None:
    for destination, why, initiative in ALL_ANSWERS:
        group = {"destination": destination.name.lower(), "why": why.value, "initiative": initiative.value}
        by_precision = defaultdict(set)
        for row in law.rows("followup/judgement"):
            if row.is_for(group):
                by_precision[row.precision].add(row.value)

        assert len(by_precision[max(by_precision)]) == 1, group


def test_an_unknown_destination_is_never_judged(law: Law) -> None:
    judged = {
        judge(Destination.UNKNOWN, why=why, initiative=initiative, law=law, on=DAY).judgement
        for why, initiative in product(WhyMoved, Initiative)
    }

    assert judged == {Judgement.UNKNOWN}


def test_a_judgement_keeps_its_row_says_it_is_unverified_and_changes_with_the_office(law: Law) -> None:
    row = {"parameter": "followup/judgement", "first_day": date(2014, 1, 1), "value": "negative", "verified": True}
    row |= {"group": {"destination": "abroad", "why": "any", "initiative": "any"}}
    row |= {"source": {"text": "Decision of the office", "url": "https://example.org/3"}}
    of_office = law.with_rows([row])
    answers = {"why": WhyMoved.WORK, "initiative": Initiative.UNKNOWN}

    ours = judge(Destination.ABROAD, **answers, law=law, on=DAY)
    theirs = judge(Destination.ABROAD, **answers, law=of_office, on=DAY)

    assert (ours.judgement, theirs.judgement) == (Judgement.UNKNOWN, Judgement.NEGATIVE)
    assert not ours.row.verified
    assert ours.law_version != theirs.law_version
    assert judge(Destination.ABROAD, **answers, law=of_office, on=date(2013, 12, 31)).judgement is Judgement.UNKNOWN


def test_nothing_is_judged_before_there_was_a_rule(law: Law) -> None:
    with pytest.raises(MissingParameter):
        judge(
            Destination.OWNED_BOUGHT, why=WhyMoved.OTHER, initiative=Initiative.FAMILY, law=law, on=date(2012, 12, 31)
        )


# --- the status on a day

MAPPED = Event(EventKind.MAPPED, date(2013, 1, 10))
CONTACTED = Event(EventKind.CONTACTED, date(2013, 2, 1))
ACTIVATED = Event(EventKind.ACTIVATED, date(2013, 4, 1))
BOUGHT = Event(EventKind.OUTCOME, date(2014, 2, 1), Destination.OWNED_BOUGHT)
ENDED = Event(EventKind.FOLLOW_UP_ENDED, date(2016, 2, 1))
WHOLE_COURSE = [MAPPED, CONTACTED, ACTIVATED, BOUGHT, ENDED]


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2013, 1, 9), "not_mapped"),
        (date(2013, 1, 10), "mapped"),
        (date(2013, 1, 31), "mapped"),
        (date(2013, 2, 1), "contacted"),
        (date(2013, 4, 1), "active"),
        (date(2014, 1, 31), "active"),
        (date(2014, 2, 1), "bought"),
    ],
)
def test_the_status_on_a_day_is_the_furthest_event_up_to_it(on: date, code: str) -> None:
    assert status_of(WHOLE_COURSE, on=on).code == code


def test_the_order_in_which_events_are_known_does_not_matter() -> None:
    statuses = {status_of(events, on=date(2017, 1, 1)) for events in permutations(WHOLE_COURSE)}

    assert len(statuses) == 1


def test_follow_up_goes_on_after_the_purchase_until_it_is_ended() -> None:
    assert status_of(WHOLE_COURSE, on=date(2016, 1, 31)).is_open
    ended = status_of(WHOLE_COURSE, on=date(2016, 2, 1))
    assert not ended.is_open
    assert (ended.code, ended.ended_on) == ("bought", date(2016, 2, 1))


def test_follow_up_that_is_resumed_is_open_again() -> None:
    resumed = [*WHOLE_COURSE, Event(EventKind.FOLLOW_UP_RESUMED, date(2016, 9, 1))]

    assert not status_of(resumed, on=date(2016, 8, 31)).is_open
    assert status_of(resumed, on=date(2016, 9, 1)).is_open


def test_the_latest_result_is_the_status_and_the_step_is_kept() -> None:
    left = [*WHOLE_COURSE, Event(EventKind.OUTCOME, date(2015, 1, 1), Destination.ABROAD)]

    status = status_of(left, on=date(2015, 1, 1))

    assert (status.result, status.step) == (Result.LEFT, Step.OUTCOME)


def test_the_latest_day_counts_whatever_order_the_days_are_told_in() -> None:
    moved = Event(EventKind.OUTCOME, date(2013, 9, 1), Destination.RENTED_PUBLIC_SUITED)
    resumed = Event(EventKind.FOLLOW_UP_RESUMED, date(2015, 1, 1))
    course = [MAPPED, moved, BOUGHT, resumed, ENDED]  # resumed before it was ended for good

    statuses = {status_of(events, on=date(2017, 1, 1)) for events in permutations(course)}

    (status,) = statuses
    assert (status.result, status.ended_on) == (Result.BOUGHT, date(2016, 2, 1))


def test_leaving_proves_neither_contact_nor_work() -> None:
    status = status_of([MAPPED, Event(EventKind.OUTCOME, DAY, Destination.UNKNOWN)], on=DAY)

    assert (status.step, status.code) == (Step.MAPPED, "left")


@pytest.mark.parametrize(
    ("destination", "result"),
    [
        (Destination.OWNED_BOUGHT, Result.BOUGHT),
        (Destination.OWNED_RENT_TO_OWN_COMPLETED, Result.BOUGHT),
        (Destination.RENTED_PUBLIC_SUITED, Result.MOVED),
        (Destination.RENT_TO_OWN, Result.MOVED),
        (Destination.RENTED_PRIVATE_LASTING, Result.MOVED),
        (Destination.RENTED_PUBLIC_SAME_HOME_IMPROVED, Result.IMPROVED),
        (Destination.RENTED_PUBLIC_UNCHANGED, Result.STAYED),
        (Destination.RENTED_PRIVATE_INSECURE, Result.LEFT),
        (Destination.TEMPORARY, Result.LEFT),
        (Destination.UNKNOWN, Result.LEFT),
    ],
)
def test_each_destination_is_one_result(destination: Destination, result: Result) -> None:
    assert status_of([Event(EventKind.OUTCOME, DAY, destination)], on=DAY).result is result


@pytest.mark.parametrize(("kind", "destination"), [(EventKind.OUTCOME, None), (EventKind.MAPPED, Destination.ABROAD)])
def test_only_an_outcome_has_a_destination(kind: EventKind, destination: Destination | None) -> None:
    with pytest.raises(ValueError):
        Event(kind, DAY, destination)


# --- after the move

TOLD, REGISTERED, RIGHT = date(2026, 3, 1), date(2026, 3, 20), date(2026, 2, 15)


def test_the_day_moved_in_is_what_the_family_says_then_the_register_then_the_right() -> None:
    assert effective_move_in(lived_from=TOLD, registered_from=REGISTERED, right_from=RIGHT) == TOLD
    assert effective_move_in(lived_from=None, registered_from=REGISTERED, right_from=RIGHT) == REGISTERED
    assert effective_move_in(lived_from=None, registered_from=None, right_from=RIGHT) == RIGHT
    assert effective_move_in(lived_from=None, registered_from=None, right_from=None, member_from=TOLD) is None


def test_nobody_moves_in_before_the_right_begins_or_before_joining_the_household() -> None:
    early = date(2026, 1, 1)

    assert effective_move_in(lived_from=early, registered_from=None, right_from=RIGHT) == RIGHT
    joined = effective_move_in(lived_from=TOLD, registered_from=None, right_from=RIGHT, member_from=date(2026, 5, 1))
    assert joined == date(2026, 5, 1)


def test_a_family_is_looked_up_after_6_12_and_24_months(law: Law) -> None:
    moved_on_the_last_of_august = checkpoints(date(2026, 8, 31), law=law)

    assert [(each.months, each.due_on) for each in moved_on_the_last_of_august] == [
        (6, date(2027, 2, 28)),
        (12, date(2027, 8, 31)),
        (24, date(2028, 8, 31)),
    ]


@pytest.mark.parametrize(
    ("left_on", "seen_until", "stayed"),
    [
        (None, date(2027, 3, 2), Answer.YES),
        (None, date(2027, 3, 1), Answer.UNKNOWN),  # the checkpoint itself has not been seen yet
        (date(2027, 3, 1), date(2027, 3, 2), Answer.NO),  # the day of leaving is not lived there
        (date(2027, 3, 2), date(2027, 3, 2), Answer.YES),
        (date(2027, 3, 1), date(2027, 2, 1), Answer.NO),  # notice given: the leaving is known beforehand
        (date(2026, 12, 1), date(2026, 12, 31), Answer.NO),  # gone already: later days cannot change it
    ],
)
def test_whether_the_family_stayed_until_a_checkpoint(
    left_on: date | None, seen_until: date, stayed: Answer, law: Law
) -> None:
    moved_on = date(2026, 9, 1)
    first = checkpoints(moved_on, law=law)[0]

    assert first.due_on == date(2027, 3, 1)
    assert stayed_until(first, stay=Spell(moved_on, left_on), seen_until=seen_until) is stayed


@pytest.mark.parametrize(
    ("days", "window"),
    [
        (0, ReturnWindow.EARLY),
        (180, ReturnWindow.EARLY),
        (181, ReturnWindow.WITHIN_A_YEAR),
        (365, ReturnWindow.WITHIN_A_YEAR),
        (366, ReturnWindow.WITHIN_TWO_YEARS),
        (730, ReturnWindow.WITHIN_TWO_YEARS),
        (731, ReturnWindow.LATER),
    ],
)
def test_a_return_falls_into_a_window_by_days(days: int, window: ReturnWindow, law: Law) -> None:
    assert return_window(DAY, returned_on=DAY + timedelta(days=days), law=law) is window


def test_a_return_before_the_leaving_is_refused(law: Law) -> None:
    with pytest.raises(ValueError):
        return_window(DAY, returned_on=DAY - timedelta(days=1), law=law)
