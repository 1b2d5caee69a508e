"""The made-up people in the layout of the Danish registers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bofast.compiled import Int8s, Int16s, Int64s
from bofast.registers.made_up.columns import municipality_of, present, tenure_of
from bofast.registers.made_up.delivery.known import Known, dwelling_text, key_text, running_text, unit_text
from bofast.registers.made_up.world.people import first_day_of
from bofast.registers.made_up.world.years import Ended, Year
from bofast.registers.store import ExitCause, HomeTenure

_FIRST_BOLIG = 2009
_LAST_SOCIO02 = 2013
_OWNERS = {
    HomeTenure.OWNED: 10,
    HomeTenure.RENTED_SOCIAL: 20,
    HomeTenure.RENTED_PRIVATE: 30,
    HomeTenure.COOPERATIVE: 41,
}
_LET, _USED_BY_OWNER = 1, 2

File = tuple[str, pa.Table]
"""A file's name without ending, and its rows."""


class DanishFiles:
    """Turns years into files; what spans all years is handed over at the end."""

    def __init__(self, *, gaps: float) -> None:
        self.known = Known("dk")
        self._gaps = gaps
        self._stays: list[pa.Table] = []
        self._migrations: list[pa.Table] = []
        self._deaths: list[pa.Table] = []

    def of_year(self, year: Year) -> Iterator[File]:
        """The files of the year that ended on this 1 January."""
        self.known.learn(year)
        before = year.today.year - 1
        rows = np.flatnonzero(present(year.people.pid, today=year.today, gaps=self._gaps))
        yield f"bef{before}12", self._population(year, rows)
        yield f"akm{before}", self._work(year, before)
        if before >= _FIRST_BOLIG:
            yield f"perbolig{before}12", self._person_to_dwelling(year, rows)
            yield f"bolig{before}", _dwellings(year)
        else:
            yield f"bol{before}", _old_dwellings(year)
        if year.ended is not None:
            yield f"flyt{before}", self._moves(year.ended)
            self._remember(year, year.ended)

    def at_the_end(self, year: Year) -> Iterator[File]:
        """The files with all years, after the last of them."""
        people, households = year.people, year.households
        still = self._stay(
            people.pid, households.dwelling[people.home], people.movein, pa.nulls(people.pid.size, pa.date32())
        )
        before = year.today.year - 1
        yield f"befbop{before}12", pa.concat_tables([*self._stays, still])
        if self._migrations:
            yield f"vnds{before}", pa.concat_tables(self._migrations)
            yield f"dod{before}", pa.concat_tables(self._deaths)
        yield f"befadr{before}12", self._addresses()
        yield "omraader", self._areas()

    def _population(self, year: Year, rows: Int64s) -> pa.Table:
        people, households = year.people, year.households
        home = people.home[rows]
        status_day = np.full(rows.size, first_day_of(year.today.year) - 1, dtype=np.int32)
        return pa.table(
            {
                "PNR": self.known.persons(people.pid[rows]),
                "FAMILIE_ID": key_text(households.key[home]),
                "PLADS": people.role[rows],
                "FOED_DAG": _days(people.birth[rows]),
                "KOEN": people.sex[rows],
                "KOM": _municipality(households.area[home]),
                "ADRESSE_ID": dwelling_text(households.dwelling[home]),
                "BOP_VFRA": _days(people.movein[rows]),
                "REFERENCETID": _days(status_day),
            }
        )

    def _work(self, year: Year, before: int) -> pa.Table:
        columns = {"PNR": self.known.persons(year.people.pid), "SOCIO13": year.people.work}
        if before <= _LAST_SOCIO02:
            columns["SOCIO02"] = year.people.work
        return pa.table(columns)

    def _person_to_dwelling(self, year: Year, rows: Int64s) -> pa.Table:
        dwellings = year.households.dwelling[year.people.home[rows]]
        return pa.table(
            {"PNR": self.known.persons(year.people.pid[rows]), "DST_BOLIGERHVERVSENHED_ID": unit_text(dwellings)}
        )

    def _moves(self, ended: Ended) -> pa.Table:
        moved = np.flatnonzero(ended.gone == 0)
        return pa.table(
            {
                "PNR": self.known.persons(ended.pid[moved]),
                "HAEND_DATO": _days(ended.left[moved]),
                "ADRESSE_ID": dwelling_text(ended.to_dwelling[moved]),
                "GL_ADRESSE_ID": dwelling_text(ended.dwelling[moved]),
                "KOM": _municipality(ended.to_area[moved]),
                "GL_KOM": _municipality(ended.area[moved]),
            }
        )

    def _remember(self, year: Year, ended: Ended) -> None:
        self._stays.append(self._stay(ended.pid, ended.dwelling, ended.entered, _days(ended.left)))
        out, died = (np.flatnonzero(ended.gone == cause) for cause in (ExitCause.EMIGRATED, ExitCause.DIED))
        came = np.searchsorted(year.people.pid, year.immigrants)
        self._migrations += [
            self._migration(ended.pid[out], ended.left[out], "U"),
            self._migration(year.immigrants, year.people.movein[came], "I"),
        ]
        self._deaths.append(pa.table({"PNR": self.known.persons(ended.pid[died]), "DODDATO": _days(ended.left[died])}))

    def _stay(self, pids: Int64s, dwellings: Int64s, entered: np.ndarray, left: pa.Array) -> pa.Table:
        return pa.table(
            {
                "PNR": self.known.persons(pids),
                "ADRESSE_ID": dwelling_text(dwellings),
                "BOP_VFRA": _days(entered),
                "BOP_VTIL": left,
            }
        )

    def _migration(self, pids: Int64s, days: np.ndarray, code: str) -> pa.Table:
        return pa.table(
            {
                "PNR": self.known.persons(pids),
                "HAEND_DATO": _days(days),
                "INDUD_KODE": pa.array([code] * pids.size, pa.string()),
            }
        )

    def _addresses(self) -> pa.Table:
        dwellings = self.known.dwellings()
        return pa.table(
            {
                "ADRESSE_ID": dwelling_text(dwellings),
                "ADR_VFRA": _days(np.zeros(dwellings.size, dtype=np.int32)),
                "ADR_VTIL": pa.nulls(dwellings.size, pa.date32()),
                "KOM": _municipality(self.known.area_of[dwellings]),
                "BOPIKOM": running_text(dwellings),
            }
        )

    def _areas(self) -> pa.Table:
        dwellings = self.known.dwellings()
        numbers = pa.array(self.known.area_of[dwellings])
        names = pc.binary_join_element_wise("Område", numbers.cast(pa.string()), " ")
        return pa.table({"ADRESSE_ID": dwelling_text(dwellings), "OMRAADE": numbers, "NAVN": names})


