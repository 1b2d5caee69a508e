"""A small estate of a housing organisation, with the headings that a Danish office would write."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tools.examples.sheets import write

DANISH_TENANCY_HEADINGS = ("Lejemålsnummer", "Familienummer", "Indflyttet", "Lejeform", "Husleje")


def write_danish(into: Path) -> None:
    homes = [
        (f"12-{at}", "Afdeling 12 Prøveparken", f"Opgang {at % 3 + 1}", f"Skitsevej {at}", "0000", "Prøvestrup",
         "lejlighed", at % 3 + 2, 45 + 16 * (at % 3), at % 4, "nej", 6_200 + 900 * (at % 3))
        for at in range(1, 17)
    ]  # fmt: skip
    headings = ("Bolignummer", "Afdeling", "Opgang", "Adresse", "Postnr", "By", "Boligtype", "Antal rum", "Areal")
    write(into / "boliger.xlsx", title="Boliger", headings=(*headings, "Etage", "Elevator", "Husleje"), rows=homes)
    people: list[tuple[object, ...]] = []
    for at, name in enumerate(("Prøvegaard", "Eksempelholm", "Skitsebæk", "Mønsterlund", "Kladdeby", "Tænkestrup")):
        people.append(
            (f"DK-{at + 1}", name, date(2025, 1, 1), "forsørger", "Maja", name, date(1988 + at, 4, 3), "kvinde")
        )
        people += [
            (f"DK-{at + 1}", name, date(2025, 1, 1), "barn", given, name, date(2014 + at, 2 + child, 9), "dreng")
            for child, given in enumerate(("Aksel", "Villads", "Storm")[: at % 3 + 1])
        ]
    columns_of_people = (
        *("Familienummer", "Familien kaldes", "Medlem fra", "Rolle", "Fornavn", "Efternavn", "Fødselsdato", "Køn"),
    )
    write(into / "familier.xlsx", title="Familier", headings=columns_of_people, rows=people)
    rows = [(f"12-{at}", f"DK-{at}", date(2021, at, 1), "almen leje", 6_200 + 900 * (at % 3)) for at in range(1, 7)]
    write(into / "lejemaal.xlsx", title="Lejemål", headings=DANISH_TENANCY_HEADINGS, rows=rows)
