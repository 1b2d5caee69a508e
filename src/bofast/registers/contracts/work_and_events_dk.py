"""Danish labour classification, moves, migration and deaths."""

from __future__ import annotations

from datetime import date

from bofast.registers.contracts import codes_dk
from bofast.registers.contracts.contract import Column, Contract, Delivered, Kind
from bofast.registers.contracts.population_dk import FIRST_BIRTH, PNR

_SOURCE = "Danmarks Statistik, catalogue of research registers, 2026"

AKM = Contract(
    name="AKM",
    country="dk",
    title="Classification by main source of income",
    row="a person and what the person mostly lived from in the year",
    key=("PNR",),
    delivered=Delivered.YEARLY,
    file_names=r"akm[_-]?(?P<year>(?:19|20)\d\d)",
    source=_SOURCE,
    columns=(
        PNR,
        Column("SOCIO13", Kind.CODE, "status by the list of 2013", codes=codes_dk.SOCIO13, first_year=1991),
        Column(
            "SOCIO02", Kind.CODE, "status by the list of 2002", missing="the list of 2013 is used",
            codes=codes_dk.SOCIO02, first_year=2002, last_year=2013, needed=False,
        ),
    ),
    also_delivered=frozenset(
        (
            "SOCIO", "SOCIO_GL", "BESKST13", "BESKST02", "BESKST", "DISCO08", "DISCO08_ALLE_INDK", "NACE_DB07",
            "ALDER_ULT_INK", "OMFANG",
        )
    ),
    changes=(
        "2010: another list of occupations moved some 200,000 between 132 and 133; who works is unchanged.",
        "2014: SOCIO13 replaced SOCIO02 and was taken back to 1991. 999 of SOCIO02 became 0.",
    ),
    note="The status is of the whole year, not of a day. Students are those studying on 1 October or most of the year.",
)  # fmt: skip

FLYT = Contract(
    name="FLYT",
    country="dk",
    title="Moves within Denmark",
    row="a person's move from one address to another",
    key=("PNR", "HAEND_DATO"),
    delivered=Delivered.YEARLY,
    file_names=r"flyt[_-]?(?P<year>(?:19|20)\d\d)",
    source=_SOURCE,
    columns=(
        PNR,
        Column("HAEND_DATO", Kind.DAY, "day of the move", lowest=date(1980, 1, 1)),
        Column("ADRESSE_ID", Kind.ID, "the address moved to", first_year=2005),
        Column("GL_ADRESSE_ID", Kind.ID, "the address moved from", first_year=2005),
        Column("KOM", Kind.WHOLE, "municipality moved to", lowest=1, highest=999),
        Column("GL_KOM", Kind.WHOLE, "municipality moved from", lowest=1, highest=999),
    ),
    also_delivered=frozenset({"ALDER_HAEND", "BOPIKOM", "GLBOPIKOM", "OPGIKOM", "GLOPGIKOM"}),
    changes=(
        "1980-2004: addresses are told by OPGIKOM (2000-2004 also BOPIKOM) within the municipality.",
        "From 2005: by ADRESSE_ID and GL_ADRESSE_ID.",
    ),
)  # fmt: skip

VNDS = Contract(
    name="VNDS",
    country="dk",
    title="Immigration and emigration",
    row="a person's immigration or emigration",
    key=("PNR", "HAEND_DATO", "INDUD_KODE"),
    delivered=Delivered.WHOLE,
    file_names=r"vnds[_-]?(?:(?P<year>(?:19|20)\d\d))?",
    source=_SOURCE,
    columns=(
        PNR,
        Column("HAEND_DATO", Kind.DAY, "day of the event", lowest=date(1960, 1, 1)),
        Column("INDUD_KODE", Kind.LETTER, "in or out", codes=codes_dk.IN_OR_OUT),
        Column("INDUD_LAND", Kind.WHOLE, "country", missing="not known", lowest=0, highest=9999, needed=False),
    ),
    changes=("Closed in 2024; VNDS_IND and VNDS_UD go on yearly from 2005.",),
)

DOD = Contract(
    name="DOD",
    country="dk",
    title="Deaths",
    row="a person who died",
    key=("PNR",),
    delivered=Delivered.WHOLE,
    file_names=r"dod[_-]?(?:(?P<year>(?:19|20)\d\d))?",
    source=_SOURCE,
    columns=(PNR, Column("DODDATO", Kind.DAY, "day of death", lowest=FIRST_BIRTH)),
    also_delivered=frozenset({"ALDER_HAEND"}),
    changes=("Causes of death are in other registers; until about 2001 days of death were too.",),
)
