"""Mapped, contacted, active, outcome; and families, providers and children counted each for itself."""

from __future__ import annotations

from datetime import date

import pytest

from bofast.rules.funnel import FamilyPerson, FollowedFamily, as_plain, count_funnel, people_on
from bofast.rules.outcome import Event, EventKind, Result
from bofast.vocabulary.outcomes import Destination

MAPPED_ON, CONTACTED_ON, ACTIVE_ON, DONE_ON = date(2013, 1, 10), date(2013, 2, 1), date(2013, 4, 1), date(2014, 2, 1)
REPORT = date(2014, 3, 31)
STEPS = [
    Event(EventKind.MAPPED, MAPPED_ON),
    Event(EventKind.CONTACTED, CONTACTED_ON),
    Event(EventKind.ACTIVATED, ACTIVE_ON),
]


def outcome(destination: Destination, on: date = DONE_ON) -> Event:
    return Event(EventKind.OUTCOME, on, destination)


def family(key: str, *events: Event, providers: int = 2, children: int = 1) -> FollowedFamily:
    grown_up = [FamilyPerson(key=f"{key}-p{i}", born_on=date(1980, 1, 1), has_care=True) for i in range(providers)]
    small = [FamilyPerson(key=f"{key}-c{i}", born_on=date(2008, 1, 1)) for i in range(children)]
    return FollowedFamily(key=key, events=events, people=(*grown_up, *small))


def test_the_figures_of_kristiansund() -> None:
    destinations = [
        *[Destination.OWNED_BOUGHT] * 4,
        *[Destination.RENTED_PUBLIC_SUITED] * 3,
        *[Destination.RENTED_PUBLIC_SAME_HOME_IMPROVED] * 2,
    ]
    helped = [
        family(f"h{i}", *STEPS, outcome(where), providers=1 if i == 0 else 2, children=4 if i == 0 else 3)
        for i, where in enumerate(destinations)
    ]
    active = [family(f"a{i}", *STEPS) for i in range(2)]
    contacted = [family(f"c{i}", *STEPS[:2]) for i in range(19)]
    mapped = [family(f"m{i}", *STEPS[:1]) for i in range(34)]

    funnel = count_funnel([*helped, *active, *contacted, *mapped], on=REPORT)

    assert as_plain(funnel) == {
        "mapped": 64,
        "contacted": 30,
        "active": 11,
        "bought": 4,
        "moved": 3,
        "improved": 2,
        "stayed": 0,
        "left": 0,
        "providers": 17,
        "children": 28,
    }
    assert funnel.outcome.families == 9


def test_a_step_that_was_skipped_is_implied_by_a_later_one() -> None:
    funnel = count_funnel([family("a", STEPS[0], outcome(Destination.OWNED_BOUGHT))], on=REPORT)

    assert [funnel.mapped.families, funnel.contacted.families, funnel.active.families] == [1, 1, 1]


@pytest.mark.parametrize(("on", "bought"), [(date(2014, 1, 31), 0), (date(2014, 2, 1), 1)])
def test_an_outcome_counts_from_its_day(on: date, bought: int) -> None:
    funnel = count_funnel([family("a", *STEPS, outcome(Destination.OWNED_BOUGHT))], on=on)

    assert funnel.results[Result.BOUGHT].families == bought
    assert funnel.active.families == 1


def test_a_family_that_left_without_help_is_no_outcome_and_no_contact() -> None:
    gone = family("a", STEPS[0], outcome(Destination.ABROAD))

    funnel = count_funnel([gone], on=REPORT)

    assert funnel.results[Result.LEFT].families == 1
    assert [funnel.mapped.families, funnel.contacted.families, funnel.outcome.families] == [1, 0, 0]


def test_a_family_that_bought_and_then_left_is_still_counted_as_helped_once() -> None:
    later = date(2014, 3, 1)
    bought_then_left = family("a", *STEPS, outcome(Destination.OWNED_BOUGHT), outcome(Destination.ABROAD, later))
    moved_then_bought = family(
        "b", *STEPS, outcome(Destination.RENTED_PUBLIC_SUITED), outcome(Destination.OWNED_BOUGHT, later)
    )

    funnel = count_funnel([bought_then_left, moved_then_bought], on=REPORT)

    assert {result: counted.families for result, counted in funnel.results.items() if counted.families} == {
        Result.BOUGHT: 2
    }
    assert funnel.outcome.families == 2


