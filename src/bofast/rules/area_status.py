"""Which of the Danish lists of housing areas an area is on, and how far it is from each threshold.

Three lists lie inside each other: a vulnerable housing area (udsat boligområde) meets enough of four criteria, a
parallel society (parallelsamfund) is one with a larger share of residents from non-western countries, a transformation
area (omdannelsesområde) has been that for years. A prevention area (forebyggelsesområde) meets milder thresholds.

Source: almenboligloven §§ 61 a and 61 b, as of the list of 1 December 2021. Earlier lists had other names and other
criteria; for them no figure is entered, and the rule refuses.

The share of residents from non-western countries is a criterion of the law for areas. Nobody may be chosen as a tenant,
or turned away, by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bofast.rules.area_distance import Distance, distance_of, just_across
from bofast.rules.area_facts import AreaFacts, KeyFigure
from bofast.rules.area_thresholds import LIST_OF, Ladder, Threshold, Thresholds, thresholds_on
from bofast.rules.area_values import AreaValues, values_of
from bofast.rules.figure import Figure, How, Rule, all_of
from bofast.rules.law import Law
from bofast.rules.parameter_row import Unit

_61A = "Almenboligloven § 61 a"
_61B = "Almenboligloven § 61 b"


class AreaClass(StrEnum):
    """The lists, from none to the weightiest."""

    NONE = "none"
    PREVENTION = "prevention"  # forebyggelsesområde
    VULNERABLE = "vulnerable"  # udsat boligområde
    PARALLEL = "parallel"  # parallelsamfund
    TRANSFORMATION = "transformation"  # omdannelsesområde


def _test(code: str, source: str, how: How = How.ALL) -> Rule:
    return Rule(f"area_status.{code}", Unit.YES_NO, how, source)


_TRANSFORMATION = _test("transformation", _61A)
_PARALLEL = _test("parallel", _61A)
_VULNERABLE = _test("vulnerable", _61A)
_PREVENTION = _test("prevention", _61B)
_LONG_ENOUGH = _test("long_enough", _61A, How.TEST)
_ENOUGH = {ladder: _test(f"enough_criteria_{ladder}", source, How.TEST) for ladder, source in LIST_OF.items()}
_CRITERION = {
    (ladder, key): _test(f"{key}_{ladder}", source, How.TEST) for ladder, source in LIST_OF.items() for key in KeyFigure
}


@dataclass(frozen=True, slots=True)
class Criterion:
    """How an area stands to one threshold. A key figure that is not known meets nothing and misses nothing."""

    ladder: Ladder
    threshold: Threshold
    is_met: bool | None
    distance: Distance | None


@dataclass(frozen=True, slots=True)
class AreaChange:
    """A key figure that, alone and just across one threshold, gives the area another class."""

    key: KeyFigure
    ladder: Ladder
    distance: Distance
    after: AreaClass


@dataclass(frozen=True, slots=True)
class AreaStatus:
    """The class of an area, with its evidence.

    Attributes:
        status: the class; None where what is not known could make it a weightier one.
        at_least: the weightiest class that is certain.
        transformation: the three lists of § 61 a, each with its parts.
        prevention: § 61 b, also where a weightier class makes it of no account.
    """

    status: AreaClass | None
    at_least: AreaClass
    criteria: tuple[Criterion, ...]
    would_change: tuple[AreaChange, ...]
    transformation: Figure
    prevention: Figure

    @property
    def parallel(self) -> Figure:
        return self.transformation.parts[0]

    @property
    def vulnerable(self) -> Figure:
        return self.parallel.parts[0]

    def met(self, ladder: Ladder) -> tuple[KeyFigure, ...]:
        """Which of the four criteria are met on a ladder."""
        return tuple(
            one.threshold.key
            for one in self.criteria
            if one.ladder is ladder and one.is_met and one.threshold.is_one_of_four
        )


def area_status(facts: AreaFacts, *, law: Law, on: date) -> AreaStatus:
    """Which list an area is on by its key figures, which criteria it meets, and how far it is from each threshold.

    "Exceeds" is strictly more, "at least" counts the threshold itself, "less than" is strictly less. Work and
    convictions are means of the last two years. An area that is on a list of § 61 a is told by that list alone: our
    reading, since nothing follows from being a prevention area too.

    Source: almenboligloven §§ 61 a, 61 b.
    Raises: MissingParameter, for a day before 1 December 2021.
    """
    limits, values = thresholds_on(on, law=law), values_of(facts)
    lists = _lists(values, limits)
    criteria = tuple(_criteria(values, limits))
    return AreaStatus(
        status=lists.status,
        at_least=lists.at_least,
        criteria=criteria,
        would_change=() if lists.status is None else tuple(_changes(values, limits, criteria, lists.status)),
        transformation=lists.transformation,
        prevention=lists.prevention,
    )


@dataclass(frozen=True, slots=True)
class _Lists:
    transformation: Figure
    prevention: Figure

    def _weightiest_first(self) -> tuple[tuple[AreaClass, object], ...]:
        parallel = self.transformation.parts[0]
        return (
            (AreaClass.TRANSFORMATION, self.transformation.value),
            (AreaClass.PARALLEL, parallel.value),
            (AreaClass.VULNERABLE, parallel.parts[0].value),
            (AreaClass.PREVENTION, self.prevention.value),
            (AreaClass.NONE, True),
        )

    @property
    def status(self) -> AreaClass | None:
        found, is_so = next((found, is_so) for found, is_so in self._weightiest_first() if is_so is not False)
        return found if is_so else None

    @property
    def at_least(self) -> AreaClass:
        return next(found for found, is_so in self._weightiest_first() if is_so)


def _lists(values: AreaValues, limits: Thresholds) -> _Lists:
    large_enough = _as_figure(limits.residents, values, ladder=Ladder.VULNERABLE)
    vulnerable = all_of(_VULNERABLE, large_enough, _enough(values, limits, ladder=Ladder.VULNERABLE))
    over_half = _as_figure(limits.non_western[Ladder.VULNERABLE], values, ladder=Ladder.VULNERABLE)
    parallel = all_of(_PARALLEL, vulnerable, over_half)
    transformation = all_of(_TRANSFORMATION, parallel, _long_enough(values, limits))
    milder_share = _as_figure(limits.non_western[Ladder.PREVENTION], values, ladder=Ladder.PREVENTION)
    milder = _enough(values, limits, ladder=Ladder.PREVENTION)
    return _Lists(transformation, all_of(_PREVENTION, large_enough, milder_share, milder))


def _enough(values: AreaValues, limits: Thresholds, *, ladder: Ladder) -> Figure:
    """Yes when enough criteria are met, no when too few could be, else unknown."""
    tests = [_as_figure(one, values, ladder=ladder) for one in limits.of_four(ladder, values=values)]
    needed = limits.needed[ladder]
    met, open_ = (sum(test.value is value for test in tests) for value in (True, None))
    is_so = True if met >= needed.whole else None if met + open_ >= needed.whole else False
    return Figure(_ENOUGH[ladder], is_so, {"met": met, "not_known": open_}, (needed,), tuple(tests))


def _long_enough(values: AreaValues, limits: Thresholds) -> Figure:
    """Whether this year's list and those before it make enough years in a row."""
    before = values.years_parallel_before
    is_so = None if before is None else before + 1 >= limits.years_as_parallel.whole
    reasons = () if before is not None else (values.unknown["years_parallel_before"],)
    return Figure(_LONG_ENOUGH, is_so, {"years_parallel_before": before}, (limits.years_as_parallel,), reasons=reasons)


