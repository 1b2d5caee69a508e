"""The sheet of homes: a row a home, with the names of KOBO's housing API beside plain headings.

Source of the names: Husbanken, KOBO Bolig API v1.
"""

# ruff: noqa: E501 - one column a line, so that the sheet can be read as a table

from __future__ import annotations

from dataclasses import replace

from bofast.casework.homes.models import Home
from bofast.casework.intake.layouts.column import Choice, Column, Layout, SheetKind, ValueKind

KINDS = (
    Choice("flat", "leilighet", "lejlighed", "flat", ("blokk", "apartment", "leilighet i blokk")),
    Choice("detached", "enebolig", "parcelhus", "detached house", ("villa", "frittliggende")),
    Choice("semi_detached", "tomannsbolig", "dobbelthus", "semi-detached house", ("2-mannsbolig",)),
    Choice("terraced", "rekkehus", "rækkehus", "terraced house", ("kjedehus", "kædehus")),
    Choice("shared", "bofellesskap", "bofællesskab", "shared housing", ("hybel",)),
    Choice("other", "annen", "anden", "other", ("annet", "andet")),
)
DISPOSALS = (
    Choice("owned", "kommunalt eid", "ejet af kommunen", "owned", ("eid", "eie", "eiet", "kommunal")),
    Choice("rented_in", "innleid", "lejet ind", "rented in", ("leid inn", "framleie")),
    Choice("right_of_use", "disposisjonsrett", "anvisningsret", "right of use", ("tilvisning", "tildelingsrett")),
    Choice("private", "privat", "privat", "private"),
)


def _with_kobo_name(column: Column) -> Column:
    name = Home.KOBO.get(column.field)
    return replace(column, also=(name, *column.also)) if name else column


YES_NO, WHOLE, DECIMAL = ValueKind.YES_NO, ValueKind.WHOLE, ValueKind.DECIMAL
AMOUNT = ValueKind.AMOUNT

