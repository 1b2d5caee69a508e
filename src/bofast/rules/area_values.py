"""The key figures of an area as they are held against the law: means of two years taken, what is unknown named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from bofast.rules.area_facts import AreaFacts, KeyFigure
from bofast.rules.figure import fact_unknown
from bofast.vocabulary.reasons import Because

YEARS_IN_A_MEAN = 2
"""Work and convictions are means of the last two years: almenboligloven § 61 a."""

_FACTS: Mapping[KeyFigure, tuple[str, ...]] = {
    KeyFigure.RESIDENTS: ("residents",),
    KeyFigure.OUTSIDE_WORK: ("outside_work_percent", "outside_work_percent_year_before"),
    KeyFigure.CONVICTED: (
        "convicted_percent",
        "convicted_percent_year_before",
        "nation_convicted_percent",
        "nation_convicted_percent_year_before",
    ),
    KeyFigure.BASIC_SCHOOL: ("basic_school_percent",),
    KeyFigure.INCOME: ("income_percent",),
    KeyFigure.NON_WESTERN: ("non_western_percent",),
}
_BASES: Mapping[KeyFigure, tuple[str, int]] = {
    KeyFigure.OUTSIDE_WORK: ("persons_18_64", YEARS_IN_A_MEAN),
    KeyFigure.CONVICTED: ("persons_who_can_be_convicted", YEARS_IN_A_MEAN),
    KeyFigure.BASIC_SCHOOL: ("persons_30_59", 1),
    KeyFigure.NON_WESTERN: ("residents", 1),
}


@dataclass(frozen=True, slots=True)
class AreaValues:
    """Attributes:
    values: what each threshold is held against: percent, or persons; None where not known.
    nation_convicted: the country's share of convicted, mean of two years.
    bases: persons that the value would have to be divided by for one person to be one part; the years of a mean
        counted in, since one person of the last year moves a mean of two years half as far.
    unknown: each fact that nobody knows, with its reason.
    """

    values: Mapping[KeyFigure, Decimal | None]
    nation_convicted: Decimal | None
    years_parallel_before: int | None
    bases: Mapping[KeyFigure, int]
    unknown: Mapping[str, Because]

    def of(self, key: KeyFigure) -> Decimal | None:
        return self.values[key]

    def base(self, key: KeyFigure) -> int | None:
        return self.bases.get(key)

    def facts_of(self, key: KeyFigure) -> tuple[str, ...]:
        return _FACTS[key]

    def with_value(self, key: KeyFigure, value: Decimal) -> AreaValues:
        return replace(self, values={**self.values, key: value})


def values_of(facts: AreaFacts) -> AreaValues:
    """What is known of an area, as the law counts it. A mean of which one year is missing is not known."""
    named = {name for names in _FACTS.values() for name in names} | {"years_parallel_before"}
    return AreaValues(
        values={
            KeyFigure.RESIDENTS: None if facts.residents is None else Decimal(facts.residents),
            KeyFigure.OUTSIDE_WORK: _mean(facts.outside_work_percent, facts.outside_work_percent_year_before),
            KeyFigure.CONVICTED: _mean(facts.convicted_percent, facts.convicted_percent_year_before),
            KeyFigure.BASIC_SCHOOL: facts.basic_school_percent,
            KeyFigure.INCOME: facts.income_percent,
            KeyFigure.NON_WESTERN: facts.non_western_percent,
        },
        nation_convicted=_mean(facts.nation_convicted_percent, facts.nation_convicted_percent_year_before),
        years_parallel_before=facts.years_parallel_before,
        bases={key: persons * years for key, (fact, years) in _BASES.items() if (persons := getattr(facts, fact))},
        unknown={name: fact_unknown(name) for name in sorted(named) if getattr(facts, name) is None},
    )


def _mean(last: Decimal | None, before: Decimal | None) -> Decimal | None:
    return None if last is None or before is None else (last + before) / YEARS_IN_A_MEAN
