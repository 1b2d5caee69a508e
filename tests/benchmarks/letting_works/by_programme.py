"""The weighted plan, and the plan with caps, as one programme: by HiGHS and by CP-SAT.

The plan with caps gets so many seconds; what has not ended by then is told as not proven.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from ortools.sat.python import cp_model
from scipy.sparse import coo_array, csc_array

from bofast.allocation.market import NOBODY, Market
from bofast.compiled import Int64s
from tests.benchmarks.letting_works.arcs import Arcs, arcs_of
from tests.benchmarks.letting_works.found import Found
from tests.benchmarks.letting_works.instance import Instance


@dataclass(frozen=True)
class _CapRow:
    arcs: Int64s
    at_most: int


def _highs_lp(instance: Instance, _seconds: float) -> Found:
    """By dual simplex, which comes to an end by itself; without caps the corners are whole."""
    kind = highspy.HighsVarType.kContinuous
    return _by_highs(instance, worth=instance.weighted, caps=(), kind=kind, seconds=highspy.kHighsInf)


def _highs_with_caps(instance: Instance, seconds: float) -> Found:
    caps = tuple(_cap_rows(instance))
    kind = highspy.HighsVarType.kInteger
    return _by_highs(instance, worth=instance.levelled, caps=caps, kind=kind, seconds=seconds)


def _cp_sat(instance: Instance, seconds: float) -> Found:
    return _by_cp_sat(instance, worth=instance.weighted, caps=(), seconds=seconds)


def _cp_sat_with_caps(instance: Instance, seconds: float) -> Found:
    return _by_cp_sat(instance, worth=instance.levelled, caps=tuple(_cap_rows(instance)), seconds=seconds)


def _cap_rows(instance: Instance) -> Iterator[_CapRow]:
    """A row for each group: vulnerable families who take one of its homes, or stay in it."""
    market = instance.market()
    arcs = arcs_of(market, worth=instance.levelled)
    lives = (market.tenant != NOBODY) & instance.is_vulnerable[market.tenant]
    counts = np.flatnonzero(instance.is_vulnerable[arcs.row] & (arcs.column < market.homes))
    for homes, at_most in instance.capped_groups():
        is_inside = np.zeros(market.homes, dtype=np.bool_)
        is_inside[homes] = True
        yield _CapRow(counts[is_inside[arcs.column[counts]]], max(at_most, int(lives[homes].sum())))


def _by_highs(
    instance: Instance, *, worth: Int64s, caps: Sequence[_CapRow], kind: highspy.HighsVarType, seconds: float
) -> Found:
    market = instance.market()
    arcs = arcs_of(market, worth=worth)
    solver = highspy.Highs()
    options = {"output_flag": False, "threads": 1, "parallel": "off", "mip_rel_gap": 0.0, "mip_abs_gap": 0.999}
    for name, value in {**options, "time_limit": seconds}.items():
        solver.setOptionValue(name, value)
    solver.passModel(_programme(market, arcs, caps=caps))
    columns = len(arcs.row)
    solver.changeColsIntegrality(columns, np.arange(columns, dtype=np.int32), np.full(columns, kind))
    solver.run()
    is_proven = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    has_plan = solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    chosen = np.flatnonzero(has_plan & (np.array(solver.getSolution().col_value) > 0.5))
    return Found(market, arcs.plan(market, chosen=chosen), worth, is_proven=is_proven)


def _programme(market: Market, arcs: Arcs, *, caps: Sequence[_CapRow]) -> highspy.HighsLp:
    """A row a family, that she takes one thing, a row a column, that nobody else takes it, and a row a cap."""
    matrix = _matrix(market, arcs, caps=caps)
    rows, columns = matrix.shape
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = columns, rows, highspy.ObjSense.kMaximize
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = arcs.worth.astype(float), np.zeros(columns), np.ones(columns)
    lp.row_lower_ = np.concatenate((np.ones(market.families), np.zeros(rows - market.families)))
    lp.row_upper_ = np.concatenate((np.ones(market.families + arcs.columns), [cap.at_most for cap in caps]))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = matrix.indptr, matrix.indices
    lp.a_matrix_.value_ = matrix.data
    return lp


def _matrix(market: Market, arcs: Arcs, *, caps: Sequence[_CapRow]) -> csc_array:
    first_cap = market.families + arcs.columns
    every_arc = np.arange(len(arcs.row))
    cap_of = [np.full(len(cap.arcs), first_cap + number) for number, cap in enumerate(caps)]
    rows = np.concatenate((arcs.row, market.families + arcs.column, *cap_of))
    columns = np.concatenate((every_arc, every_arc, *(cap.arcs for cap in caps)))
    shape = (first_cap + len(caps), len(every_arc))
    return csc_array(coo_array((np.ones(len(rows)), (rows, columns)), shape=shape))


def _by_cp_sat(instance: Instance, *, worth: Int64s, caps: Sequence[_CapRow], seconds: float) -> Found:
    market = instance.market()
    arcs = arcs_of(market, worth=worth)
    model = cp_model.CpModel()
    takes = [model.new_bool_var("") for _ in range(len(arcs.row))]
    for of_family in _grouped(arcs.row, groups=market.families):
        model.add_exactly_one(takes[arc] for arc in of_family)
    for of_column in _grouped(arcs.column, groups=arcs.columns):
        model.add_at_most_one(takes[arc] for arc in of_column)
    for cap in caps:
        model.add(cp_model.LinearExpr.sum([takes[arc] for arc in cap.arcs]) <= cap.at_most)
    model.maximize(cp_model.LinearExpr.weighted_sum(takes, arcs.worth.tolist()))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.linearization_level = 2
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    has_plan = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    chosen = np.flatnonzero([has_plan and solver.boolean_value(one) for one in takes])
    return Found(market, arcs.plan(market, chosen=chosen), worth, is_proven=status == cp_model.OPTIMAL)


def _grouped(places: Int64s, *, groups: int) -> list[Int64s]:
    order = np.argsort(places, kind="stable")
    return np.split(order, np.searchsorted(places[order], np.arange(1, groups)))


WORKS: Mapping[str, Callable[[Instance, float], Found]] = {
    "highs_lp": _highs_lp,
    "cp_sat": _cp_sat,
    "caps_highs": _highs_with_caps,
    "caps_cp_sat": _cp_sat_with_caps,
}
