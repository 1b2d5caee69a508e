"""Kaplan-Meier from counts, with delayed entry, and the trap of an early risk set that empties itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Counts, Flags, Reals, step_at
from bofast.registers.estimates.at_risk import RiskTable
from bofast.registers.estimates.normal import Z_95
from bofast.registers.estimates.refusals import CannotEstimate, WhyNot


@dataclass(frozen=True, slots=True)
class Collapse:
    """The curve fell to 0 at a time when the whole, small risk set left, though others were observed later.

    It stays 0 for good, and says nothing about those others. `ask_from` is the last such time: the curve
    conditional on it (`counting.conditional_on`) is free of the fault.
    """

    first_at: float
    at_risk: int
    ask_from: float


@dataclass(frozen=True, slots=True, eq=False)
class SurvivalCurve:
    """The chance of still being there, at each time at which anybody leaves; between times it does not move.

    Shape: every array [T]. times rise; at_risk, events and censored are spells; survival in 0..1; std_error of survival
        (Greenwood); lower and upper are the 95 % log-log interval, nan where survival is 0 or 1.
    """

    times: Reals
    at_risk: Counts
    events: Counts
    censored: Counts
    survival: Reals
    std_error: Reals
    lower: Reals
    upper: Reals
    collapse: Collapse | None


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The curve at one time. `survival` is None after the last time at which anybody is observed."""

    time: float
    at_risk: int
    survival: float | None
    std_error: float | None
    lower: float | None
    upper: float | None


def kaplan_meier(table: RiskTable, *, group: int = 0) -> SurvivalCurve:
    """The product-limit estimate of one group, all causes together.

    S(t) = Π_{u<=t} (1 - d_u/n_u); G(t) = Σ_{u<=t} d_u / (n_u (n_u - d_u)); SE = S √G; interval S^exp(± z √G / ln S).

    Source: Kaplan and Meier (1958), JASA 53; Greenwood (1926); Kalbfleisch and Prentice (2002), 1.4; for delayed entry
        Tsai, Jewell and Wang (1987), Biometrika 74.
    Raises: CannotEstimate (NO_SPELLS), if nobody of the group was ever at risk.
    """
    leaving = table.leaving(group)
    if not leaving.any():
        raise CannotEstimate(WhyNot.NO_SPELLS)
    n, left, times = table.at_risk[group][leaving], table.left[group][leaving], table.times[leaving]
    d = left[:, 1:].sum(axis=1)
    survival = np.cumprod((n - d) / n)
    emptied = n == d
    risk = np.where(emptied, 1, n - d)
    spread = np.sqrt(np.cumsum(np.where(emptied, 0.0, d / (n.astype(np.float64) * risk))))
    lower, upper = _log_log(survival, spread)
    return SurvivalCurve(
        times, n, d, left[:, 0], survival, survival * spread, lower, upper, _collapse(times, n=n, emptied=emptied)
    )


def _log_log(survival: Reals, spread: Reals) -> tuple[Reals, Reals]:
    between = (survival > 0) & (survival < 1) & (spread > 0)
    logs = np.log(np.where(between, survival, 0.5))
    reach = Z_95 * spread / logs
    ends = [np.where(between, np.exp(logs * np.exp(sign * reach)), np.nan) for sign in (-1.0, 1.0)]
    return np.minimum(*ends), np.maximum(*ends)


def _collapse(times: Reals, *, n: Counts, emptied: Flags) -> Collapse | None:
    early = np.flatnonzero(emptied[:-1])
    if early.size == 0:
        return None
    return Collapse(float(times[early[0]]), int(n[early[0]]), float(times[early[-1]]))


def at_times(curve: SurvivalCurve, *, asked: Reals, table: RiskTable, group: int = 0) -> list[CurvePoint]:
    """The curve at the times asked. At risk are those with entry < t <= exit."""
    return [_at(curve, time=float(time), at_risk=table.at_risk_at(float(time), group=group)) for time in asked]


def _at(curve: SurvivalCurve, *, time: float, at_risk: int) -> CurvePoint:
    place = int(step_at(curve.times, np.array([time]))[0])
    if time > curve.times[-1]:
        return CurvePoint(time, at_risk, None, None, None, None)
    if place < 0:
        return CurvePoint(time, at_risk, 1.0, 0.0, None, None)
    values = [float(part[place]) for part in (curve.survival, curve.std_error, curve.lower, curve.upper)]
    return CurvePoint(time, at_risk, *(None if np.isnan(value) else value for value in values))


def median(curve: SurvivalCurve) -> float | None:
    """The first time at which survival is at most one half; None if it never is."""
    reached = np.flatnonzero(curve.survival <= 0.5 + 1e-12)
    return float(curve.times[reached[0]]) if reached.size else None


@dataclass(frozen=True, slots=True)
class RestrictedMean:
    """Mean time spent until `until`, in the unit of the times, and its standard error."""

    until: float
    mean: float
    std_error: float


def restricted_mean(curve: SurvivalCurve, *, until: float, since: float = 0.0) -> RestrictedMean:
    """The area under the curve between two times.

    Variance Σ_u A(u)² d_u / (n_u (n_u - d_u)), with A(u) the area between u and the end.

    Source: Klein and Moeschberger (2003), 4.5.
    Raises: CannotEstimate (NOBODY_OBSERVED_THEN), if the curve is not known until then.
    """
    if until > curve.times[-1]:
        raise CannotEstimate(WhyNot.NOBODY_OBSERVED_THEN, time=until)
    inside = (curve.times > since) & (curve.times < until)
    knots = np.concatenate(([since], curve.times[inside], [until]))
    before = step_at(curve.times, np.array([since]))[0]
    at_start = curve.survival[before] if before >= 0 else 1.0
    heights = np.concatenate(([at_start], curve.survival[inside]))
    pieces = heights * np.diff(knots)
    area_after = np.cumsum(pieces[::-1])[::-1][1:]
    n, d = curve.at_risk[inside].astype(np.float64), curve.events[inside]
    stays = n > d
    terms = np.where(stays, area_after**2 * d / (n * np.where(stays, n - d, 1.0)), 0.0)
    return RestrictedMean(until, float(pieces.sum()), float(np.sqrt(terms.sum())))
