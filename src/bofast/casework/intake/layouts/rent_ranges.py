"""The sheet of usual rents: what an office holds for usual by area and bedrooms; a rent outside it is asked about."""

# ruff: noqa: E501 - one column a line, so that the sheet can be read as a table

from __future__ import annotations

from bofast.casework.intake.layouts.column import Column, Layout, SheetKind, ValueKind

COLUMNS = (
    Column(field="area", nb="Område", da="Område", en="Area", also=("la", "områdekode"), required=True, longest=60, example="Prøvehaugen"),
    Column(field="group", nb="Gruppe", da="Gruppe", en="Group", also=("lettype",), longest=20),
    Column(field="bedrooms", nb="Antall soverom", da="Antal soverum", en="Bedrooms", also=("beds", "soverom", "soverum"), kind=ValueKind.WHOLE, required=True, least=0, most=15, example="2"),
    Column(field="least", nb="Vanlig fra", da="Normalt fra", en="Usual from", also=("soft_min",), kind=ValueKind.AMOUNT, required=True, least=0, most=1_000_000, example="7 500"),
    Column(field="most", nb="Vanlig til", da="Normalt til", en="Usual to", also=("soft_max",), kind=ValueKind.AMOUNT, required=True, least=0, most=1_000_000, example="12 000"),
)  # fmt: skip

RENT_RANGES = Layout(SheetKind.RENT_RANGES, COLUMNS, key=("area", "group", "bedrooms"))
