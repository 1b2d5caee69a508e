"""The sheet of tenancies: a row a contract, with the home and the family that have been brought in before."""

# ruff: noqa: E501 - one column a line, so that the sheet can be read as a table

from __future__ import annotations

from bofast.casework.intake.layouts.column import Choice, Column, Layout, SheetKind, ValueKind

TENURES = (
    Choice("rented_public", "kommunal leie", "almen leje", "rented public", ("kommunal", "leie", "almen", "lejer")),
    Choice("rented_private", "privat leie", "privat leje", "rented private", ("privat",)),
    Choice("rent_to_own", "leie til eie", "leje til eje", "rent to own", ("leie-til-eie",)),
    Choice("owned", "eid", "ejet", "owned", ("eier", "ejer", "eie")),
    Choice("temporary", "midlertidig", "midlertidig", "temporary", ("midlertidig botilbud",)),
    Choice("unknown", "ukjent", "ukendt", "unknown"),
)
DATE, AMOUNT = ValueKind.DATE, ValueKind.AMOUNT

COLUMNS = (
    Column(field="supplier_home_id", nb="Bolignummer", da="Bolignummer", en="Home number", also=("leverandorBoligId", "boligens nummer", "lejemål", "lejemålsnummer"), required=True, longest=60, example="NV-1001"),
    Column(field="reference", nb="Familienummer", da="Familienummer", en="Family number", also=("saksnummer", "sagsnummer", "referanse", "familie"), required=True, longest=40, example="F-001"),
    Column(field="from_day", nb="Fra", da="Fra", en="From", also=("innflyttet", "indflyttet", "leie fra", "startdato"), kind=DATE, required=True, example="01.09.2019"),
    Column(field="to_day", nb="Til", da="Til", en="To", also=("utflyttet", "fraflyttet", "sluttdato"), kind=DATE),
    Column(field="fixed_until", nb="Leiekontrakt til", da="Lejekontrakt til", en="Lease until", also=("tidsbestemt til", "kontrakt utløper", "tidsbegrænset til"), kind=DATE, example="31.08.2027"),
    Column(field="tenure", nb="Leieform", da="Lejeform", en="Tenure", also=("disposisjonsform", "ejerform"), kind=ValueKind.CHOICE, choices=TENURES, example="kommunal leie"),
    Column(field="rent_per_month", nb="Husleie per måned", da="Husleje pr. måned", en="Rent per month", also=("husleie", "leie", "husleje"), kind=AMOUNT, least=0, most=200_000, example="9 670"),
    Column(field="deposit", nb="Depositum", da="Depositum", en="Deposit", also=("indskud",), kind=AMOUNT, least=0, most=1_000_000),
    Column(field="contract_reference", nb="Kontraktnummer", da="Kontraktnummer", en="Contract number", also=("kontrakt",), longest=40),
)  # fmt: skip

TENANCIES = Layout(SheetKind.TENANCIES, COLUMNS, key=("supplier_home_id", "from_day"))
