"""Cells hold what the rows hold, whatever the order, and refuse what cannot have happened."""

import numpy as np
import pytest

from bofast.registers.estimates.at_risk import risk_table
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.counting import (
    cells_of_person_years,
    cells_of_tables,
    conditional_on,
    recoded,
    without_time,
)
from tests.unit.registers.estimates.spells import Rows

ROWS = Rows.of([0, 0, 2, 1, 3], [2, 4, 4, 3, 5], [1, 0, 1, 2, 1])


def test_at_risk_are_those_who_entered_before_and_have_not_left() -> None:
    table = ROWS.table(causes=2)

    assert table.times.tolist() == [0, 1, 2, 3, 4, 5]
    assert table.at_risk[0].tolist() == [0, 2, 3, 3, 3, 1]
    assert table.events[0].tolist() == [0, 0, 1, 1, 1, 1]


def test_who_enters_at_a_time_is_not_at_risk_at_it_even_between_times() -> None:
    table = ROWS.table(causes=2)

    assert [table.at_risk_at(time, group=0) for time in (0, 0.5, 1, 1.5, 5, 5.5)] == [0, 2, 2, 3, 1, 0]


def test_person_time_is_what_the_rows_say() -> None:
    cells = ROWS.cells([0, 1, 0, 1, 1], causes=2)

    assert cells.person_time.tolist() == [4.0, 8.0]
    assert cells.spells.tolist() == [2, 3]


def test_tables_of_an_engine_give_the_same_cells() -> None:
    entered, left = np.zeros((1, 6), np.int64), np.zeros((1, 6, 3), np.int64)
    for begin, end, status in zip(ROWS.entry_time, ROWS.exit_time, ROWS.status, strict=True):
        entered[0, int(begin)] += 1
        left[0, int(end), status] += 1

    assert cells_of_tables(entered, left=left).same_as(ROWS.cells(causes=2))


def test_parts_with_other_times_add_to_the_whole() -> None:
    early = Rows(ROWS.entry_time[:2], ROWS.exit_time[:2], ROWS.status[:2]).cells(causes=2)
    late = Rows(ROWS.entry_time[2:], ROWS.exit_time[2:], ROWS.status[2:]).cells(causes=2)

    assert (late + early).same_as(ROWS.cells(causes=2))


def test_conditional_spells_begin_at_the_time_asked_or_later() -> None:
    kept = conditional_on(ROWS.cells(causes=2), 2)

    assert kept.same_as(Rows.of([2, 2, 2, 3], [4, 4, 3, 5], [0, 1, 2, 1]).cells(causes=2) + empty_at(2))


def empty_at(time: float) -> SpellCells:
    none = np.zeros(0, np.int64)
    return SpellCells(1, 2, np.array([0.0, 1, time]), none, none, none, none)


def test_a_cause_can_be_taken_for_the_end_of_observation() -> None:
    assert recoded(ROWS.cells(causes=2), np.array([0, 1, 0])).same_as(
        Rows(ROWS.entry_time, ROWS.exit_time, np.where(ROWS.status == 2, 0, ROWS.status)).cells()
    )


def test_each_observed_year_is_an_interval_of_its_own() -> None:
    cells = cells_of_person_years(
        np.array([0, 1]), pattern=np.array([0, 0]), observed=np.array([10, 7]), events=np.array([2, 3]), patterns=1
    )

    assert risk_table(cells).at_risk[0].tolist() == [0, 10, 7]
    assert risk_table(cells).events[0].tolist() == [0, 2, 3]
    assert cells.person_time.tolist() == [17.0]


def test_a_spell_without_time_is_told_and_refused() -> None:
    times = np.array([1.0, 2.0, np.nan]), np.array([1.0, 3.0, 2.0])

    assert without_time(times[0], exit_time=times[1]).tolist() == [True, False, True]
    with pytest.raises(ValueError, match="must end after it begins"):
        Rows.of([1], [1], [0]).cells()


@pytest.mark.parametrize(
    ("entered", "left"),
    [
        ([[0, 1, 0]], [[[0, 0], [0, 1], [0, 0]]]),  # leaves at the time of entry
        ([[0, 0, 1]], [[[0, 0], [0, 1], [0, 0]]]),  # leaves before entering
        ([[2, 0, 0]], [[[0, 0], [0, 1], [0, 0]]]),  # one never leaves
        ([[1, 0, 0], [0, 1, 0]], [[[0, 0], [0, 0], [0, 2]], [[0, 0], [0, 0], [0, 0]]]),  # leaves another pattern
    ],
)
def test_cells_that_cannot_be_are_refused(entered: list[list[int]], left: list[list[list[int]]]) -> None:
    with pytest.raises(ValueError, match="not under observation"):
        cells_of_tables(np.array(entered), left=np.array(left))
