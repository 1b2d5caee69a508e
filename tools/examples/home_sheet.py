"""The sheet of homes, and one with a fault in nearly each row."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from tools.examples.places import AREAS

HOME_HEADINGS = (
    *("leverandorBoligId", "Område", "Blokk", "adresse", "bruksenhetsnummer", "Postnummer", "Poststed", "boligtype"),
    *("Antall rom", "antallSoverom", "bruksareal", "etasjenummer", "Heis", "Trinnfri"),
    *("erTilgjengeligForRullestolbruker", "Hage", "Skolekrets", "disposisjonsform", "leieTilEiePotensial"),
    *("Husleie per måned", "Oppvarming per måned", "Strøm per måned", "Husleie fra", "Merknad"),
)
ROOMS = (3, 4, 4, 3, 5, 4, 2, 4, 5, 3, 4, 5, 3)


def home_rows() -> Iterable[tuple[object, ...]]:
    blocks = [(area, street, block) for area, (street, names) in AREAS.items() for block in names]
    for at in range(100):
        area, street, block = blocks[at % 8]
        is_row_house = block == "Mønsterlia rekkehus"
        rooms = 5 if at >= 97 else ROOMS[(at // 8) % 13]
        floor = 1 if is_row_house else (at // 8) % 4 + 1
        has_lift = block in {"Eksempelvika A", "Mønsterlia blokk"}
        rent = 3_900 + 1_850 * rooms + 100 * (at % 7)
        yield (
            f"NV-{1001 + at}", area, block, f"{street} {2 * (at % 8) + 1 + at // 40}",
            f"H{floor:02}{at // 8 % 4 + 1:02}",
            "0000", "Nordvik", "rekkehus" if is_row_house else "leilighet", rooms, rooms - 1,
            18.0 + 16.5 * rooms + at % 5, floor, "ja" if has_lift else "nei", "ja" if has_lift or floor == 1 else "nei",
            "ja" if has_lift and floor == 1 else "nei", "ja" if is_row_house else "nei", f"{area} skole",
            "kommunalt eid" if at % 9 else "innleid", "ja" if at in {12, 28, 44, 65} else "nei",
            rent, 650 if at % 3 else None, 780, date(2026, 1, 1), "",
        )  # fmt: skip
    for at in range(10):
        rooms = (5, 5, 5, 5, 3, 3, 2, 3, 4, 3)[at]
        yield (
            f"PR-{at + 1:02}", "Mønsterlia", "", f"Liksomsvingen {at + 3}", "H0101", "0000", "Nordvik", "rekkehus",
            rooms, rooms - 1, 20.0 + 17 * rooms, 1, "nei", "ja", "nei", "ja", "Mønsterlia skole", "privat", "nei",
            4_500 + 2_000 * rooms if 4 <= at <= 7 else None, None, None, date(2026, 1, 1) if 4 <= at <= 7 else None, "",
        )  # fmt: skip


FAULTY = (
    ("NV-2001", "Prøvehaugen", "Prøvehaugen 1", "Prøvehaugvegen 91", "H0101", 3, 2, "62,5", "ja", "9 670,00"),
    ("NV-2002", "Prøvehaugen", "Prøvehaugen 1", "", "H0102", 3, 2, "62,5", "ja", "9 670"),
    ("NV-2003", "Prøvehaugen", "Prøvehaugen 1", "Prøvehaugvegen 91", "0103", 3, 2, "62,5", "ja", "9 670"),
    ("NV-2004", "Prøvehaugen", "Prøvehaugen 1", "Prøvehaugvegen 91", "H0104", "tre", 2, "62,5", "ja", "9 670"),
    ("NV-2005", "Prøvehaugen", "Prøvehaugen 1", "Prøvehaugvegen 91", "H0105", 3, 2, "62,5", "kanskje", "9 670"),
    ("NV-2001", "Prøvehaugen", "Prøvehaugen 1", "Prøvehaugvegen 91", "H0106", 3, 2, "62,5", "nei", "9 670"),
    ("NV-2007", "Prøvehaugen", "Prøvehaugen 1", "Prøvehaugvegen 91", "H0107", 3, 2, "6250", "nei", "ni tusen"),
    ('=HYPERLINK("http://eksempel.invalid","x")', "", "", "Prøvehaugvegen 91", "H0108", 3, 2, "60", "nei", "9 670"),
    ("NV-2009", "Prøvehaugen", "Prøvehaugen 1", "Prøvehaugvegen 91", "H0109", 40, 2, "62,5", "nei", "-5"),
    ("NV-2010", "Prøvehaugen", "Prøvehaugen 1", "  Prøvehaugvegen 91 ", "h 0110", 3, 2, "62.5", "Ja", "kr 9 670,-"),
)
FAULTY_HEADINGS = (
    *("Bolignummer *", "Område", "Blokk", "Adresse *", "Bruksenhetsnummer", "Antall rom", "Antall soverom"),
    *("Areal (m²)", "Heis", "Husleie per måned"),
)
