"""Every engine gives the same whole numbers as plain Python, whatever the register and the question."""

from __future__ import annotations

import ibis
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bofast.registers.engines.native import engine as native
from bofast.registers.engines.tables import streaming, whole
from tests.generative.registers.odd_registers import AREAS_THERE, question, register, written
from tests.generative.registers.plain_twin import Plain

SEEDS = st.integers(0, 2**32)
NO_LIMITS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def asked(folder, seed):
    """A register, a question, and the plain answer. A register without a row asks nothing."""
    rows, exits = register(seed)
    if {row.year for row in rows} != set(range(2015, 2021)):
        return None
    what = question(seed)
    return written(folder / str(seed), rows, exits), what, Plain(rows, exits, what, areas=AREAS_THERE).count()


@settings(max_examples=150, deadline=None, suppress_health_check=NO_LIMITS)
@given(SEEDS)
def test_the_native_engine_counts_as_plain_python_does(tmp_path_factory, seed):
    case = asked(tmp_path_factory.mktemp("store"), seed)
    if case is not None:
        store, what, expected = case
        assert native.count(store, what).differences(expected) == ()


@pytest.mark.parametrize("seed", range(2))
def test_duckdb_year_by_year_counts_as_plain_python_does(tmp_path, seed):
    store, what, expected = next(case for at in range(50) if (case := asked(tmp_path, seed * 1000 + at)))

    assert streaming.count(store, what).differences(expected) == ()


@pytest.mark.parametrize("seed", range(8))
def test_all_years_at_once_count_as_plain_python_does(tmp_path, seed):
    store, what, expected = next(case for at in range(50) if (case := asked(tmp_path, seed * 1000 + at)))

    assert whole.count_whole(ibis.duckdb.connect(), store, what).differences(expected) == ()
