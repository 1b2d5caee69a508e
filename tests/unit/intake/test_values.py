"""What people write in cells, and what it means."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bofast.casework.intake.foreign import ColumnReader, ColumnSource
from bofast.casework.intake.layouts import LAYOUTS, SheetKind
from bofast.casework.intake.reading.cells import Mark, Unusable
from bofast.casework.intake.values import BadCell, amount_of, day_of, value_of
from bofast.vocabulary.reasons import Reason

HOMES, FAMILIES = LAYOUTS[SheetKind.HOMES], LAYOUTS[SheetKind.FAMILIES]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("14.03.1988", date(1988, 3, 14)),
        ("14/3-88", date(1988, 3, 14)),
        ("3. mars 2024", date(2024, 3, 3)),
        ("14. maj 2025", date(2025, 5, 14)),
        ("2024-03-14", date(2024, 3, 14)),
        ("2024-03-14 00:00:00", date(2024, 3, 14)),
        ("31.02.2020", None),
        ("ved behov", None),
    ],
)
def test_a_day_is_read_as_nordic_people_write_it(written, meant):
    assert day_of(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("11 770,50", "11770.50"),
        ("11.770,50", "11770.50"),
        ("11,770.50", "11770.50"),
        ("11.770", "11770"),
        ("kr 9 670,-", "9670"),
        ("1.234.567", "1234567"),
        ("−5", "-5"),
    ],
)
def test_an_amount_is_read_with_any_separators(written, meant):
    assert amount_of(written) == Decimal(meant)


def test_a_serial_number_of_excel_is_a_day():
    assert value_of(45000, column=FAMILIES.column("born_on")) == date(2023, 3, 15)


@pytest.mark.parametrize(("written", "meant"), [("Ja", True), ("nej", False), ("?", None), ("x", True), (False, False)])
def test_yes_and_no_are_read_in_three_languages(written, meant):
    assert value_of(written, column=HOMES.column("has_lift")) is meant


def test_a_number_that_excel_cut_gets_its_zero_back():
    assert value_of(1879300000, column=FAMILIES.column("identity_number")) == "01879300000"


@pytest.mark.parametrize(
    ("field", "cell", "reason"),
    [
        ("address", None, Reason.CELL_MISSING),
        ("rooms", "tre", Reason.CELL_NOT_A_NUMBER),
        ("rooms", 2.5, Reason.CELL_NOT_A_NUMBER),
        ("rooms", 40, Reason.CELL_OUT_OF_RANGE),
        ("kind", "slott", Reason.CELL_NOT_IN_LIST),
        ("unit_number", "0101", Reason.CELL_NOT_A_UNIT_NUMBER),
        ("rent_per_month", "mye", Reason.CELL_NOT_AN_AMOUNT),
        ("out_of_use_from", "snart", Reason.CELL_NOT_A_DATE),
        ("address", Unusable(Mark.EXCEL_ERROR, "#REF!"), Reason.CELL_HOLDS_EXCEL_ERROR),
        ("address", "x" * 161, Reason.CELL_TOO_LONG),
        ("kobo_id", "12", Reason.CELL_NOT_A_KOBO_ID),
    ],
)
def test_what_a_cell_may_not_hold_has_its_reason(field, cell, reason):
    with pytest.raises(BadCell) as bad:
        value_of(cell, column=HOMES.column(field))

    assert bad.value.reason is reason


@pytest.mark.parametrize("kind", list(SheetKind))
def test_no_heading_stands_for_two_columns_of_a_sheet(kind):
    seen: dict[str, str] = {}
    for column in LAYOUTS[kind].columns:
        for heading in {name.casefold() for name in column.headings}:
            assert seen.setdefault(heading, column.field) == column.field, heading


def test_what_a_column_remembers_does_not_take_one_for_yes():
    rooms = ColumnReader(ColumnSource(field="rooms", places=(0,)), HOMES.column("rooms"))
    lift = ColumnReader(ColumnSource(field="has_lift", places=(0,)), HOMES.column("has_lift"))

    assert [rooms.read((1,)), rooms.read((1,)), rooms.read(("1",))] == [1, 1, 1]
    assert [lift.read((True,)), lift.read((True,)), lift.read(("nei",))] == [True, True, False]
    with pytest.raises(BadCell):
        rooms.read((True,))


def test_a_column_remembers_no_more_than_its_share(monkeypatch):
    monkeypatch.setattr("bofast.casework.intake.foreign.REMEMBERED", 2)
    address = ColumnReader(ColumnSource(field="address", places=(1,)), HOMES.column("address"))

    read = [address.read(("B", f"Prøvevegen {number}")) for number in (1, 2, 3, 4, 3, 1)]

    assert read == [f"Prøvevegen {number}" for number in (1, 2, 3, 4, 3, 1)]
    assert len(address._understood) == 2
    with pytest.raises(BadCell):
        address.read(("B",))
