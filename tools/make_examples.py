"""Make the spreadsheets of the example municipality: `python tools/make_examples.py`.

Nordvik is made up, and so is everybody in it: the family names are built from words such as Prøve and Eksempel, and
the identity numbers carry a month that no real number has. The same run always makes the same files.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

from bofast.rules.identity_number import synthetic_d_number, synthetic_number

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
CHANCE = random.Random(2026)  # noqa: S311 - an example, no secret

NAME_STARTS = ("Prøv", "Eksempel", "Mønster", "Test", "Skisse", "Kladde", "Tenke", "Liksom")
NAME_ENDS = ("heim", "mo", "ås", "voll", "strand", "dal", "haug", "vik")
WOMEN = ("Amara", "Selma", "Nadira", "Yohana", "Lulia", "Farisa", "Mirembe", "Zahira", "Rahwa", "Oksana", "Samira")
MEN = ("Yonatan", "Farid", "Omid", "Tesfalem", "Karim", "Bilal", "Ruslan", "Idris", "Samuel", "Habib", "Mikael")
GIRLS = ("Mona", "Lea", "Saba", "Noor", "Emma", "Hanna", "Aida", "Liya", "Sofie", "Miriam")
BOYS = ("Adam", "Elias", "Yusuf", "Noah", "Amir", "Isak", "Daniel", "Omar", "Filip", "Jonas")
AREAS = {
    "Prøvehaugen": ("Prøvehaugvegen", ("Prøvehaugen 1", "Prøvehaugen 2", "Prøvehaugen 3")),
    "Eksempelvika": ("Eksempelvikgata", ("Eksempelvika A", "Eksempelvika B", "Eksempelvika C")),
    "Mønsterlia": ("Mønsterlivegen", ("Mønsterlia rekkehus", "Mønsterlia blokk")),
}
NOT_REFUGEES = {5, 12, 23, 34, 40, 45, 50, 58, 63}
WITHOUT_HOME = {29, 52}
RENT_PRIVATE = {7: "PR-05", 18: "PR-06", 36: "PR-07", 48: "PR-08"}
# Families with an outcome in follow-up.yaml: 17 providers and 28 children in all.
FIXED_SIZES = {3: (2, 4), 11: (2, 3), 19: (2, 3), 27: (2, 4), 6: (2, 3), 14: (1, 2), 22: (2, 3), 9: (2, 3), 30: (2, 3)}
WILL_BE_HELPED = frozenset(FIXED_SIZES)
RESERVED_HOMES = {"NV-1098", "NV-1099", "NV-1100", "NV-1066"}
# What the providers of some families earn a month, before and after tax, with how long each wage lasts: those who
# bought carry their loan by two lasting wages, F-012 could, and F-005 could once the second wage is permanent.
WAGES = {
    3: ((40_900, 31_400, "varig"), (37_400, 29_100, "varig")),
    11: ((39_600, 30_500, "varig"), (35_800, 28_000, "varig")),
    19: ((40_050, 31_300, "varig"), (34_700, 27_200, "varig")),
    27: ((44_300, 33_900, "varig"), (37_000, 28_800, "varig")),
    5: ((41_500, 31_900, "varig"), (38_900, 30_000, "midlertidig")),
    12: ((39_200, 30_200, "varig"), (36_300, 28_300, "varig")),
}
TEMPORARY = (
    ("arbeidsavklaringspenger", 21_400, 17_900),
    ("introduksjonsstønad", 20_670, 17_300),
    ("kvalifiseringsstønad", 20_670, 17_250),
    ("dagpenger", 19_800, 16_400),
    ("overgangsstønad", 24_300, 19_900),
    ("sosialhjelp", None, 12_500),
)


@dataclass
class Member:
    role: str
    given: str
    born: date
    sex: str
    share: int = 100
    number: str = ""
    surname: str = ""


@dataclass
class Family:
    place: int
    name: str
    settled: int
    members: list[Member] = field(default_factory=list)

    @property
    def reference(self) -> str:
        return f"F-{self.place:03}"

    @property
    def is_refugee(self) -> bool:
        return self.place not in NOT_REFUGEES


def day(year: int, last_year: int) -> date:
    first, last = date(year, 1, 1), date(last_year, 12, 28)
    return first + timedelta(days=CHANCE.randrange((last - first).days))


def families() -> list[Family]:
    made = [_family(place) for place in range(1, 65)]
    _share_a_child(made[39], made[44])
    taken: dict[date, int] = {}
    for family in made:
        for member in family.members:
            member.number = member.number or _number(family, member, taken)
    return made


def _family(place: int) -> Family:
    name = NAME_STARTS[(place - 1) % 8] + NAME_ENDS[((place - 1) // 8 + (place - 1) % 8) % 8]
    family = Family(place, name, settled=CHANCE.randrange(2012, 2022))
    providers, children = FIXED_SIZES.get(place, (CHANCE.choice((1, 2, 2)), CHANCE.choice((1, 1, 2, 2, 3, 3, 4, 5))))
    family.members.append(Member("forsørger", CHANCE.choice(WOMEN), day(1980, 1994), "kvinne"))
    if providers == 2:
        family.members.append(Member("forsørger", CHANCE.choice(MEN), day(1976, 1992), "mann"))
    for given, sex in _children(children):
        family.members.append(Member("barn", given, day(2012, 2023), sex))
    if place in {2, 24}:
        family.members.append(Member("barn", "Venter", date(2027, 2, 20), ""))
    return family


def _children(count: int) -> list[tuple[str, str]]:
    girls = CHANCE.sample(GIRLS, count)
    boys = CHANCE.sample(BOYS, count)
    return [CHANCE.choice(((girls[at], "jente"), (boys[at], "gutt"))) for at in range(count)]


def _share_a_child(one: Family, other: Family) -> None:
    """A child that lives half of the time with each of its parents."""
    child = next(member for member in one.members if member.role == "barn")
    child.share = 50
    child.number = synthetic_number(child.born, serial=7)
    other.members.append(Member("barn", child.given, child.born, child.sex, 50, child.number, one.name))


def _number(family: Family, member: Member, taken: dict[date, int]) -> str:
    if member.born > date(2026, 11, 1) or (family.place % 17 == 0 and member.role == "barn"):
        return ""  # not born yet, or not yet in the register: they can be helped all the same
    serial = taken.get(member.born, 0)
    taken[member.born] = serial + 1
    if family.place == 61 and member.role == "forsørger":
        return synthetic_d_number(member.born, serial=serial)
    return synthetic_number(member.born, serial=serial)


FAMILY_HEADINGS = (
    *("Familienummer", "Familien kalles", "Medlem fra", "Rolle", "Fornavn", "Etternavn", "Fødselsdato", "Kjønn"),
    *("Fødselsnummer", "Andel av tiden (%)", "Språk", "Trenger tolk", "Flyktningbakgrunn", "Bosatt år"),
    *("Skole eller barnehage", "Inntekt: type", "Inntekt: før skatt per måned", "Inntekt: etter skatt per måned"),
    *("Inntekt: varighet", "Inntekt: slutter", "Inntekt: fra", "Ansvarlig"),
)


def family_rows(made: Iterable[Family]) -> Iterable[tuple[object, ...]]:
    for family in made:
        area = list(AREAS)[family.place % 3]
        for at, member in enumerate(family.members):
            is_child = member.role == "barn"
            income = ("", None, None, "", None, None) if is_child else _income(family, at)
            if member.surname:
                area = list(AREAS)[40 % 3]  # the school of the parent with whom the child is registered
            school = f"{area} {'skole' if member.born.year < 2021 else 'barnehage'}" if is_child else ""
            yield (
                family.reference,
                f"Familien {family.name}",
                max(member.born, date(2024, 12, 1)),
                member.role,
                member.given,
                member.surname or family.name,
                member.born,
                member.sex,
                member.number,
                member.share,
                ("ar", "ti", "so", "uk", "fa", "nb")[family.place % 5 if family.is_refugee else 5],
                "ja" if family.is_refugee and family.place % 2 else "nei",
                "ja" if family.is_refugee else "nei",
                family.settled if family.is_refugee else None,
                school,
                *income,
                "kari" if family.place <= 34 else "mona",
            )


def _income(family: Family, at: int) -> tuple[object, ...]:
    start = date(2025, 1, 1)
    if family.place in WAGES:
        before_tax, after_tax, permanence = WAGES[family.place][at]
        ends = date(2027, 6, 30) if permanence == "midlertidig" else None
        return ("lønn", before_tax, after_tax, permanence, ends, start)
    if family.place in FIXED_SIZES and at == 0:
        return ("lønn", 31_500 + 450 * family.place, 25_000 + 330 * family.place, "varig", None, start)
    if at == 1 and family.place % 4 == 0:
        return ("lønn", 24_500, 20_100, "midlertidig", None, start)
    kind, gross, net = TEMPORARY[(family.place + at * 3) % len(TEMPORARY)]
    ends = date(2026, 12, 31) + timedelta(days=30 * ((family.place * 5 + at) % 14))
    return (kind, gross, net, "midlertidig" if family.place % 3 else "tar slutt", ends, start)


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


TENANCY_HEADINGS = ("Bolignummer", "Familienummer", "Fra", "Leiekontrakt til", "Leieform", "Husleie per måned")


def tenancy_rows(made: Sequence[Family], homes: Sequence[tuple[object, ...]]) -> Iterable[tuple[object, ...]]:
    """Each family in a home that is full, or nearly: that is why it is followed."""
    rooms = {str(home[0]): int(str(home[8])) for home in homes}
    rents = {str(home[0]): home[19] for home in homes}
    free = [number for number in rooms if number.startswith("NV") and number not in RESERVED_HOMES]
    for family in made:
        if family.place in WITHOUT_HOME:
            continue
        wanted = max(2, min(5, len(family.members) - (family.place % 4 == 0) - (family.place in WILL_BE_HELPED)))
        home = RENT_PRIVATE.get(family.place) or next((one for one in free if rooms[one] == wanted), free[-1])
        if home in free:
            free.remove(home)
        began = date(2021 + family.place % 4, 1 + family.place % 12, 1)
        until = date(2026, 12, 15) + timedelta(days=23 * (family.place * 7 % 41))
        tenure = "privat leie" if family.place in RENT_PRIVATE else "kommunal leie"
        yield (home, family.reference, began, until, tenure, rents[home])


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


def write(path: Path, *, title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2026, 11, 21)})  # noqa: DTZ001 - a file property without a zone
    sheet = book.add_worksheet(title)
    bold, as_day = book.add_format({"bold": True}), book.add_format({"num_format": "dd.mm.yyyy"})
    sheet.write_row(0, 0, headings, bold)
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, place, datetime(value.year, value.month, value.day), as_day)  # noqa: DTZ001
            elif value not in {None, ""}:
                sheet.write(number, place, value)
    sheet.autofit()
    book.close()


def write_csv(path: Path, *, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """As Excel saves it in the Nordic countries: semicolons, decimal commas, and no Unicode."""
    with path.open("w", encoding="windows-1252", newline="") as file:
        lines = csv.writer(file, delimiter=";", lineterminator="\r\n")
        lines.writerow(headings)
        for row in rows:
            lines.writerow([_as_excel_writes(value) for value in row])


def _as_excel_writes(value: object) -> object:
    if isinstance(value, date):
        return value.strftime("%d.%m.%Y")
    return str(value).replace(".", ",") if isinstance(value, float) else value


DANISH_TENANCY_HEADINGS = ("Lejemålsnummer", "Familienummer", "Indflyttet", "Lejeform", "Husleje")


def write_danish() -> None:
    """A small estate of a housing organisation, with the headings that a Danish office would write."""
    homes = [
        (f"12-{at}", "Afdeling 12 Prøveparken", f"Opgang {at % 3 + 1}", f"Skitsevej {at}", "0000", "Prøvestrup",
         "lejlighed", at % 3 + 2, 45 + 16 * (at % 3), at % 4, "nej", 6_200 + 900 * (at % 3))
        for at in range(1, 17)
    ]  # fmt: skip
    headings = ("Bolignummer", "Afdeling", "Opgang", "Adresse", "Postnr", "By", "Boligtype", "Antal rum", "Areal")
    write(
        EXAMPLES / "dk/boliger.xlsx", title="Boliger", headings=(*headings, "Etage", "Elevator", "Husleje"), rows=homes
    )
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
    write(EXAMPLES / "dk/familier.xlsx", title="Familier", headings=columns_of_people, rows=people)
    rows = [(f"12-{at}", f"DK-{at}", date(2021, at, 1), "almen leje", 6_200 + 900 * (at % 3)) for at in range(1, 7)]
    write(EXAMPLES / "dk/lejemaal.xlsx", title="Lejemål", headings=DANISH_TENANCY_HEADINGS, rows=rows)


# Where each building of a block stands: metres east and north of the south-western corner, and how wide and deep it is.
BUILDINGS = {
    "Prøvehaugen 1": ((0, 120, 46, 13), (0, 156, 13, 34)),
    "Prøvehaugen 2": ((72, 128, 46, 13),),
    "Prøvehaugen 3": ((38, 206, 13, 44), (66, 200, 36, 13)),
    "Eksempelvika A": ((20, 64, 50, 13),),
    "Eksempelvika B": ((92, 62, 13, 42),),
    "Eksempelvika C": ((40, 14, 13, 30), (62, 0, 44, 13)),
    "Mønsterlia rekkehus": tuple((150 + 22 * at, 96 + 9 * at, 14, 10) for at in range(5)),
    "Mønsterlia blokk": ((168, 34, 54, 14),),
}
# In the sea, where nobody lives.
SOUTH_WEST, METRES_A_DEGREE = (5.2, 64.4), (48_050.0, 111_195.0)


def write_map() -> None:
    """Where the blocks of the example stand, as GeoJSON."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": block, "område": area},
            "geometry": {"type": "MultiPolygon", "coordinates": [[_walls(*one)] for one in BUILDINGS[block]]},
        }
        for area, (_street, blocks) in AREAS.items()
        for block in blocks
    ]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in features)
    text = f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'
    (EXAMPLES / "map.geojson").write_text(text, encoding="utf-8")


