"""From the values of columns to the covariates of a model: numbers as they are, words as one dummy a level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bofast.registers.estimates.covariates import Covariates
from bofast.workbench.estimate.reading import SpellFile
from bofast.workbench.tables.faults import WrongUse

MOST_LEVELS = 100


@dataclass(frozen=True, slots=True)
class Levels:
    """A column of words: every level but the reference has a dummy."""

    column: str
    reference: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Design:
    covariates: Covariates
    categorical: tuple[Levels, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    names: list[str]
    values: NDArray[np.float64]
    levels: Levels | None


def design_of(
    file: SpellFile,
    *,
    covariates: tuple[str, ...],
    strata: tuple[str, ...],
    words: frozenset[str],
    reference: Mapping[str, str],
) -> Design:
    """The covariates of every pattern.

    A column whose every value is a number is one covariate, unless it is named among `words`. Of words, the level with
    most spells is the reference, unless `reference` names another.

    Raises: WrongUse, for more than 100 levels, or a reference that is no level.
    """
    for name in reference:
        if name not in covariates:
            raise WrongUse(f"--reference names {name!r}, which is no covariate. Covariates: {', '.join(covariates)}.")
    columns = [_column(file, name, words=words, reference=reference.get(name)) for name in covariates]
    return Design(
        Covariates.of(
            [name for column in columns for name in column.names],
            values=np.hstack([column.values for column in columns]),
            stratum=places_of(file, strata),
        ),
        tuple(column.levels for column in columns if column.levels is not None),
    )


def places_of(file: SpellFile, names: tuple[str, ...]) -> NDArray[np.int64]:
    """One number for each combination of some key columns. Shape: int64[patterns]."""
    if not names:
        return np.zeros(len(file.patterns), np.int64)
    codes = file.patterns[:, [file.keys.index(name) for name in names]]
    return np.unique(codes, axis=0, return_inverse=True)[1].ravel().astype(np.int64)


def _column(file: SpellFile, name: str, *, words: frozenset[str], reference: str | None) -> _Column:
    key = file.keys.index(name)
    codes, values = file.patterns[:, key], file.values[key]
    as_numbers = None if name in words or reference is not None else _numbers(values)
    if as_numbers is not None:
        return _Column([name], as_numbers[codes][:, None], None)
    if len(values) > MOST_LEVELS:
        raise WrongUse(
            f"The covariate {name!r} is not all numbers and has {len(values)} levels; "
            f"at most {MOST_LEVELS} can be told apart."
        )
    spells = np.bincount(codes, file.cells.spells, len(values)).astype(np.float64)
    base = _reference(name, values=values, spells=spells, wanted=reference)
    others = sorted((value for value in values if value != base), key=lambda value: (len(value), value))
    dummies = np.column_stack([codes == values.index(value) for value in others] or [np.zeros((len(codes), 0))])
    return _Column([f"{name}={value}" for value in others], dummies.astype(float), Levels(name, base, tuple(others)))


def _reference(name: str, *, values: tuple[str, ...], spells: NDArray[np.float64], wanted: str | None) -> str:
    if wanted is None:
        return values[int(np.argmax(spells))]
    if wanted not in values:
        raise WrongUse(f"{name!r} has no level {wanted!r}. Its levels are: {', '.join(sorted(values)[:20])}.")
    return wanted


def _numbers(values: tuple[str, ...]) -> NDArray[np.float64] | None:
    try:
        found = np.array([float(value) for value in values])
    except ValueError:
        return None
    return found if np.all(np.isfinite(found)) else None
