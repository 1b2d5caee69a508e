"""Is it always so? What goes out comes back, and nothing a stranger writes breaks the reader."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as some

from bofast.casework.intake.digisos.reading import read_application
from bofast.casework.intake.reading.cells import from_wire, to_wire
from bofast.casework.intake.reading.outline import column_letters, column_number
from bofast.casework.intake.reading.refusal import Refused
from bofast.casework.intake.values import amount_of, day_of
from bofast.desk.intake.safe_cells import DANGEROUS, plain


@given(some.dates(min_value=date(1930, 1, 1), max_value=date(2040, 12, 31)))
def test_a_day_written_in_any_usual_form_is_that_day(day):
    for written in (f"{day:%d.%m.%Y}", f"{day:%Y-%m-%d}", f"{day.day}/{day.month}-{day.year}"):
        assert day_of(written) == day


@given(some.decimals(min_value=0, max_value=10_000_000, places=2))
def test_an_amount_with_nordic_separators_is_that_amount(amount):
    written = f"{amount:,.2f}".replace(",", " ").replace(".", ",")

    assert amount_of(written) == Decimal(amount)


@given(some.integers(min_value=1, max_value=16_384))
def test_a_columns_letters_lead_back_to_its_number(number):
    assert column_number(column_letters(number)) == number


@given(some.one_of(some.none(), some.booleans(), some.dates(), some.text(), some.integers(), some.floats()))
def test_a_cell_survives_the_wire_or_is_marked(value):
    from_wire(to_wire(value, longest=1000))


@given(some.text())
def test_no_text_leaves_as_a_formula(text):
    assert not plain(text).startswith(DANGEROUS)


@given(some.binary(max_size=300))
def test_bytes_are_an_application_or_refused(content):
    with suppress(Refused):
        read_application(content, on=date(2026, 11, 21))


NAMES = some.sampled_from(
    [
        *("data", "version", "personalia", "navn", "fornavn", "etternavn", "familie", "forsorgerplikt", "ansvar"),
        *("barn", "okonomi", "oversikt", "inntekt", "belop", "kilde", "verdi", "bosituasjon", "harDiskresjonskode"),
    ]
)
JSON = some.recursive(
    some.none()
    | some.booleans()
    | some.integers()
    | some.floats(allow_nan=False, allow_infinity=False)  # Python writes Infinity, which is no JSON
    | some.text(max_size=8),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


@given(some.dictionaries(NAMES, JSON, max_size=5))
def test_any_json_object_is_read_without_an_error(content):
    read_application(json.dumps(content).encode(), on=date(2026, 11, 21))
