"""The key figures of a housing area, as the ministry counts them for the lists of 1 December."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from bofast.rules.fact_bounds import Bounds

_SHARE = Bounds(0, 100)
Share = Annotated[Decimal, _SHARE]


class KeyFigure(StrEnum):
    """What an area is judged by."""

    RESIDENTS = "residents"
    OUTSIDE_WORK = "outside_work"
    CONVICTED = "convicted"
    BASIC_SCHOOL = "basic_school"
    INCOME = "income"
    NON_WESTERN = "non_western"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaFacts:
    """The key figures of one area; what nobody knows is left out and never assumed.

    Shares are percent, with as many decimals as are known. Persons are only needed to say a distance in persons.
    """

    residents: int | None = None
    outside_work_percent: Annotated[
        Share | None, "of those aged 18-64, without ties to work or education, in the last year"
    ] = None
    outside_work_percent_year_before: Annotated[Share | None, "the same in the year before"] = None
    convicted_percent: Annotated[
        Share | None, "convicted under the criminal code, the weapons act or the drugs act, in the last year"
    ] = None
    convicted_percent_year_before: Annotated[Share | None, "the same in the year before"] = None
    nation_convicted_percent: Annotated[Share | None, "the same in the whole country in the last year"] = None
    nation_convicted_percent_year_before: Annotated[
        Share | None, "the same in the whole country in the year before"
    ] = None
    basic_school_percent: Annotated[Share | None, "of those aged 30-59, with basic school alone"] = None
    income_percent: Annotated[
        Annotated[Decimal, Bounds(0, 1000)] | None,
        "mean gross income of taxpayers aged 15-64, students left out, against the same group in the region",
    ] = None
    non_western_percent: Annotated[
        Share | None, "immigrants and descendants from non-western countries, as Danmarks Statistik groups them"
    ] = None
    years_parallel_before: Annotated[
        int | None, "years in a row, until the year before, on the list of parallel societies"
    ] = None
    persons_18_64: int | None = None
    persons_who_can_be_convicted: Annotated[int | None, "those whom the share of convicted is taken of"] = None
    persons_30_59: int | None = None
