"""What must hold for any spells: order, division and names change nothing, and no figure leaves its range."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bofast.registers.estimates.at_risk import risk_table
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.counting import conditional_on
from bofast.registers.estimates.incidence import aalen_johansen
from bofast.registers.estimates.logrank import log_rank
from bofast.registers.estimates.refusals import CannotEstimate
from bofast.registers.estimates.survival import kaplan_meier
from bofast.registers.estimates.ties import Ties
from tests.unit.registers.estimates.exactly import exactly
from tests.unit.registers.estimates.spells import Rows, cox_of_rows

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
CAUSES = 2
# Quarters are exact in binary: dated or real-valued times, as well as whole ones.
QUARTERS = st.integers(0, 32).map(lambda quarters: quarters / 4)
SPELL = st.tuples(QUARTERS, st.integers(1, 32), st.integers(0, CAUSES), st.integers(0, 2))
SPELLS = st.lists(SPELL, min_size=1, max_size=40)


def rows_of(spells: list[tuple[float, int, int, int]]) -> tuple[Rows, np.ndarray]:
    begin, quarters, status, group = (np.array(column) for column in zip(*spells, strict=True))
    return Rows.of(begin, begin + quarters / 4, status), group


def cells_of(spells: list[tuple[float, int, int, int]]) -> SpellCells:
    rows, group = rows_of(spells)
    whole = rows.cells(group, causes=CAUSES)
    return SpellCells(3, CAUSES, whole.times, whole.entered_at, whole.entered, whole.left_at, whole.left)


@QUICK
@given(SPELLS, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(spells, chance) -> None:
    mixed = list(spells)
    chance.shuffle(mixed)

    assert cells_of(spells).same_as(cells_of(mixed))


@QUICK
@given(SPELLS, SPELLS, SPELLS)
def test_cells_of_parts_add_to_the_cells_of_the_whole_in_any_order(one, two, three) -> None:
    a, b, c = cells_of(one), cells_of(two), cells_of(three)

    whole = cells_of([*one, *two, *three])

    assert ((a + b) + c).same_as(whole)
    assert (c + (b + a)).same_as(whole)


@QUICK
@given(SPELLS)
def test_the_tables_keep_their_sums(spells) -> None:
    rows, group = rows_of(spells)
    cells = cells_of(spells)
    table = risk_table(cells, group_of=np.arange(3), groups=3)

    assert cells.entered.sum() == cells.left.sum() == len(spells)
    assert cells.person_time.sum() == pytest.approx(float((rows.exit_time - rows.entry_time).sum()), abs=1e-9)
    assert np.all(table.at_risk >= table.left.sum(axis=2))
    for time in (0.0, 1.1, 4.25):
        there = (rows.entry_time < time) & (time <= rows.exit_time)
        assert [table.at_risk_at(time, group=g) for g in range(3)] == [
            int((there & (group == g)).sum()) for g in range(3)
        ]


@QUICK
@given(SPELLS)
def test_curves_equal_exact_fractions(spells) -> None:
    rows, _ = rows_of(spells)
    exact = exactly(rows, causes=CAUSES)
    curve = aalen_johansen(rows.table(causes=CAUSES))

    assert curve.survival == pytest.approx([float(s) for s in exact.survival], rel=1e-12, abs=1e-15)
    for k in range(CAUSES):
        assert curve.incidence[k] == pytest.approx([float(f) for f in exact.incidence[k]], rel=1e-12, abs=1e-15)
        assert curve.variance[k] == pytest.approx([float(v) for v in exact.variance[k]], rel=1e-10, abs=1e-15)


@QUICK
@given(SPELLS)
def test_curves_stay_in_their_range_and_fill_one_whole(spells) -> None:
    rows, _ = rows_of(spells)
    curve, survival = aalen_johansen(rows.table(causes=CAUSES)), kaplan_meier(rows.table(causes=CAUSES))

    assert curve.incidence.sum(axis=0) + curve.survival == pytest.approx(1.0, abs=1e-13)
    assert np.all(np.diff(survival.survival) <= 0)
    assert np.all((survival.survival >= 0) & (survival.survival <= 1))
    assert np.all(curve.variance >= 0)


@QUICK
@given(SPELLS, QUARTERS)
def test_the_conditional_curve_is_the_ratio_of_the_whole_one(spells, since) -> None:
    rows, _ = rows_of(spells)
    whole = kaplan_meier(rows.table(causes=CAUSES))
    assume(np.any(whole.times > since))
    before = whole.survival[whole.times <= since]
    start = float(before[-1]) if before.size else 1.0
    assume(start > 0)

    kept = conditional_on(rows.cells(causes=CAUSES), since)
    table = risk_table(kept)
    # Who is observed later only joins later in both, so the factors after `since` are the same.
    curve = kaplan_meier(table)

    later = whole.survival[whole.times > since] / start
    assert curve.survival == pytest.approx(later, abs=1e-12)


@QUICK
@given(SPELLS, st.permutations([0, 1, 2]))
def test_the_names_of_groups_do_not_matter_to_their_test(spells, names) -> None:
    rows, group = rows_of(spells)
    renamed = np.array(names)[group]
    assume(len(set(group.tolist())) == 3)
    try:
        one = log_rank([rows.table(group, causes=CAUSES)])
    except CannotEstimate:
        with pytest.raises(CannotEstimate):
            log_rank([rows.table(renamed, causes=CAUSES)])
        return

    two = log_rank([rows.table(renamed, causes=CAUSES)])

    assert two.chi_square == pytest.approx(one.chi_square, rel=1e-6, abs=1e-9)
    assert two.observed[list(names)].tolist() == one.observed.tolist()


@QUICK
@given(st.integers(0, 10_000), st.booleans())
def test_without_ties_efron_and_breslow_are_one(seed, late) -> None:
    chance = np.random.default_rng(seed)
    end = chance.permutation(np.arange(1.0, 41)) + 5
    rows = Rows.of(chance.integers(0, 5, 40) * late, end, chance.integers(0, 2, 40))
    z = np.column_stack((chance.integers(0, 2, 40), chance.normal(0, 1, 40)))
    assume(min(rows.status[z[:, 0] == v].sum() for v in (0, 1)) > 2)

    efron, breslow = (cox_of_rows(rows, z, ties=ties).fit for ties in Ties)

    assert efron.coefficients.estimates == pytest.approx(breslow.coefficients.estimates, abs=1e-11)
    assert efron.log_likelihood == pytest.approx(breslow.log_likelihood, abs=1e-10)


@QUICK
@given(st.integers(0, 10_000))
def test_a_spell_cut_in_two_at_any_time_gives_the_same_cox(seed) -> None:
    # Rows from start to stop: how covariates that change over time are told.
    chance = np.random.default_rng(seed)
    rows = Rows.of(chance.integers(0, 4, 50), 4 + chance.integers(1, 9, 50), chance.integers(0, 2, 50))
    z = np.column_stack((chance.integers(0, 2, 50), chance.normal(0, 1, 50)))
    assume(min(rows.status[z[:, 0] == v].sum() for v in (0, 1)) > 2)
    cut = 4.0
    pieces = Rows.of(
        np.concatenate((rows.entry_time, np.full(50, cut))),
        np.concatenate((np.full(50, cut), rows.exit_time)),
        np.concatenate((np.zeros(50), rows.status)),
    )

    whole, parts = cox_of_rows(rows, z).fit, cox_of_rows(pieces, np.vstack((z, z))).fit

    assert parts.coefficients.estimates == pytest.approx(whole.coefficients.estimates, abs=1e-10)
    assert parts.coefficients.std_errors == pytest.approx(whole.coefficients.std_errors, rel=1e-9)
