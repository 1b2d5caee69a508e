"""Which further cells are hidden, in tables that can be checked by eye."""

from dataclasses import replace

import numpy as np
import pytest

from bofast.registers.disclosure.by_network import is_network
from bofast.registers.disclosure.refusals import ReleaseRefused, WhyRefused
from bofast.registers.disclosure.secondary import Method, secondary
from tests.factories.cell_tables import (
    Release,
    areas_that_overlap,
    counted,
    flat,
    flows,
    joined,
    linked_tables,
    one_tree,
    one_way,
    recomputed,
    three_way,
    tree,
    two_trees,
    two_way,
)
from tests.factories.flow_tables import flow_table
from tests.unit.registers.disclosure.drawing import table_of

METHODS = [Method.EXACT, Method.PROGRAMME, Method.NETWORK, Method.AUTOMATIC]
SQUARE = {
    "a0 b0": 3, "a0 b1": 20, "a0 b2": 30, "a0 all": 53,
    "a1 b0": 40, "a1 b1": 50, "a1 b2": 60, "a1 all": 150,
    "all b0": 43, "all b1": 70, "all b2": 90, "all all": 203,
}  # fmt: skip


@pytest.mark.parametrize("method", METHODS)
def test_one_small_cell_takes_three_others_with_it(method):
    system = joined([table_of((flat("a", 2), flat("b", 3)), SQUARE)]).system

    found = secondary(system, method=method)

    assert found.hidden.sum() == 4
    assert recomputed([Release(system, found.hidden)], every_hidden=True) == 0


@pytest.mark.parametrize("method", METHODS)
def test_two_small_cells_that_are_few_together_take_a_third(method):
    system = joined([table_of((flat("a", 4),), {"a0": 1, "a1": 2, "a2": 30, "a3": 40, "all": 73})]).system

    found = secondary(system, method=method)

    assert found.hidden.tolist()[:2] == [True, True]
    assert found.hidden.sum() == 3


@pytest.mark.parametrize("method", METHODS)
def test_a_table_without_small_cells_stays_as_it_is(method):
    system = joined([table_of((flat("a", 2),), {"a0": 10, "a1": 20, "all": 30})]).system

    assert not secondary(system, method=method).hidden.any()


@pytest.mark.parametrize("method", METHODS)
def test_where_all_parts_are_few_the_total_goes_too(method):
    system = joined([table_of((flat("a", 1),), {"a0": 3, "all": 3})]).system

    assert secondary(system, method=method).hidden.all()


@pytest.mark.parametrize("kind", [one_way, two_way, flows])
def test_these_tables_are_networks(kind):
    assert is_network(joined(kind(np.random.default_rng(1))).system)


@pytest.mark.parametrize("kind", [three_way, one_tree, two_trees, areas_that_overlap, linked_tables])
def test_these_tables_are_no_networks(kind):
    assert not is_network(joined(kind(np.random.default_rng(1))).system)


def test_what_is_out_and_tells_a_cell_is_named_unprotected():
    system = joined([table_of((flat("a", 2),), {"a0": 3, "a1": 20, "all": 23})]).system

    assert secondary(replace(system, may_hide=np.array([True, False, False]))).unprotected.tolist() == [0]


def test_a_large_table_of_flows_keeps_every_range_open():
    system = joined([flow_table(areas=40, years=3, neighbours=10, mean=6.0, seed=4)]).system

    found = secondary(system)

    assert system.cells > 600
    assert found.method == "network"
    assert recomputed_in_a_sample(system, hidden=found.hidden) == 0


def test_without_complementary_cells_a_large_table_of_flows_is_told():
    system = joined([flow_table(areas=40, years=3, neighbours=10, mean=6.0, seed=4)]).system

    assert recomputed_in_a_sample(system, hidden=system.must_hide) > 0


def recomputed_in_a_sample(system, *, hidden, every=15):
    """The auditor on every fifteenth small cell, or fewer."""
    some = np.zeros(system.cells, dtype=np.int64)
    some[system.asked[::every]] = 1
    return recomputed([Release(replace(system, down=system.down * some, up=system.up * some), hidden)])


def many_sums():
    """A table of three ways with some small cells, none of which lies beside another in every way."""
    inner = np.random.default_rng(2).poisson(9.0, (7, 7, 7))
    return joined([counted([flat(name, 7) for name in "abc"], inner, chance=np.random.default_rng(2))]).system


def test_a_large_table_with_many_sums_keeps_every_range_open():
    system = many_sums()

    found = secondary(system)

    assert found.method == "network and programme"
    assert not found.unprotected.size
    assert recomputed_in_a_sample(system, hidden=found.hidden, every=5) == 0
    assert recomputed_in_a_sample(system, hidden=system.must_hide, every=5) > 0


def test_a_table_with_too_many_sums_is_refused_and_says_how_many(monkeypatch):
    monkeypatch.setattr("bofast.registers.disclosure.secondary.MOST_WORK", 1_000)

    with pytest.raises(ReleaseRefused) as refusal:
        secondary(many_sums())

    assert refusal.value.why is WhyRefused.TOO_MANY_SUMS
    assert refusal.value.facts["cells"] > refusal.value.facts["most"]


def test_small_cells_that_no_network_protects_are_protected_by_programmes():
    """A large two-way table of which one way is a tree: the branches stand in three sums."""
    chance = np.random.default_rng(5)
    inner = chance.poisson(25.0, (24, 20))
    inner[:4, 0] = [1, 0, 0, 1]
    table = counted([tree("area", branches=6, leaves=4), flat("class", 20)], inner, chance=chance)
    system = joined([table]).system

    found = secondary(system)

    assert found.method == "network and programme"
    assert not found.unprotected.size
    assert recomputed([Release(system, found.hidden)]) == 0
