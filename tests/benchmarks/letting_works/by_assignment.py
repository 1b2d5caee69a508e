"""The weighted plan by assignment and by flow, as others solve it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

import numpy as np
from ortools.graph.python.linear_sum_assignment import SimpleLinearSumAssignment
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from bofast.allocation.market import Market
from tests.benchmarks.letting_works.arcs import Arcs, arcs_of
from tests.benchmarks.letting_works.found import Found
from tests.benchmarks.letting_works.instance import Instance


def _scipy_sparse(instance: Instance, _seconds: float) -> Found:
    market, arcs = _drawn(instance)
    # It leaves out arcs that are worth nothing, so each is worth one more; every family takes just one.
    matrix = csr_array((arcs.worth + 1, (arcs.row, arcs.column)), shape=(market.families, arcs.columns))
    _, column = min_weight_full_bipartite_matching(matrix, maximize=True)
    return Found(market, arcs.taken(market, column=column), instance.weighted)


def _scipy_dense(instance: Instance, _seconds: float) -> Found:
    market, arcs = _drawn(instance)
    cost = np.full((market.families, arcs.columns), 1e12)
    cost[arcs.row, arcs.column] = -arcs.worth
    _, column = linear_sum_assignment(cost)
    return Found(market, arcs.taken(market, column=column), instance.weighted)


def _flow_alone(instance: Instance, _seconds: float) -> Found:
    """The solver that `flow.best_plan` stands on, without its proof and without its choice among equals."""
    market, arcs = _drawn(instance)
    sink = market.families + arcs.columns
    column, to_sink = market.families + np.arange(arcs.columns), np.full(arcs.columns, sink)
    tail, head = np.concatenate((arcs.row, column)), np.concatenate((market.families + arcs.column, to_sink))
    cost = np.concatenate((-arcs.worth, np.zeros(arcs.columns, dtype=np.int64)))
    flow = SimpleMinCostFlow()
    edges = flow.add_arcs_with_capacity_and_unit_cost(tail, head, np.ones(len(tail), dtype=np.int64), cost)
    flow.set_nodes_supplies(np.arange(market.families), np.ones(market.families, dtype=np.int64))
    flow.set_node_supply(sink, -market.families)
    _hold(flow.solve() == flow.OPTIMAL, "the flow")
    chosen = np.flatnonzero(flow.flows(edges[: len(arcs.row)]))
    return Found(market, arcs.plan(market, chosen=chosen), instance.weighted)


def _ortools_assignment(instance: Instance, _seconds: float) -> Found:
    """It matches as many on both sides, so the graph is doubled: each side brings a mirror of the other."""
    market, arcs = _drawn(instance)
    families, homes = market.families, market.homes
    is_home = arcs.column < homes
    family, home, outsider = arcs.row[is_home], arcs.column[is_home], arcs.row[~is_home]
    every_home = np.arange(homes)
    left = np.concatenate((family, outsider, families + home, families + every_home))
    right = np.concatenate((home, homes + outsider, homes + family, every_home))
    cost = np.zeros(len(left), dtype=np.int64)
    cost[: len(family)] = -arcs.worth[is_home]
    solver = SimpleLinearSumAssignment()
    solver.add_arcs_with_cost(left, right, cost)
    _hold(solver.solve() == solver.OPTIMAL, "the assignment")
    column = np.array([solver.right_mate(row) for row in range(families)])
    return Found(market, arcs.taken(market, column=column), instance.weighted)


def _networkx(instance: Instance, _seconds: float) -> Found:
    networkx = import_module("networkx")
    market, arcs = _drawn(instance)
    graph = networkx.DiGraph()
    graph.add_nodes_from((("family", row) for row in range(market.families)), demand=-1)
    graph.add_node("sink", demand=market.families)
    graph.add_edges_from(((("column", column), "sink") for column in range(arcs.columns)), capacity=1)
    for row, column, worth in zip(arcs.row.tolist(), arcs.column.tolist(), arcs.worth.tolist(), strict=True):
        graph.add_edge(("family", row), ("column", column), capacity=1, weight=-worth)
    _, flows = networkx.network_simplex(graph)
    takes = [next(to[1] for to, units in flows["family", row].items() if units) for row in range(market.families)]
    return Found(market, arcs.taken(market, column=np.array(takes)), instance.weighted)


def _drawn(instance: Instance) -> tuple[Market, Arcs]:
    market = instance.market()
    return market, arcs_of(market, worth=instance.weighted)


def _hold(is_found: bool, what: str) -> None:
    if not is_found:
        raise SystemExit(f"{what} found no plan")


WORKS: Mapping[str, Callable[[Instance, float], Found]] = {
    "flow_alone": _flow_alone,
    "scipy_sparse": _scipy_sparse,
    "scipy_dense": _scipy_dense,
    "ortools_assignment": _ortools_assignment,
    "networkx": _networkx,
}
