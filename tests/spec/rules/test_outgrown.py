"""From which day a home no longer fits, and whose birthday, birth, arrival or departure it is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bofast.rules.home_fit import (
    BEDROOM_STANDARD,
    EUROSTAT,
    SSB,
    HomeFacts,
    Norm,
    norm_on,
    outgrown_on,
    outlook,
    room_need,
)
from bofast.rules.law import Law
from bofast.vocabulary.answers import Answer
from bofast.vocabulary.reasons import Because, Reason
from tests.spec.rules.drawing import household

FAR = date(2050, 1, 1)


@pytest.fixture
def european(law: Law, today: date) -> Norm:
    return norm_on(EUROSTAT, law=law, on=today)


@pytest.fixture
def by_persons(law: Law, today: date) -> Norm:
    return norm_on(SSB, law=law, on=today)


def because(reason: Reason, who: str, age: int | None = None) -> tuple[Because, ...]:
    return (Because(reason, {"who": who} if age is None else {"who": who, "age": age}),)


BROTHER_AND_SISTER = household("""
    who    | born       | sex    | with
    mother | 1990-01-01 | female | father
    father | 1988-01-01 | male   |
    boy    | 2016-03-14 | male   |
    girl   | 2018-08-01 | female |
""")


def test_a_home_is_outgrown_on_the_birthday_that_parts_brother_and_sister(european: Norm, today: date) -> None:
    outgrown = outgrown_on(HomeFacts(rooms=3), members=BROTHER_AND_SISTER, norm=european, from_day=today, until=FAR)

    assert outgrown is not None
    assert outgrown.on == date(2028, 3, 14)
    assert outgrown.because == because(Reason.TURNS_AGE, "boy", 12)
    assert outgrown.need.least == 4


@pytest.mark.parametrize(("until", "is_seen"), [(date(2028, 3, 14), False), (date(2028, 3, 15), True)])
def test_a_birthday_counts_when_it_lies_before_the_end_of_the_time_looked_at(
    until: date, is_seen: bool, european: Norm, today: date
) -> None:
    home = HomeFacts(rooms=3)

    outgrown = outgrown_on(home, members=BROTHER_AND_SISTER, norm=european, from_day=today, until=until)

    assert (outgrown is not None) is is_seen


def test_a_home_that_is_too_small_already_is_outgrown_today_without_a_reason(european: Norm, today: date) -> None:
    outgrown = outgrown_on(HomeFacts(rooms=2), members=BROTHER_AND_SISTER, norm=european, from_day=today, until=FAR)

    assert outgrown is not None
    assert outgrown.on == today
    assert outgrown.is_so_already


def test_a_birthday_on_the_first_day_has_already_happened(european: Norm) -> None:
    home, day = HomeFacts(rooms=3), date(2028, 3, 14)

    outgrown = outgrown_on(home, members=BROTHER_AND_SISTER, norm=european, from_day=day, until=FAR)

    assert outgrown is not None
    assert outgrown.is_so_already


def test_a_home_that_is_large_enough_is_never_outgrown(european: Norm, today: date) -> None:
    home = HomeFacts(rooms=4)

    assert outgrown_on(home, members=BROTHER_AND_SISTER, norm=european, from_day=today, until=FAR) is None


def test_someone_born_on_29_february_turns_twelve_on_that_day_in_a_leap_year(european: Norm, today: date) -> None:
    leap = household("""
        who    | born       | sex
        mother | 1990-01-01 | female
        boy    | 2016-02-29 | male
        girl   | 2018-08-01 | female
    """)

    outgrown = outgrown_on(HomeFacts(rooms=3), members=leap, norm=european, from_day=today, until=FAR)

    assert outgrown is not None
    assert outgrown.on == date(2028, 2, 29)


def test_someone_born_on_29_february_turns_eighteen_on_1_march_in_another_year(european: Norm, today: date) -> None:
    leap = household("""
        who    | born       | sex
        mother | 1990-01-01 | female
        boy    | 2012-02-29 | male
        lad    | 2013-05-01 | male
    """)

    outgrown = outgrown_on(HomeFacts(rooms=3), members=leap, norm=european, from_day=today, until=FAR)

    assert outgrown is not None
    assert outgrown.on == date(2030, 3, 1)
    assert outgrown.because == because(Reason.TURNS_AGE, "boy", 18)


def test_an_expected_child_outgrows_the_home_on_the_day_it_is_due(by_persons: Norm, today: date) -> None:
    expecting = household("""
        who    | born
        mother | 1990-01-01
        father | 1988-01-01
        child  | 2027-02-10
    """)
    home = HomeFacts(rooms=2, area_m2=Decimal(60))

    outgrown = outgrown_on(home, members=expecting, norm=by_persons, from_day=today, until=FAR)

    assert outgrown is not None
    assert outgrown.on == date(2027, 2, 10)
    assert outgrown.because == because(Reason.CHILD_IS_BORN, "child")


def test_a_child_who_joins_the_family_outgrows_the_home_on_the_day_of_arrival(by_persons: Norm, today: date) -> None:
    reunited = household("""
        who    | born       | from
        mother | 1990-01-01 |
        son    | 2012-01-01 | 2027-06-01
    """)

    outgrown = outgrown_on(HomeFacts(rooms=1), members=reunited, norm=by_persons, from_day=date(2027, 1, 1), until=FAR)
    fits_one = outgrown_on(
        HomeFacts(rooms=1, area_m2=Decimal(30)), members=reunited, norm=by_persons, from_day=today, until=FAR
    )

    assert outgrown is not None
    assert outgrown.is_so_already  # one person in one room, area unknown
    assert fits_one is not None
    assert fits_one.on == date(2027, 6, 1)
    assert fits_one.because == because(Reason.MOVES_IN, "son")


def test_the_home_fits_again_on_the_day_somebody_leaves(by_persons: Norm, today: date) -> None:
    parting = household("""
        who    | born       | to
        mother | 1990-01-01 |
        girl   | 2015-06-01 |
        father | 1988-01-01 | 2027-09-01
    """)

    course = outlook(HomeFacts(rooms=2), members=parting, norm=by_persons, from_day=today, until=FAR)

    assert course.fits_now is Answer.NO
    assert course.fits_again_by is not None
    assert course.fits_again_by.on == date(2027, 9, 1)
    assert course.fits_again_by.because == because(Reason.MOVES_OUT, "father")


def test_the_course_shows_every_day_on_which_the_need_changes(european: Norm, today: date) -> None:
    three = household("""
        who    | born       | sex    | with
        mother | 1990-01-01 | female | father
        father | 1988-01-01 | male   |
        boy    | 2014-03-14 | male   |
        girl   | 2016-06-01 | female |
        small  | 2020-02-29 | male   |
    """)

    course = outlook(HomeFacts(rooms=4), members=three, norm=european, from_day=today, until=FAR)

    assert [(change.on, change.need_before.least, change.need_after.least) for change in course.changes] == [
        (date(2028, 6, 1), 4, 5),  # the girl turns 12 and leaves the small one
        (date(2032, 2, 29), 5, 4),  # the small one turns 12 and shares with his brother
        (date(2032, 3, 14), 4, 5),  # the elder turns 18
    ]
    assert [change.fits_after for change in course.changes] == [Answer.NO, Answer.YES, Answer.NO]
    assert course.outgrown_by == course.changes[0]
    assert course.fits_again_by == course.changes[1]


@pytest.mark.parametrize(
    ("born", "rooms"), [("2009-06-01", 4), ("2009-06-02", 3), ("2015-06-01", 3), ("2015-06-02", 4)]
)
def test_who_moves_in_on_a_birthday_is_as_old_as_on_that_day(
    born: str, rooms: int, european: Norm, today: date
) -> None:
    arriving = household(f"""
        who    | born       | sex    | from
        mother | 1990-01-01 | female |
        boy    | 2012-03-14 | male   |
        cousin | {born}     | male   | 2027-06-01
    """)

    course = outlook(HomeFacts(), members=arriving, norm=european, from_day=today, until=date(2027, 6, 2))

    assert [(change.on, change.need_after.least) for change in course.changes if change.need_after.least > 3] == (
        [(date(2027, 6, 1), 4)] if rooms == 4 else []
    )


def test_who_leaves_on_a_birthday_is_gone(european: Norm, today: date) -> None:
    leaving = household("""
        who    | born       | sex    | to
        mother | 1990-01-01 | female |
        boy    | 2010-03-14 | male   | 2028-03-14
        small  | 2012-03-14 | male   |
    """)

    course = outlook(HomeFacts(rooms=3), members=leaving, norm=european, from_day=today, until=FAR)

    assert room_need(leaving, on=date(2028, 3, 14), norm=european).least_persons == 2
    assert [(change.on, change.need_after.least_persons) for change in course.changes] == [(date(2028, 3, 14), 2)]


def test_twins_change_the_need_on_one_day_and_both_are_named(european: Norm, today: date) -> None:
    twins = household("""
        who    | born       | sex
        mother | 1990-01-01 | female
        anna   | 2016-03-14 | female
        bo     | 2016-03-14 | male
    """)

    course = outlook(HomeFacts(rooms=3), members=twins, norm=european, from_day=today, until=date(2030, 1, 1))

    assert [change.on for change in course.changes] == [date(2028, 3, 14)]
    assert {each.facts["who"] for each in course.changes[0].because} == {"anna", "bo"}


def test_partners_share_from_the_day_both_are_here_and_part_when_one_goes(law: Law, today: date) -> None:
    norm = norm_on(BEDROOM_STANDARD, law=law, on=today)
    members = household("""
        who    | born       | sex    | with   | from       | to
        mother | 1990-01-01 | female |        |            |
        sister | 1992-01-01 | female |        |            |
        friend | 1988-01-01 | male   | mother | 2027-01-01 | 2028-01-01
    """)

    course = outlook(HomeFacts(bedrooms=2), members=members, norm=norm, from_day=today, until=FAR)

    assert course.fits_now is Answer.YES
    assert course.changes[0].need_after.least == 2  # three persons now, and still two bedrooms
    assert {each.reason for each in course.changes[0].because} == {Reason.PARTNER_MOVES_IN, Reason.MOVES_IN}
    assert {each.reason for each in course.changes[1].because} == {Reason.PARTNER_MOVES_OUT, Reason.MOVES_OUT}
    assert [change.fits_after for change in course.changes] == [Answer.YES, Answer.YES]


def test_a_child_who_begins_to_live_here_half_the_time_begins_to_count(law: Law, today: date) -> None:
    share = {"parameter": "space/crowding_share", "group": {"norm": SSB}, "first_day": date(2020, 1, 1), "value": "0.4"}
    source = {"source": {"text": "Decision of the council", "url": "https://example.org/1"}, "verified": True}
    norm = norm_on(SSB, law=law.with_rows([share | source]), on=today)
    members = household("""
        who    | born       | share | from       | to
        mother | 1990-01-01 |       |            |
        girl   | 2015-06-01 | 0.2   |            | 2027-08-01
        girl   | 2015-06-01 | 0.5   | 2027-08-01 | 2028-08-01
        girl   | 2015-06-01 | 0.6   | 2028-08-01 |
    """)
    home = HomeFacts(rooms=1, area_m2=Decimal(40))

    course = outlook(home, members=members, norm=norm, from_day=today, until=FAR)

    assert [change.on for change in course.changes] == [date(2027, 8, 1)]
    assert course.changes[0].because == because(Reason.SHARE_OF_TIME_CHANGES, "girl")
    assert course.outgrown_by == course.changes[0]


def test_an_unknown_sex_makes_the_day_a_perhaps(european: Norm, today: date) -> None:
    unknown = household("""
        who    | born       | sex
        mother | 1990-01-01 | female
        boy    | 2012-03-14 | male
        child  | 2016-03-14 |
    """)

    course = outlook(HomeFacts(rooms=3), members=unknown, norm=european, from_day=today, until=date(2029, 1, 1))

    assert course.fits_now is Answer.NO  # nobody shares over the boundary of 12
    assert [(change.on, change.fits_after) for change in course.changes] == [(date(2028, 3, 14), Answer.UNKNOWN)]
    assert course.outgrown_by is None


def test_the_course_ends_where_the_norm_ends(law: Law, today: date) -> None:
    ends = {"parameter": "space/crowding_when", "group": {"norm": EUROSTAT}, "first_day": date(2020, 1, 1)}
    ends |= {"last_day": date(2027, 12, 31), "value": "rooms_are_short", "verified": True}
    ends |= {"source": {"text": "Decision of the council", "url": "https://example.org/1"}}
    norm = norm_on(EUROSTAT, law=law.with_rows([ends]), on=today)
    home = HomeFacts(rooms=3)

    course = outlook(home, members=BROTHER_AND_SISTER, norm=norm, from_day=today, until=FAR)

    assert course.until == date(2028, 1, 1)
    assert course.changes == ()