def _walls(west: float, south: float, wide: float, deep: float) -> list[list[float]]:
    """The ring of one building, its first corner repeated, as GeoJSON has it."""
    corners = ((west, south), (west + wide, south), (west + wide, south + deep), (west, south + deep), (west, south))
    east, north = SOUTH_WEST
    return [[round(east + x / METRES_A_DEGREE[0], 7), round(north + y / METRES_A_DEGREE[1], 7)] for x, y in corners]


def main() -> None:
    (EXAMPLES / "dk").mkdir(parents=True, exist_ok=True)
    made, homes = families(), list(home_rows())
    write(EXAMPLES / "homes.xlsx", title="Boliger", headings=HOME_HEADINGS, rows=homes)
    write(EXAMPLES / "families.xlsx", title="Familier", headings=FAMILY_HEADINGS, rows=family_rows(made))
    tenancies = list(tenancy_rows(made, homes))
    write(EXAMPLES / "tenancies.xlsx", title="Leieforhold", headings=TENANCY_HEADINGS, rows=tenancies)
    write(EXAMPLES / "homes-with-faults.xlsx", title="Boliger", headings=FAULTY_HEADINGS, rows=FAULTY)
    write_csv(EXAMPLES / "homes-windows-1252.csv", headings=HOME_HEADINGS, rows=homes[:10])
    write_danish()
    write_map()


if __name__ == "__main__":
    main()
