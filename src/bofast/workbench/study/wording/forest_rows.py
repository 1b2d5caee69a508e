"""A model's terms as the rows of a forest picture: a heading for each covariate, and a row for each of its levels."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bofast.registers.studies.models import HiddenTerm, ReleasedModel, ShownTerm
from bofast.reports.charts.forest import ForestRow, Ratio
from bofast.workbench.study.words import Words


class FactorNamed(Protocol):
    """What a covariate is called."""

    def __call__(self, factor: str, /, *, words: Words) -> str: ...


class LevelNamed(Protocol):
    """What a level of a covariate is called."""

    def __call__(self, factor: str, level: str, /, *, words: Words) -> str: ...


def forest_rows(
    model: ReleasedModel, *, factor_of: FactorNamed, level_of: LevelNamed, words: Words
) -> Iterator[ForestRow]:
    """The rows in the order of the terms, which are named covariate=level."""
    last = ""
    for term in model.terms:
        factor, _, level = term.name.partition("=")
        if factor != last:
            yield ForestRow(factor_of(factor, words=words))
        last = factor
        label = level_of(factor, level, words=words)
        if isinstance(term, HiddenTerm):
            yield ForestRow(label, written=words.gettext("hidden"))
        elif term.is_baseline:
            yield ForestRow(label, Ratio(1.0), words.gettext("1 (compared with)"))
        else:
            yield ForestRow(label, Ratio(term.value, term.lower, term.upper), _written(term, words=words))


def _written(term: ShownTerm, *, words: Words) -> str:
    ends = (words.number(end, decimals=2) for end in (term.value, term.lower, term.upper))
    return "{} ({} – {})".format(*ends)
