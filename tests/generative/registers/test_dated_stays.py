"""Dated stays as table operations give what plain Python gives, day by day, whatever the register and the rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

import ibis
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bofast.registers.engines.tables.dated import dated_cells, dated_spells
from bofast.registers.store import STAYS, write_rows
from tests.generative.registers.dated_twin import PlainDays, a_rule, held_by, plain_cells, registrations
from tests.generative.registers.odd_registers import AREAS_THERE, FIRST, LAST, question, register, written
from tests.generative.registers.plain_twin import Plain

SEEDS = st.integers(0, 2**32)
NO_LIMITS = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


@pytest.fixture(scope="module")
def duck():
    connection = ibis.duckdb.connect()
    yield connection
    connection.disconnect()


def a_case(folder, seed):
    """A store with dated stays, a question, a rule, and plain Python's answer; None for a register with empty years."""
    rows, exits = register(seed)
    if {row.year for row in rows} != set(range(FIRST, LAST + 1)):
        return None
    what, rule = question(seed), a_rule(seed)
    told = registrations(seed, sorted({row.pid for row in rows}))
    store = written(folder / str(seed), rows, exits)
    write_rows(store.stays, schema=STAYS, batches=[stays_batch(told)])
    plain = Plain(rows, exits, what, areas=AREAS_THERE)
    return store, what, rule, PlainDays(told, rows, exits, rule).spells(held=held_by(rows, what)), plain


def stays_batch(told):
    rows = [
        {"pid": one.pid, "dwid": one.dwid, "area": one.area, "from": one.entered_on, "to": one.left_on}
        for one in sorted(told, key=lambda one: (one.pid, one.entered_on))
    ]
    return pa.RecordBatch.from_pylist(rows, schema=STAYS)


def as_rows(spells):
    names = ("pid", "place", "dwid", "area", "entered_on", "left_on", "homes", "next_area", "seen_from", "seen_until")
    return sorted(tuple(row[name] for name in (*names, "event")) for row in spells)


@settings(max_examples=6, deadline=None, suppress_health_check=NO_LIMITS)
@given(SEEDS)
def test_spells_and_cells_are_those_of_plain_python(tmp_path_factory, duck, seed):
    case = a_case(tmp_path_factory.mktemp("dated"), seed)
    if case is None:
        return
    store, what, rule, expected, plain = case

    found = duck.to_pyarrow(dated_spells(duck, store, what, rule=rule)).to_pylist()
    cells = dated_cells(duck, store, what, rule=rule)

    assert as_rows(found) == as_rows(map(asdict, expected))
    entered = Counter(
        dict(zip(zip(cells.entered_pattern, cells.times[cells.entered_time], strict=True), cells.entered, strict=True))
    )
    left_at = zip(cells.left_pattern, cells.times[cells.left_time], cells.left_status, strict=True)
    assert (entered, Counter(dict(zip(left_at, cells.left, strict=True)))) == plain_cells(plain, expected)