def _days(days: np.ndarray) -> pa.Array:
    return pa.array(days.astype(np.int32)).cast(pa.date32())


def _municipality(area: Int16s) -> pa.Array:
    return pa.array(municipality_of(area, country="dk")).cast(pa.string())


def _owner_codes(dwellings: Int64s, owner: Int8s) -> tuple[pa.Array, pa.Array]:
    tenure = tenure_of(dwellings, owner)
    codes = np.zeros(5, dtype=np.int16)
    for kind, code in _OWNERS.items():
        codes[kind] = code
    return pa.array(codes[tenure]), pa.array(np.where(owner == 1, _USED_BY_OWNER, _LET).astype(np.int8))


def _dwellings(year: Year) -> pa.Table:
    households = year.households
    who_owns, how_used = _owner_codes(households.dwelling, households.owner)
    return pa.table(
        {
            "DST_BOLIGERHVERVSENHED_ID": unit_text(households.dwelling),
            "DST_ENH_EJERFORHOLDSKODE": who_owns,
            "UDLEJNINGFH": how_used,
            "ENH_ANTALVAERELSER": pa.array((2 + households.dwelling % 5).astype(np.int8)),
            "ENH_BEBOELSESAREAL": pa.array((45 + 20 * (households.dwelling % 5)).astype(np.int16)),
        }
    )


def _old_dwellings(year: Year) -> pa.Table:
    households = year.households
    who_owns, how_used = _owner_codes(households.dwelling, households.owner)
    return pa.table(
        {
            "KOM": _municipality(households.area),
            "BOPIKOM": running_text(households.dwelling),
            "EJERFORHOLD": who_owns,
            "UDLEJNINGFH": how_used,
        }
    )
