"""Families year by year, and what became of each: counted once in every detail, and added up to ways afterwards."""

from __future__ import annotations

from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray

from bofast.registers.people.definition import Ages
from bofast.registers.stays.events import EVENTS, Event
from bofast.registers.stays.question import (
    LONGEST,
    Covariate,
    Outcomes,
    Place,
    Question,
    Source,
    Subject,
    flag,
)
from bofast.registers.store import HomeTenure
from bofast.registers.studies.setting import Setting

Ints = NDArray[np.int64]

EVERYBODY = Ages(0, 127)
BOUGHT = (HomeTenure.OWNED, HomeTenure.COOPERATIVE)
"""A cooperative home (andelsbolig, borettslag) is bought as a share, and left by selling it."""


class Way(IntEnum):
    """How a year in a home ended. Those after STAYED compete with each other; UNKNOWN is no way but a gap."""

    STAYED = 0
    OUT = 1  # to a home outside the area
    INTERNAL = 2  # to a rented home in the area, or one whose tenure is not known
    BOUGHT = 3  # to a home in the area that they bought
    ABROAD = 4
    DEAD = 5
    UNKNOWN = 6  # no longer in the register, and no reason known


WAYS = tuple(way for way in Way if way not in {Way.STAYED, Way.UNKNOWN})
"""The competing ways of leaving a home."""


class FamilyKind(StrEnum):
    """Families with children, in two kinds; by what they are in each single year."""

    STRONG = "resource_strong"
    OTHER = "other_families"


KINDS = tuple(FamilyKind)


def _named(event: int) -> str:
    for first in (Event.INTERNAL, Event.OUT):
        if event >= first:
            return f"{first.name.lower()}_{HomeTenure(event - first).name.lower()}"
    return Event(event).name.lower()


EVERY_EVENT = Outcomes(tuple(_named(event) for event in range(1, EVENTS)), tuple(range(EVENTS)))
"""Each event as a status of its own, with the tenure of the new home."""


def way_of_event(event: int) -> Way:
    if event >= Event.INTERNAL:
        return Way.BOUGHT if HomeTenure(event - Event.INTERNAL) in BOUGHT else Way.INTERNAL
    if event >= Event.OUT:
        return Way.OUT
    plain = {Event.STAYED: Way.STAYED, Event.LOST: Way.UNKNOWN, Event.ABROAD: Way.ABROAD, Event.DEAD: Way.DEAD}
    return plain[Event(event)]


_WAY_OF_EVENT = np.array([[way_of_event(event) is way for way in Way] for event in range(EVENTS)], dtype=np.int64)


def by_way(events: Ints) -> Ints:
    """Shape: int64[..., EVENTS], counts by event, to int64[..., ways]."""
    return np.asarray(events @ _WAY_OF_EVENT)


def family_years(setting: Setting, *, place: Place, by: tuple[Covariate, ...] = ()) -> Ints:
    """Years of families with children in the areas of the study, by how each ended.

    A year begins on 1 January and counts by what the family is on that day. The last year of the register is not in
    it: nobody knows yet how it ends.

    Out:   int64[kind, groups of each covariate, years stayed, event], households.
    """
    question = Question(
        place=place,
        subject=Subject.HOUSEHOLD,
        definition=setting.definition,
        ages=EVERYBODY,
        by=(setting.selected(), flag("strong", Source.STRONG_FAMILY), flag("children", Source.CHILDREN), *by),
        outcomes=EVERY_EVENT,
        measures=setting.measures if any(one.source is Source.MEASURE for one in by) else (),
    )
    sizes = [covariate.size for covariate in question.by]
    inside = setting.count(question).years.reshape(*sizes, LONGEST, EVENTS)[1]
    return np.stack((inside[1].sum(axis=0), inside[0, 1]))


def each_year(setting: Setting) -> Covariate:
    """The calendar year, each by itself."""
    years = range(setting.about.last_year - setting.about.first_year + 1)
    labels = tuple(str(setting.about.first_year + year) for year in years)
    return Covariate("year", Source.YEAR, tuple(years), labels)
