"""Norwegian layouts: one file a year, one with dates, and the organisation's own tenancies.

Statistisk sentralbyrå delivers columns by agreement, not by a fixed layout. These are the layouts that bofast asks for:
order the columns by these names, or rename them when the delivery is unpacked.
"""

from __future__ import annotations

from datetime import date

from bofast.registers.contracts import codes_no
from bofast.registers.contracts.contract import Column, Contract, Delivered, Kind
from bofast.registers.contracts.population_dk import FIRST_BIRTH

_SOURCE = "bofast's own layout, for an agreed delivery from Statistisk sentralbyrå (SSB)"
_PERSON = Column("fnr", Kind.PERSON_ID, "the person, pseudonymised", also_called=("lopenr", "w_fnr"))
_DWELLING = Column("bolig_id", Kind.ID, "the dwelling: address and dwelling number as one key")

RESIDENTS = Contract(
    name="BOSATTE",
    country="no",
    title="Residents on 1 January",
    row="a person living in Norway on 1 January of the year in the file's name",
    key=("fnr",),
    household="husholdning_nr",
    delivered=Delivered.YEARLY,
    file_names=r"bosatte[_-]?(?P<year>(?:19|20)\d\d)",
    source=_SOURCE,
    columns=(
        _PERSON,
        Column("husholdning_nr", Kind.ID, "the household"),
        Column("rolle", Kind.CODE, "role in the family", codes=codes_no.ROLE),
        Column("foedselsdato", Kind.DAY, "day of birth", lowest=FIRST_BIRTH),
        Column("kjoenn", Kind.CODE, "sex", codes=codes_no.SEX),
        Column("kommune_nr", Kind.WHOLE, "municipality, by the numbers of that year", lowest=101, highest=5699),
        _DWELLING,
        Column("innflyttet_dato", Kind.DAY, "day of moving in", lowest=FIRST_BIRTH),
        Column("eierform", Kind.CODE, "tenure", codes=codes_no.TENURE),
        Column("utleier", Kind.CODE, "landlord", codes=codes_no.LANDLORD, missing="not rented"),
        Column("arbeidsstatus", Kind.CODE, "status in the year before", codes=codes_no.WORK, missing="not told"),
    ),
    changes=("2020 and 2024: many municipalities got new numbers; areas are told by the list of dwellings instead.",),
)

STAYS = Contract(
    name="BOSTEDER",
    country="no",
    title="Every stay in a dwelling",
    row="a person's unbroken stay in one dwelling",
    key=("fnr", "fra_dato"),
    stays=("fra_dato", "til_dato"),
    delivered=Delivered.WHOLE,
    file_names=r"bosteder(?:[_-]?(?P<year>(?:19|20)\d\d))?",
    source=_SOURCE,
    columns=(
        _PERSON,
        _DWELLING,
        Column("fra_dato", Kind.DAY, "first day in the dwelling", lowest=FIRST_BIRTH),
        Column(
            "til_dato", Kind.DAY, "first day no longer there", missing="lives there still", lowest=FIRST_BIRTH
        ),
        Column("sluttet_fordi", Kind.CODE, "why the stay ended", codes=codes_no.STAY_ENDED),
    ),
)  # fmt: skip

AREAS = Contract(
    name="OMRADER",
    country="no",
    title="The list of dwellings that makes the areas",
    row="a dwelling that belongs to an area",
    key=("bolig_id",),
    delivered=Delivered.WHOLE,
    file_names=r"omrader",
    source="the organisation's or the municipality's own list",
    columns=(
        _DWELLING,
        Column("omrade", Kind.WHOLE, "number of the area", lowest=1, highest=32_767),
        Column("navn", Kind.TEXT, "name of the area"),
    ),
)

TENANCIES = Contract(
    name="LEIEFORHOLD",
    country="any",
    title="The organisation's own tenancies",
    row="a household's tenancy of one dwelling",
    key=("leieforhold_id",),
    delivered=Delivered.WHOLE,
    file_names=r"leieforhold(?:[_-]?(?P<year>(?:19|20)\d\d))?",
    source="the organisation's case register or tenancy system",
    columns=(
        Column("leieforhold_id", Kind.ID, "the tenancy"),
        Column("husstand_id", Kind.ID, "the household"),
        Column("bolig_id", Kind.ID, "the dwelling"),
        Column("avdeling", Kind.TEXT, "the department"),
        Column("fra_dato", Kind.DAY, "first day of the tenancy", lowest=date(1900, 1, 1)),
        Column("til_dato", Kind.DAY, "first day after it", missing="it goes on", lowest=date(1900, 1, 1)),
        Column("grunn", Kind.CODE, "where the household went", codes=codes_no.TENANCY_ENDED),
        Column("barn", Kind.WHOLE, "children below 18 at the start", missing="not told", lowest=0, highest=20),
        Column(
            "personer",
            Kind.WHOLE,
            "people of the household at the start",
            missing="not told",
            lowest=1,
            highest=40,
            needed=False,
        ),
        Column(
            "husstandstype",
            Kind.CODE,
            "household at the start",
            codes=codes_no.HOUSEHOLD_KIND,
            missing="not told",
            needed=False,
        ),
        Column("leieform", Kind.CODE, "tenure", codes=codes_no.TENANCY_KIND, missing="not told", needed=False),
    ),
    note="A department with fewer than 100 residents, or 50 households, gets no register figures.",
)
