"""The thresholds of the lists of housing areas on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bofast.rules.area_facts import KeyFigure
from bofast.rules.area_values import AreaValues
from bofast.rules.law import Law
from bofast.rules.parameter_row import ParameterRow


class Ladder(StrEnum):
    """Whose thresholds: those of the vulnerable areas and the lists within, or the milder ones of prevention areas."""

    VULNERABLE = "vulnerable"
    PREVENTION = "prevention"


LIST_OF = {Ladder.VULNERABLE: "Almenboligloven § 61 a", Ladder.PREVENTION: "Almenboligloven § 61 b"}


class Comparison(StrEnum):
    """The words of the law."""

    ABOVE = "above"  # overstiger: strictly more
    AT_LEAST = "at_least"  # mindst: the threshold itself counts
    BELOW = "below"  # mindre end: strictly less


@dataclass(frozen=True, slots=True)
class Threshold:
    """A limit and the side on which a criterion is met. `limit` is None where it follows from a figure not known."""

    key: KeyFigure
    comparison: Comparison
    limit: Decimal | None
    row: ParameterRow

    @property
    def is_one_of_four(self) -> bool:
        return self.key not in {KeyFigure.RESIDENTS, KeyFigure.NON_WESTERN}

    def is_met_by(self, value: Decimal) -> bool:
        """Raises: ValueError, for a limit that is not known."""
        beyond = self.beyond(value)
        return beyond >= 0 if self.comparison is Comparison.AT_LEAST else beyond > 0

    def beyond(self, value: Decimal) -> Decimal:
        """How far a value lies on the side where the criterion is met; below 0 on the other side.

        Raises: ValueError, for a limit that is not known.
        """
        if self.limit is None:
            raise ValueError(f"The limit of {self.key} is not known.")
        return self.limit - value if self.comparison is Comparison.BELOW else value - self.limit


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All thresholds of a day. The limit of convictions is a multiple, until the country's share is known."""

    residents: Threshold
    four: Mapping[Ladder, tuple[Threshold, ...]]
    non_western: Mapping[Ladder, Threshold]
    needed: Mapping[Ladder, ParameterRow]
    years_as_parallel: ParameterRow

    def of_four(self, ladder: Ladder, *, values: AreaValues) -> tuple[Threshold, ...]:
        """The four criteria of a ladder, convictions held against the country's share."""
        return tuple(_against_the_nation(one, values.nation_convicted) for one in self.four[ladder])

    def every(self, *, values: AreaValues) -> Iterator[tuple[Ladder, Threshold]]:
        """Every threshold once, with its ladder."""
        yield Ladder.VULNERABLE, self.residents
        for ladder in Ladder:
            for threshold in self.of_four(ladder, values=values):
                yield ladder, threshold
            yield ladder, self.non_western[ladder]


def thresholds_on(on: date, *, law: Law) -> Thresholds:
    """The thresholds in force on a day.

    Raises: MissingParameter.
    """
    return Thresholds(
        residents=_from_row(KeyFigure.RESIDENTS, Comparison.AT_LEAST, law.row("area_status/residents_least", on=on)),
        four={ladder: _four(ladder, law=law, on=on) for ladder in Ladder},
        non_western={
            ladder: _from_row(
                KeyFigure.NON_WESTERN,
                Comparison.ABOVE,
                law.row("area_status/non_western_above", on=on, status=status),
            )
            for ladder, status in ((Ladder.VULNERABLE, "parallel"), (Ladder.PREVENTION, "prevention"))
        },
        needed={ladder: law.row("area_status/criteria_met_least", on=on, ladder=ladder) for ladder in Ladder},
        years_as_parallel=law.row("area_status/years_as_parallel", on=on),
    )


_FOUR = (
    (KeyFigure.OUTSIDE_WORK, Comparison.ABOVE, "outside_work_above"),
    (KeyFigure.CONVICTED, Comparison.AT_LEAST, "convicted_times_nation"),
    (KeyFigure.BASIC_SCHOOL, Comparison.ABOVE, "basic_school_above"),
    (KeyFigure.INCOME, Comparison.BELOW, "income_below"),
)


def _four(ladder: Ladder, *, law: Law, on: date) -> tuple[Threshold, ...]:
    return tuple(
        _from_row(key, comparison, law.row(f"area_status/{name}", on=on, ladder=ladder))
        for key, comparison, name in _FOUR
    )


def _from_row(key: KeyFigure, comparison: Comparison, row: ParameterRow) -> Threshold:
    return Threshold(key, comparison, row.number, row)


def _against_the_nation(threshold: Threshold, nation: Decimal | None) -> Threshold:
    if threshold.key is not KeyFigure.CONVICTED:
        return threshold
    return replace(threshold, limit=None if nation is None else threshold.row.whole * nation)