def _as_figure(threshold: Threshold, values: AreaValues, *, ladder: Ladder) -> Figure:
    value = values.of(threshold.key)
    is_met = None if value is None or threshold.limit is None else threshold.is_met_by(value)
    reasons = tuple(values.unknown[fact] for fact in values.facts_of(threshold.key) if fact in values.unknown)
    found = {"found": value, "threshold": threshold.limit}
    return Figure(_CRITERION[ladder, threshold.key], is_met, found, (threshold.row,), reasons=reasons)


def _criteria(values: AreaValues, limits: Thresholds) -> Iterable[Criterion]:
    for ladder, threshold in limits.every(values=values):
        value = values.of(threshold.key)
        known = value is not None and threshold.limit is not None
        yield Criterion(
            ladder,
            threshold,
            threshold.is_met_by(value) if value is not None and known else None,
            distance_of(value, threshold, base=values.base(threshold.key)) if value is not None and known else None,
        )


def _changes(
    values: AreaValues, limits: Thresholds, criteria: tuple[Criterion, ...], before: AreaClass
) -> Iterable[AreaChange]:
    """Each threshold in turn, the key figure just across it and all else as it is."""
    for one in criteria:
        if one.distance is None:
            continue
        moved = values.with_value(one.threshold.key, just_across(one.threshold, is_met=bool(one.is_met)))
        after = _lists(moved, limits).status
        if after is not None and after is not before:
            yield AreaChange(one.threshold.key, one.ladder, one.distance, after)
