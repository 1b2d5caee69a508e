"""Effects of a measure that begins in different years in different areas.

Two-way fixed effects compare late beginners with early ones as if those were untreated, and go wrong when effects grow
(Goodman-Bacon 2021). Here each group of areas with one first year is compared, year by year, with areas that have not
begun.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from bofast.registers.estimates.arrays import Codes, Flags, Reals
from bofast.registers.estimates.effects.area_years import NEVER, AreaYears
from bofast.registers.estimates.effects.effect import Effect, degrees_from
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot


class Controls(StrEnum):
    NEVER_TREATED = "never_treated"
    NOT_YET_TREATED = "not_yet_treated"


@dataclass(frozen=True, slots=True, eq=False)
class GroupTimeEffects:
    """ATT(g, t) of every group of areas with first year g in every year t, beside its year before, g - 1.

    Shape: group, year int64[E]; estimate, weight (households treated) [E]; influence [areas, E], whose columns'
        products are the covariance of the estimates, clustered by area; share [areas, E], of each area in each
        estimate, negative for controls.
    """

    group: Codes
    year: Codes
    estimate: Reals
    weight: Reals
    influence: Reals
    share: Reals

    @property
    def areas(self) -> int:
        return len(self.influence)

    def averaged(self, rows: Flags) -> Effect:
        """The mean of some of them, weighted by the households treated, with its error.

        Raises: CannotEstimate (NOBODY_TREATED), if none is chosen.
        """
        if not rows.any():
            raise CannotEstimate(WhyNot.NOBODY_TREATED)
        share = np.where(rows, self.weight, 0.0)
        share = share / share.sum()
        moved = self.influence @ share
        return Effect(float(self.estimate @ share), float(np.sqrt(moved @ moved)), degrees_from(self.share @ share))

    def overall(self) -> Effect:
        """The mean effect on the treated, over all years since each start."""
        return self.averaged(self.year >= self.group)

    def by_year_since(self) -> dict[int, Effect]:
        """The effect by years since the start; below 0 are years before, where there should be none."""
        since = self.year - self.group
        return {int(s): self.averaged(since == s) for s in np.unique(since) if s != -1}


def group_time_effects(cells: AreaYears, *, controls: Controls = Controls.NOT_YET_TREATED) -> GroupTimeEffects:
    """Estimate ATT(g, t) = mean change of group g from g - 1 to t, less the mean change of its controls.

    Changes are within an area, so that a changing mix of areas is no effect. An area's change counts by
    n_t n_{g-1} / (n_t + n_{g-1}), which makes each ATT(g, t) the weighted least squares of its own two years.
    Errors are clustered by area, and made good for the pull of each area on its own mean (as HC2): a measure touches
    few areas.

    Source: Callaway and Sant'Anna (2021), J. Econometrics 225; in years before the start too, g - 1 is the base.
        Errors: MacKinnon and White (1985), J. Econometrics 29; Bell and McCaffrey (2002), Survey Methodology 28.
    Raises: CannotEstimate (NOBODY_TREATED, NO_CONTROLS, NO_YEAR_BEFORE).
    """
    panel = _Panel.of(cells.without_always_treated())
    groups = np.unique(panel.start[panel.start != NEVER])
    groups = groups[groups <= panel.years.max()]
    if groups.size == 0:
        raise CannotEstimate(WhyNot.NOBODY_TREATED if not cells.treated.any() else WhyNot.NO_YEAR_BEFORE)
    found = [
        part
        for group in groups.tolist()
        for year in panel.years.tolist()
        if year != group - 1 and (part := panel.effect(group, year=year, controls=controls)) is not None
    ]
    if not any(part.year >= part.group for part in found):
        raise CannotEstimate(WhyNot.NO_CONTROLS)
    return GroupTimeEffects(
        np.array([part.group for part in found]),
        np.array([part.year for part in found]),
        np.array([part.estimate for part in found]),
        np.array([part.weight for part in found]),
        np.column_stack([part.influence for part in found]),
        np.column_stack([part.share for part in found]),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    group: int
    year: int
    estimate: float
    weight: float
    influence: Reals
    share: Reals


@dataclass(frozen=True, slots=True, eq=False)
class _Mean:
    """A mean change, what each area moves it by, and each area's share in it. Shape: of_area, share [areas]."""

    value: float
    of_area: Reals
    share: Reals


@dataclass(frozen=True, slots=True, eq=False)
class _Panel:
    """Areas by years: start [areas], years [Y], observed and total [areas, Y]; nobody observed where there is no
    row.
    """

    start: Codes
    years: Codes
    observed: Reals
    total: Reals

    @classmethod
    def of(cls, cells: AreaYears) -> _Panel:
        if cells.area.size == 0:
            raise CannotEstimate(WhyNot.NO_YEAR_BEFORE)
        areas, row = np.unique(cells.area, return_inverse=True)
        years, column = np.unique(cells.year, return_inverse=True)
        observed, total = np.zeros((2, areas.size, years.size))
        np.add.at(observed, (row, column), cells.observed)
        np.add.at(total, (row, column), cells.total)
        start = np.full(areas.size, NEVER)
        start[row] = cells.start
        return cls(start, years, observed, total)

    def effect(self, group: int, *, year: int, controls: Controls) -> _Part | None:
        """ATT(group, year), or nothing where the base year, the group or its controls were not observed."""
        base = np.flatnonzero(self.years == group - 1)
        at = np.flatnonzero(self.years == year)
        if base.size == 0:
            return None
        then, now = self.observed[:, base[0]], self.observed[:, at[0]]
        seen = (then > 0) & (now > 0)
        weight = np.where(seen, then * now / np.where(seen, then + now, 1.0), 0.0)
        change = np.zeros(self.start.size)
        change[seen] = self.total[seen, at[0]] / now[seen] - self.total[seen, base[0]] / then[seen]
        treated, control = (
            self.start == group,
            self._controls(max(year, group - 1), controls=controls) & (self.start != group),
        )
        of_treated, of_controls = (self._mean(change, weight=weight * side) for side in (treated, control))
        if of_treated is None or of_controls is None:
            return None
        return _Part(
            group,
            year,
            of_treated.value - of_controls.value,
            float(now[treated & seen].sum()),
            of_treated.of_area - of_controls.of_area,
            of_treated.share - of_controls.share,
        )

    def _controls(self, year: int, *, controls: Controls) -> Flags:
        never = self.start == NEVER
        return np.asarray(never if controls is Controls.NEVER_TREATED else never | (self.start > year))

    @staticmethod
    def _mean(change: Reals, *, weight: Reals) -> _Mean | None:
        total = weight.sum()
        if total <= 0:
            return None
        share = weight / total
        mean = float(share @ change)
        # An area pulls the mean towards itself, so its distance from it is too small by the root of 1 - share.
        spared = np.sqrt(np.maximum(1.0 - share, 0.0))
        apart = np.where(spared > 0, (change - mean) / np.where(spared > 0, spared, 1.0), 0.0)
        return _Mean(mean, share * apart, share)