def test_a_figure_knows_the_families_behind_it() -> None:
    funnel = count_funnel([family("a", *STEPS), family("b", STEPS[0])], on=REPORT)

    assert funnel.mapped.families_counted == ("a", "b")
    assert funnel.active.families_counted == ("a",)


@pytest.mark.parametrize(("day", "children"), [(date(2026, 3, 13), {"boy", "girl"}), (date(2026, 3, 14), {"girl"})])
def test_a_child_is_a_child_until_the_day_of_turning_18(day: date, children: set[str]) -> None:
    people = (
        FamilyPerson(key="mother", born_on=date(1985, 1, 1), has_care=True),
        FamilyPerson(key="boy", born_on=date(2008, 3, 14)),
        FamilyPerson(key="girl", born_on=date(2012, 1, 1)),
    )

    counted = people_on(FollowedFamily(key="a", events=(), people=people), day=day)

    assert counted.children == children
    assert counted.providers == {"mother"}


def test_a_child_that_was_helped_is_counted_as_a_child_after_it_has_grown_up() -> None:
    people = (
        FamilyPerson(key="mother", born_on=date(1975, 1, 1), has_care=True),
        FamilyPerson(key="boy", born_on=date(1996, 3, 1)),
    )
    helped = FollowedFamily(key="a", events=(*STEPS, outcome(Destination.OWNED_BOUGHT)), people=people)

    funnel = count_funnel([helped], on=date(2014, 3, 2))

    assert (funnel.outcome.providers, funnel.outcome.children) == (1, 1)


def test_a_grown_up_without_care_of_the_children_is_no_provider() -> None:
    people = (
        FamilyPerson(key="mother", born_on=date(1975, 1, 1), has_care=True),
        FamilyPerson(key="uncle", born_on=date(1970, 1, 1)),
        FamilyPerson(key="girl", born_on=date(2008, 1, 1)),
    )

    assert people_on(FollowedFamily(key="a", events=(), people=people), day=DONE_ON).providers == {"mother"}


def test_a_family_without_children_has_no_providers() -> None:
    assert people_on(family("a", children=0), day=DONE_ON).providers == frozenset()


def test_who_has_left_or_is_not_born_is_not_counted() -> None:
    people = (
        FamilyPerson(key="mother", born_on=date(1985, 1, 1), has_care=True),
        FamilyPerson(key="father", born_on=date(1985, 1, 1), has_care=True, left_on=DONE_ON),
        FamilyPerson(key="girl", born_on=date(2012, 1, 1), entered_on=DONE_ON),
        FamilyPerson(key="unborn", born_on=date(2014, 2, 2)),
    )

    counted = people_on(FollowedFamily(key="a", events=(), people=people), day=DONE_ON)

    assert (counted.providers, counted.children) == ({"mother"}, {"girl"})


def test_a_child_with_two_homes_is_one_child_in_the_total() -> None:
    girl = FamilyPerson(key="girl", born_on=date(2008, 1, 1))
    mother = FamilyPerson(key="mother", born_on=date(1985, 1, 1), has_care=True)
    father = FamilyPerson(key="father", born_on=date(1985, 1, 1), has_care=True)
    helped = (*STEPS, outcome(Destination.OWNED_BOUGHT))

    funnel = count_funnel(
        [
            FollowedFamily(key="a", events=helped, people=(mother, girl)),
            FollowedFamily(key="b", events=helped, people=(father, girl)),
        ],
        on=REPORT,
    )

    assert (funnel.outcome.families, funnel.outcome.providers, funnel.outcome.children) == (2, 2, 1)


def test_unknown_age_is_counted_apart_and_care_makes_a_provider() -> None:
    people = (
        FamilyPerson(key="carer", born_on=None, has_care=True),
        FamilyPerson(key="somebody", born_on=None),
        FamilyPerson(key="girl", born_on=date(2008, 1, 1)),
    )

    counted = people_on(FollowedFamily(key="a", events=(), people=people), day=DONE_ON)

    assert (counted.providers, counted.children, counted.of_unknown_age) == ({"carer"}, {"girl"}, {"somebody"})
