"""Holds every figure of a tree against its parts: what `how` says must be so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bofast.rules.figure import Figure, How
from bofast.vocabulary.money import Money

_AMOUNTS: dict[How, Callable[[Sequence[int]], int]] = {
    How.SUM: sum,
    How.DIFFERENCE: lambda amounts: amounts[0] - sum(amounts[1:]),
    How.LEAST: min,
    How.GREATEST: max,
}


def wrong_figures(tree: Figure) -> list[str]:
    """The rules whose value does not follow from their parts; empty when the whole tree adds up."""
    return [figure.rule.code for figure in tree.walk() if not _follows(figure)]


def _follows(figure: Figure) -> bool:
    values = [part.value for part in figure.parts]
    how = figure.rule.how
    if how in _AMOUNTS and figure.parts:
        known = [value.minor for value in values if isinstance(value, Money)]
        return figure.value == (Money(_AMOUNTS[how](known)) if len(known) == len(values) else None)
    if how is How.TABLE and isinstance(figure.value, Money):
        return figure.value == figure.rows[0].money
    if how is How.ALL:
        return figure.value is (False if False in values else None if None in values else True)
    if how is How.ANY:
        return figure.value is (True if True in values else None if None in values else False)
    return True