COLUMNS = tuple(
    _with_kobo_name(column)
    for column in (
        Column(field="supplier_home_id", nb="Bolignummer", da="Bolignummer", en="Home number", also=("boligens nummer", "bolig nr", "bolig-ID", "lejemålsnummer", "lejemål"), required=True, longest=60, example="NV-1001"),
        Column(field="extra_reference", nb="Ekstra referanse", da="Ekstra reference", en="Extra reference", longest=60),
        Column(field="kobo_id", nb="KOBO-ID", da="KOBO-ID", en="KOBO id", kind=ValueKind.KOBO_ID, longest=36),
        Column(field="area", nb="Område", da="Område", en="Area", also=("bydel", "afdeling", "avdeling"), longest=120, example="Prøvehaugen"),
        Column(field="block", nb="Blokk", da="Blok", en="Block", also=("bygg", "opgang"), longest=120, example="Prøvehaugen 1"),
        Column(field="address", nb="Adresse", da="Adresse", en="Address", also=("gateadresse", "vej og nr"), required=True, example="Eksempelvegen 12"),
        Column(field="unit_number", nb="Bruksenhetsnummer", da="Enhedsnummer", en="Unit number", kind=ValueKind.UNIT_NUMBER, also=("bolignr H", "H-nummer"), example="H0201"),
        Column(field="postal_code", nb="Postnummer", da="Postnummer", en="Postal code", kind=ValueKind.POSTAL_CODE, also=("postnr", "post nr"), longest=4, example="0000"),
        Column(field="postal_place", nb="Poststed", da="By", en="Postal place", also=("sted", "postdistrikt"), longest=60, example="Nordvik"),
        Column(field="property_number", nb="Eiendom", da="Matrikelnummer", en="Property", also=("gnr/bnr", "matrikkel"), longest=40),
        Column(field="ownership_section", nb="Eierseksjon", da="Ejerlejlighedsnummer", en="Ownership section", also=("seksjon",), longest=20),
        Column(field="building_number", nb="Bygning", da="Bygning", en="Building", also=("bygningsnummer",), longest=20),
        Column(field="kind", nb="Boligtype", da="Boligtype", en="Kind of home", kind=ValueKind.CHOICE, also=("type",), choices=KINDS, example="leilighet"),
        Column(field="rooms", nb="Antall rom", da="Antal rum", en="Rooms", kind=WHOLE, also=("rom", "rum", "antall oppholdsrom"), least=1, most=20, example="3"),
        Column(field="bedrooms", nb="Antall soverom", da="Antal soverum", en="Bedrooms", kind=WHOLE, also=("soverom", "soverum", "beds"), least=0, most=15, example="2"),
        Column(field="area_m2", nb="Areal (m²)", da="Areal (m²)", en="Area (m²)", kind=DECIMAL, also=("areal", "BRA", "boligareal", "kvm", "m2", "bruksareal"), least=5, most=1000, decimals=1, example="62,5"),
        Column(field="floor", nb="Etasje", da="Etage", en="Floor", kind=WHOLE, also=("sal",), least=-3, most=50, example="2"),
        Column(field="has_lift", nb="Heis", da="Elevator", en="Lift", kind=YES_NO, example="nei"),
        Column(field="is_step_free", nb="Trinnfri", da="Uden trin", en="Step-free", kind=YES_NO, also=("trinnfri adkomst", "trinfri")),
        Column(field="is_wheelchair_accessible", nb="Rullestol", da="Kørestol", en="Wheelchair", kind=YES_NO, also=("tilgjengelig for rullestol", "kørestolsegnet")),
        Column(field="has_garden", nb="Hage", da="Have", en="Garden", kind=YES_NO, example="ja"),
        Column(field="school_district", nb="Skolekrets", da="Skoledistrikt", en="School district", also=("skole",), longest=80, example="Prøvehaugen skole"),
        Column(field="disposal", nb="Disposisjonsform", da="Rådighed", en="Disposal", kind=ValueKind.CHOICE, choices=DISPOSALS),
        Column(field="ownership_form", nb="Eieform", da="Ejerform", en="Ownership form", longest=40),
        Column(field="owner", nb="Eier", da="Ejer", en="Owner", longest=120),
        Column(field="properties", nb="Egenskaper", da="Egenskaber", en="Properties", kind=ValueKind.WORDS, longest=400),
        Column(field="is_shared_housing", nb="Bofellesskap", da="Bofællesskab", en="Shared housing", kind=YES_NO),
        Column(field="qualifies_for_vat_compensation", nb="Mva-kompensasjon", da="Momskompensation", en="VAT compensation", kind=YES_NO),
        Column(field="has_rent_to_own_potential", nb="Leie til eie", da="Leje til eje", en="Rent to own", kind=YES_NO, also=("leie-til-eie",), example="nei"),
        Column(field="rent_per_month", nb="Husleie per måned", da="Husleje pr. måned", en="Rent per month", kind=AMOUNT, also=("husleie", "leie", "husleje", "leie pr mnd", "leiekostnad"), least=0, most=200000, example="9 670,00"),
        Column(field="heating_per_month", nb="Oppvarming per måned", da="Varme pr. måned", en="Heating per month", kind=AMOUNT, also=("oppvarming", "varme"), least=0, most=50000),
        Column(field="electricity_per_month", nb="Strøm per måned", da="El pr. måned", en="Electricity per month", kind=AMOUNT, also=("strøm",), least=0, most=50000),
        Column(field="rent_from_day", nb="Husleie fra", da="Husleje fra", en="Rent from", kind=ValueKind.DATE, also=("leie fra", "gjelder fra"), example="01.01.2026"),
        Column(field="out_of_use_from", nb="Ute av bruk fra", da="Ude af brug fra", en="Out of use from", kind=ValueKind.DATE),
        Column(field="note", nb="Merknad", da="Bemærkning", en="Note", also=("kommentar",), longest=2000),
    )
)  # fmt: skip

HOMES = Layout(SheetKind.HOMES, COLUMNS, key=("supplier_home_id",))
