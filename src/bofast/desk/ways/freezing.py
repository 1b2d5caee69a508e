"""The comparison as it stood when the family chose: every value with the rows that it rested on."""

from __future__ import annotations

from typing import Any

from bofast.desk.ways.comparing import Compared
from bofast.desk.ways.figures import figures_of
from bofast.rules.figure import Figure
from bofast.rules.parameter_row import ParameterRow
from bofast.rules.way_answer import WayAnswer
from bofast.vocabulary.money import Money
from bofast.vocabulary.reasons import Because


def frozen(compared: Compared) -> dict[str, Any]:
    """Plain data for keeping: amounts in øre, days as ISO text."""
    comparison = compared.comparison
    return {
        "on": comparison.on.isoformat(),
        "law_version": comparison.law_version,
        "order": [placed.way.value for placed in comparison.order],
        "ways": {way.value: _way(answer, compared=compared) for way, answer in comparison.answers.items()},
        "rows": [_row(row) for row in _rows(compared)],
    }


def _way(answer: WayAnswer, *, compared: Compared) -> dict[str, Any]:
    return {
        "possible": answer.possible.value,
        "fits_now": answer.fit.fits_now,
        "outgrown_on": answer.fit.outgrown_on.isoformat() if answer.fit.outgrown_on else None,
        "figures": {what: _value(figure) for what, figure in figures_of(compared, way=answer.way).items()},
        "because": [_reason(because) for because in answer.because],
        "conditions": [_reason(because) for because in answer.conditions],
        "first": [_reason(because) for because in answer.first],
    }


def _value(figure: Figure) -> dict[str, Any]:
    value = figure.value
    if isinstance(value, Money):
        return {"minor": value.minor, "unverified": figure.unverified}
    return {"value": value if isinstance(value, bool | int) or value is None else str(value)}


def _reason(because: Because) -> dict[str, Any]:
    return {"reason": because.reason.value, "facts": {name: _fact(value) for name, value in because.facts.items()}}


def _fact(value: object) -> object:
    if isinstance(value, Money):
        return {"minor": value.minor}
    return value if isinstance(value, bool | int) or value is None else str(value)


def _rows(compared: Compared) -> list[ParameterRow]:
    """Every parameter row behind any figure, once."""
    figures = [figure for way in compared.comparison.answers for figure in figures_of(compared, way=way).values()]
    return list(dict.fromkeys(row for figure in figures for row in figure.all_rows()))


def _row(row: ParameterRow) -> dict[str, Any]:
    return {
        "parameter": row.parameter,
        "group": row.group_text(),
        "first_day": row.first_day.isoformat(),
        "last_day": row.last_day.isoformat() if row.last_day else None,
        "value": _fact(row.value),
        "unit": row.unit.value,
        "source": row.source.text,
        "verified": row.verified,
        "origin": row.origin.value,
    }
