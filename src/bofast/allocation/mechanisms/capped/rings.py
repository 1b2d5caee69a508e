"""Rings of exchange that are longer than allowed: found in a plan, forbidden as rows, or broken by staying."""

from __future__ import annotations

import numpy as np

from bofast.allocation.market import Market, Plan
from bofast.allocation.mechanisms.capped.options import Options
from bofast.allocation.mechanisms.chains import chains_of
from bofast.compiled import Int32s, Int64s


def long_rings(market: Market, plan: Plan, *, longest: int | None) -> list[Int32s]:
    """The families of each ring in the plan that is longer than allowed."""
    if longest is None:
        return []
    rings = chains_of(market, plan).rings
    return [np.array(ring.families, dtype=np.int32) for ring in rings if len(ring.families) > longest]


def ring_columns(options: Options, *, rings: list[Int32s], chosen: Int64s) -> list[Int32s]:
    """The columns by which each ring's families move."""
    column = np.zeros(options.market.families, dtype=np.int32)
    taken = np.flatnonzero(chosen)
    column[options.family[taken]] = taken
    return [np.sort(column[ring]) for ring in rings]


def without(market: Market, plan: Plan, *, rings: list[Int32s]) -> Plan:
    """The plan in which all members of the rings stay: nobody else has to do otherwise."""
    got = plan.got.copy()
    for ring in rings:
        got[ring] = market.own[ring]
    return Plan(got)
