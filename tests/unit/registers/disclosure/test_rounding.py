"""Small counts rounded: the sums hold, the choice is the same each time, and nothing drifts."""

import numpy as np
import pytest

from bofast.registers.disclosure.profiles import DST
from bofast.registers.disclosure.release import rounded_table
from bofast.registers.disclosure.rounding import rounded
from tests.factories.cell_tables import counted, drawn_counts, flat, one_tree, one_way, two_trees, two_way
from tests.unit.registers.disclosure.drawing import as_read, table_of

BASES = [3, 5]


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize("kind", [one_way, two_way, one_tree, two_trees])
def test_sums_hold_and_no_small_count_is_left(kind, base):
    for seed in range(12):
        table = kind(np.random.default_rng(seed))[0]
        equations = table.equations()

        values = rounded(table.values, equations=equations, base=base)

        assert not equations.residual(values).any()
        assert not np.any((values > 0) & (values < base))


@pytest.mark.parametrize("kind", [one_way, two_way, one_tree])
def test_every_total_stays_within_one_base(kind):
    for seed in range(20):
        table = kind(np.random.default_rng(seed))[0]

        values = rounded(table.values, equations=table.equations(), base=5)

        assert np.abs(values - table.values).max() < 5


def test_the_same_table_is_rounded_alike_every_time():
    table = two_way(np.random.default_rng(3))[0]
    equations = table.equations()

    assert np.array_equal(
        rounded(table.values, equations=equations, base=5), rounded(table.values, equations=equations, base=5)
    )


def test_nothing_drifts_over_many_tables():
    chance, drift, small = np.random.default_rng(8), 0, 0
    for _ in range(400):
        table = counted((flat("a", 3), flat("b", 3)), drawn_counts((3, 3), chance=chance), chance=chance)
        change = rounded(table.values, equations=table.equations(), base=5) - table.values
        first = int(np.flatnonzero((table.codes == [0, 0]).all(axis=1))[0])
        drift += int(change[first])
        small += int(0 < table.values[first] < 5)

    assert small > 80
    assert abs(drift) < 4 * 2.5 * np.sqrt(small)


def test_counts_that_are_large_stay_what_they_are():
    table = table_of((flat("a", 3),), {"a0": 2, "a1": 17, "a2": 30, "all": 49})

    read = as_read(rounded_table(table, profile=DST))

    assert (read["a1"], read["a2"]) == (17, 30)
    assert read["a0"] in {0, 5}
    assert read["all"] == 47 + read["a0"]


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_count_goes_up_as_often_as_its_share_of_the_base(count):
    ups = 0
    for large in range(20, 420):
        table = table_of((flat("a", 2),), {"a0": count, "a1": large, "all": count + large})
        ups += int(rounded(table.values, equations=table.equations(), base=5)[0] == 5)

    assert abs(ups - 400 * count / 5) < 40
