"""The funnel: mapped, contacted, active, outcome; families, providers and children are three counts at every step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bofast.rules.outcome import Event, Result, Step, reached_on
from bofast.vocabulary.spells import age_on

GROWN_UP_AT = 18
"""Source: vergemålsloven § 8; the mission counts as children those under 18 who live at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyPerson:
    """One person's time in a followed family, [entered_on, left_on); the key is the same wherever the person is."""

    key: str
    born_on: date | None
    has_care: bool = False
    entered_on: date | None = None
    left_on: date | None = None

    def is_here_on(self, day: date) -> bool:
        return (self.entered_on is None or self.entered_on <= day) and (self.left_on is None or day < self.left_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedFamily:
    key: str
    events: Sequence[Event]
    people: Sequence[FamilyPerson] = ()


@dataclass(frozen=True, slots=True)
class People:
    """The keys of those who count in one family on one day, each kind apart."""

    providers: frozenset[str]
    children: frozenset[str]
    of_unknown_age: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counted:
    """Three counts, never added up: a person who is in two families is one person.

    `families_counted` are the keys behind the figure, so that it can be opened.
    """

    families_counted: tuple[str, ...]
    providers: int
    children: int
    of_unknown_age: int

    @property
    def families(self) -> int:
        return len(self.families_counted)


@dataclass(frozen=True, slots=True)
class Funnel:
    """Every step on a day; `outcome` holds those helped to a better housing situation, `results` each result apart.

    A family counts in every step up to the one it has reached, with the people who were in it on the day it reached
    that step: a child who has since turned 18 was a child when it was helped.
    """

    on: date
    mapped: Counted
    contacted: Counted
    active: Counted
    outcome: Counted
    results: Mapping[Result, Counted]


def count_funnel(families: Iterable[FollowedFamily], *, on: date) -> Funnel:
    """The funnel on a day.

    A family that was helped stays counted under its latest help, also when it has moved on since: whether it stayed is
    told by the checkpoints. `stayed` and `left` hold the families whose only outcome that is.
    """
    followed = tuple(families)
    return Funnel(
        on=on,
        mapped=_count_step(followed, step=Step.MAPPED, on=on),
        contacted=_count_step(followed, step=Step.CONTACTED, on=on),
        active=_count_step(followed, step=Step.ACTIVE, on=on),
        outcome=_count_step(followed, step=Step.OUTCOME, on=on),
        results={result: _count_result(followed, result=result, on=on) for result in Result},
    )


def as_plain(funnel: Funnel) -> dict[str, int]:
    """The figures as `bofast funnel --json` prints them; providers and children are those helped."""
    return {
        "mapped": funnel.mapped.families,
        "contacted": funnel.contacted.families,
        "active": funnel.active.families,
        **{result.value: counted.families for result, counted in funnel.results.items()},
        "providers": funnel.outcome.providers,
        "children": funnel.outcome.children,
    }


def people_on(family: FollowedFamily, *, day: date) -> People:
    """Who is provider and who is child in a family on a day.

    A child is under 18 and born; a provider is a grown-up with care of the children, in a family that has children on
    the day. Somebody with care whose age is unknown is taken for grown up; others of unknown age are counted apart.
    """
    here = [person for person in family.people if person.is_here_on(day) and not _is_unborn(person, day)]
    children = frozenset(person.key for person in here if _is_child(person, day))
    with_care = frozenset(person.key for person in here if person.has_care) - children
    unknown = frozenset(person.key for person in here if person.born_on is None) - with_care
    return People(with_care if children else frozenset(), children, unknown)


def _is_unborn(person: FamilyPerson, day: date) -> bool:
    return person.born_on is not None and day < person.born_on


def _is_child(person: FamilyPerson, day: date) -> bool:
    return person.born_on is not None and age_on(person.born_on, day) < GROWN_UP_AT


def _count_step(families: Sequence[FollowedFamily], *, step: Step, on: date) -> Counted:
    days = [(family, reached_on(family.events, step=step, on=on)) for family in families]
    return _count([(family, day) for family, day in days if day is not None])


def _count_result(families: Sequence[FollowedFamily], *, result: Result, on: date) -> Counted:
    outcomes = [(family, _counted_outcome(family, on=on)) for family in families]
    return _count([(family, event.on) for family, event in outcomes if event is not None and event.result is result])


def _counted_outcome(family: FollowedFamily, *, on: date) -> Event | None:
    """The latest help on or before the day, or else the latest outcome of any kind."""
    outcomes = sorted((event for event in family.events if event.result and event.on <= on), key=lambda e: e.on)
    helped = [event for event in outcomes if event.result and event.result.is_help]
    return next(reversed(helped or outcomes), None)


def _count(reached: Sequence[tuple[FollowedFamily, date]]) -> Counted:
    people = [people_on(family, day=day) for family, day in reached]
    return Counted(
        families_counted=tuple(family.key for family, _ in reached),
        providers=len(frozenset[str]().union(*(each.providers for each in people))),
        children=len(frozenset[str]().union(*(each.children for each in people))),
        of_unknown_age=len(frozenset[str]().union(*(each.of_unknown_age for each in people))),
    )
