"""Danish dwellings: BOL until 2008, then BOLIG with the key from person to dwelling."""

from __future__ import annotations

from bofast.registers.contracts import codes_dk
from bofast.registers.contracts.contract import Column, Contract, Delivered, Kind
from bofast.registers.contracts.population_dk import PNR

_SOURCE = "Danmarks Statistik, catalogue of research registers, 2026; BBR"
_UNIT = Column("DST_BOLIGERHVERVSENHED_ID", Kind.ID, "the dwelling")
_ROOMS = Column(
    "ENH_ANTALVAERELSER", Kind.WHOLE, "rooms", missing="not known", unit="rooms", lowest=0, highest=99, needed=False
)
_SIZE = Column(
    "ENH_BEBOELSESAREAL",
    Kind.WHOLE,
    "living space",
    missing="not known",
    unit="m2",
    lowest=0,
    highest=9999,
    needed=False,
)

BOL = Contract(
    name="BOL",
    country="dk",
    title="Dwellings until 2008",
    row="a dwelling on 1 January of the year after",
    key=("KOM", "BOPIKOM"),
    delivered=Delivered.YEARLY,
    file_names=r"bol[_-]?(?P<year>(?:19|20)\d\d)",
    source=_SOURCE,
    columns=(
        Column("KOM", Kind.WHOLE, "municipality", lowest=1, highest=999),
        Column("BOPIKOM", Kind.ID, "the address within the municipality"),
        Column("EJERFORHOLD", Kind.CODE, "who owns it", codes=codes_dk.WHO_OWNS),
        Column("UDLEJNINGFH", Kind.CODE, "how it is used", codes=codes_dk.HOW_USED),
    ),
    changes=("Closed: 1980-2008. The address is found through BEFADR. Names of the columns are unverified.",),
)

BOLIG = Contract(
    name="BOLIG",
    country="dk",
    title="Dwellings from 2009",
    row="a dwelling at the end of the year",
    key=("DST_BOLIGERHVERVSENHED_ID",),
    delivered=Delivered.YEARLY,
    file_names=r"bolig[_-]?(?P<year>(?:19|20)\d\d)",
    source=_SOURCE,
    columns=(
        _UNIT,
        Column("DST_ENH_EJERFORHOLDSKODE", Kind.CODE, "who owns it", codes=codes_dk.WHO_OWNS),
        Column("UDLEJNINGFH", Kind.CODE, "how it is used", codes=codes_dk.HOW_USED),
        _ROOMS,
        _SIZE,
    ),
    also_delivered=frozenset({"DST_ENHEDSADRESSE_ID", "ENH_OFFENTLIGSTOETTE"}),
    changes=("From 2009; before that, BOL.",),
)

PERBOLIG = Contract(
    name="PERBOLIG",
    country="dk",
    title="Who lives in which dwelling, from 2009",
    row="a person and the person's dwelling on the last day of the month in the file's name",
    key=("PNR",),
    delivered=Delivered.ON_A_DAY,
    file_names=r"perbolig[_-]?(?P<year>(?:19|20)\d\d)(?P<month>03|06|09|12)",
    source=_SOURCE,
    columns=(PNR, _UNIT),
    changes=("Four files a year from 2009; bofast reads December.",),
)
