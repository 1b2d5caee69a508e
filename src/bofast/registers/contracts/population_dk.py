"""Danish population: BEF, and the addresses people have lived at."""

from __future__ import annotations

from datetime import date

from bofast.registers.contracts import codes_dk
from bofast.registers.contracts.contract import Column, Contract, Delivered, Kind

FIRST_BIRTH = date(1850, 1, 1)
_SOURCE = "Danmarks Statistik, catalogue of research registers, 2026"

PNR = Column("PNR", Kind.PERSON_ID, "the person, pseudonymised; the same in all registers of a project")
ADDRESS = Column("ADRESSE_ID", Kind.ID, "the address of the dwelling", also_called=("ADRESSEID",))

BEF = Contract(
    name="BEF",
    country="dk",
    title="Population, families and households on a day",
    row="a person living in Denmark on the last day of the month in the file's name",
    key=("PNR",),
    household="FAMILIE_ID",
    day_column="REFERENCETID",
    delivered=Delivered.ON_A_DAY,
    file_names=r"bef[_-]?(?P<year>(?:19|20)\d\d)(?P<month>03|06|09|12)",
    source=_SOURCE,
    columns=(
        PNR,
        Column("FAMILIE_ID", Kind.ID, "the family; the same number in two years need not be the same family"),
        Column("PLADS", Kind.CODE, "place in the family", codes=codes_dk.PLACE_IN_FAMILY),
        Column("FOED_DAG", Kind.DAY, "day of birth", lowest=FIRST_BIRTH, also_called=("FOEDDAG", "FOED_DATO")),
        Column("KOEN", Kind.CODE, "sex", codes=codes_dk.SEX),
        Column(
            "KOM", Kind.WHOLE, "municipality, by the numbers of 2007 in all years", lowest=1, highest=999,
            also_called=("KOMNR",),
        ),
        ADDRESS,
        Column("BOP_VFRA", Kind.DAY, "day of moving in at the address", lowest=FIRST_BIRTH),
        Column(
            "REFERENCETID", Kind.DAY, "the day of status; the same in all rows of a file",
            missing="the file's name tells it", lowest=date(1980, 1, 1), needed=False,
        ),
    ),
    also_delivered=frozenset(
        (
            "FAMILIE_TYPE", "ALDER", "REG", "AEGTE_ID", "E_FAELLE_ID", "MOR_ID", "FAR_ID", "FM_MARK", "CIVST",
            "CIV_VFRA",
            "ANTBOERNF", "ANTBOERNH", "ANTPERSF", "ANTPERSH", "ANTEFAM", "HUSTYPE", "IE_TYPE", "OPR_LAND", "STATSB",
            "BETALINGSKOM", "OPHOLDMD_DK", "VERSION", "C_FAELLE_ID", "HUSTYPE_FAM", "BOP_VTIL",
        )
    ),
    changes=(
        "1985-2007: December only. From 2008: four files a year (03 to 12). Together they count everybody fourfold.",
        "bofast reads December and leaves the others.",
        "The file of December tells of 1 January of the year after: its rows are that year's in the store.",
        "2019: merged from BEF, BEFK, FAM and HUST. Columns come in upper, lower and mixed case, in changing order.",
        "2020: municipalities were recoded to the numbers of 2007 for all years.",
    ),
    note="Children are counted from members and their age, never from ANTBOERNF, which counts those below 25.",
)  # fmt: skip

BEFBOP = Contract(
    name="BEFBOP",
    country="dk",
    title="Every stay at an address",
    row="a person's unbroken stay at one address",
    key=("PNR", "BOP_VFRA"),
    stays=("BOP_VFRA", "BOP_VTIL"),
    delivered=Delivered.WHOLE,
    file_names=r"befbop[_-]?(?:(?P<year>(?:19|20)\d\d)(?P<month>03|06|09|12)?)?",
    source=_SOURCE,
    columns=(
        PNR,
        ADDRESS,
        Column("BOP_VFRA", Kind.DAY, "first day at the address", lowest=FIRST_BIRTH),
        Column(
            "BOP_VTIL", Kind.DAY, "first day no longer at the address: moved, emigrated, disappeared or died",
            missing="lives there still; 31 December 9999 means the same", lowest=FIRST_BIRTH,
        ),
    ),
    also_delivered=frozenset({"BOP_RFRA", "BOP_AJOUR"}),
    changes=("One file, 1986 to the month in its name; a newer delivery replaces the older.",),
)  # fmt: skip

BEFADR = Contract(
    name="BEFADR",
    country="dk",
    title="Addresses",
    row="an address and the days on which it was valid",
    key=("ADRESSE_ID", "ADR_VFRA"),
    delivered=Delivered.WHOLE,
    file_names=r"befadr[_-]?(?:(?P<year>(?:19|20)\d\d)(?P<month>03|06|09|12)?)?",
    source=_SOURCE,
    columns=(
        ADDRESS,
        Column("ADR_VFRA", Kind.DAY, "first day on which the address was valid", lowest=date(1800, 1, 1)),
        Column(
            "ADR_VTIL", Kind.DAY, "first day on which it was valid no longer", missing="it is valid still",
            lowest=date(1800, 1, 1), may_lie_ahead=True,
        ),
        Column("KOM", Kind.WHOLE, "municipality", lowest=1, highest=999),
        Column("BOPIKOM", Kind.ID, "the address within the municipality; the key of BOL"),
        Column("OPGIKOM", Kind.ID, "the entrance within the municipality", missing="not known", needed=False),
    ),
    also_delivered=frozenset({"ADR_RFRA"}),
    changes=("BOPIKOM and OPGIKOM stood in the population files once; now they stand here.",),
)  # fmt: skip

AREAS = Contract(
    name="OMRAADER",
    country="dk",
    title="The list of addresses that makes the areas",
    row="an address that belongs to an area",
    key=("ADRESSE_ID",),
    delivered=Delivered.WHOLE,
    file_names=r"omraader",
    source="the organisation's own list; an area is a list of addresses, not a column of a register",
    columns=(
        ADDRESS,
        Column("OMRAADE", Kind.WHOLE, "number of the area", lowest=1, highest=32_767),
        Column("NAVN", Kind.TEXT, "name of the area"),
    ),
)
