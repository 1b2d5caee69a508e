"""Newton's search with step halving, and how it tells an answer from a walk to infinity."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Reals
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot

SMALL_ENOUGH = 1e-10
STEPS = 60
HALVINGS = 30
# A ratio of e^18 between the ends of a covariate, held up by almost no information, is a walk to infinity.
FAR = 18.0
HARDLY_ANY = 1e-4


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """The log-likelihood at one place. Shape: at, gradient [q], information [q, q]."""

    at: Reals
    log_likelihood: float
    gradient: Reals
    information: Reals

    @property
    def is_usable(self) -> bool:
        return bool(np.isfinite(self.log_likelihood) and np.all(np.isfinite(self.information)))


@dataclass(frozen=True, slots=True, eq=False)
class Search:
    """Where it began, where it ended, and in how many steps."""

    start: Place
    end: Place
    steps: int


def climb(look: Callable[[Reals], Place], *, start: Place, names: Sequence[str], reach: Reals) -> Search:
    """Climb to the top of a concave log-likelihood by Newton's steps, each halved while it leads down.

    In:    `look` tells the log-likelihood at a place; covariates are scaled; `reach` is the range of each, [q].
    Raises: CannotEstimate (SEPARATED, NOT_CONVERGED).
    """
    here, moved = start, np.inf
    for taken in range(1, STEPS + 1):
        step = _step(here)
        after = _uphill(look, here=here, step=step)
        last, moved = moved, float(np.max(np.abs(after.at - here.at)))
        here = after
        _require_in_sight(here, start=start, names=names, reach=reach)
        # Rounding sets a floor under the steps: once tiny, they no longer shrink.
        if moved < SMALL_ENOUGH or (moved < 1e-7 and moved >= last):
            return Search(start, here, taken)
    raise CannotEstimate(WhyNot.NOT_CONVERGED, steps=STEPS, last_step=moved)


def _step(here: Place) -> Reals:
    try:
        return np.asarray(np.linalg.solve(here.information, here.gradient))
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.lstsq(here.information, here.gradient, rcond=None)[0])


def _uphill(look: Callable[[Reals], Place], *, here: Place, step: Reals) -> Place:
    slack = 1e-12 * (1.0 + abs(here.log_likelihood))
    for _ in range(HALVINGS):
        after = look(here.at + step)
        if after.is_usable and after.log_likelihood >= here.log_likelihood - slack:
            return after
        step = step / 2.0
    return here


def _require_in_sight(here: Place, *, start: Place, names: Sequence[str], reach: Reals) -> None:
    far = np.abs(here.at) * reach > FAR
    bare = np.diag(here.information) < HARDLY_ANY * np.diag(start.information)
    if np.any(far & bare):
        walking = tuple(name for name, is_it in zip(names, far & bare, strict=True) if is_it)
        raise CannotEstimate(WhyNot.SEPARATED, covariates=walking)
