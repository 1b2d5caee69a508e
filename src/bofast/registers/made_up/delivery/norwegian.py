"""The made-up people in the Norwegian layouts: one file a year, and one with every stay."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bofast.compiled import Int8s, Int16s, Int64s
from bofast.registers.contracts.codes_no import WORK_AS_SOCIO13
from bofast.registers.made_up.columns import municipality_of, present, tenure_of
from bofast.registers.made_up.delivery.danish import File
from bofast.registers.made_up.delivery.known import Known, dwelling_text, key_text
from bofast.registers.made_up.world.years import Ended, Year
from bofast.registers.store import HomeTenure

_TENURE = {HomeTenure.OWNED: 1, HomeTenure.COOPERATIVE: 2, HomeTenure.RENTED_SOCIAL: 3, HomeTenure.RENTED_PRIVATE: 3}
_LANDLORD = {HomeTenure.RENTED_SOCIAL: 1, HomeTenure.RENTED_PRIVATE: 2}
_ENDED = np.array([1, 2, 3], dtype=np.int8)  # moved, emigrated, died


class NorwegianFiles:
    """Turns years into files; what spans all years is handed over at the end."""

    def __init__(self, *, gaps: float) -> None:
        self.known = Known("no")
        self._gaps = gaps
        self._stays: list[pa.Table] = []

    def of_year(self, year: Year) -> Iterator[File]:
        self.known.learn(year)
        yield f"bosatte{year.today.year}", self._residents(year)
        if year.ended is not None:
            self._stays.append(self._ended(year.ended))

    def at_the_end(self, year: Year) -> Iterator[File]:
        people = year.people
        still = self._stay(people.pid, year.households.dwelling[people.home], people.movein)
        nothing = {"til_dato": pa.nulls(people.pid.size, pa.date32()), "sluttet_fordi": _zeros(people.pid.size)}
        yield f"bosteder{year.today.year - 1}", pa.concat_tables([*self._stays, pa.table({**still, **nothing})])
        dwellings = self.known.dwellings()
        numbers = pa.array(self.known.area_of[dwellings])
        names = pc.binary_join_element_wise("Område", numbers.cast(pa.string()), " ")
        yield "omrader", pa.table({"bolig_id": dwelling_text(dwellings), "omrade": numbers, "navn": names})

    def _residents(self, year: Year) -> pa.Table:
        people, households = year.people, year.households
        rows = np.flatnonzero(present(people.pid, today=year.today, gaps=self._gaps))
        home = people.home[rows]
        tenure = tenure_of(households.dwelling[home], households.owner[home])
        return pa.table(
            {
                "fnr": self.known.persons(people.pid[rows]),
                "husholdning_nr": key_text(households.key[home]),
                "rolle": people.role[rows],
                "foedselsdato": pa.array(people.birth[rows]).cast(pa.date32()),
                "kjoenn": people.sex[rows],
                "kommune_nr": municipality_of(households.area[home], country="no"),
                "bolig_id": dwelling_text(households.dwelling[home]),
                "innflyttet_dato": pa.array(people.movein[rows]).cast(pa.date32()),
                "eierform": _coded(tenure, _TENURE),
                "utleier": _coded(tenure, _LANDLORD),
                "arbeidsstatus": _status(people.work[rows]),
            }
        )

    def _ended(self, ended: Ended) -> pa.Table:
        stay = self._stay(ended.pid, ended.dwelling, ended.entered)
        left = pa.array(ended.left).cast(pa.date32())
        return pa.table({**stay, "til_dato": left, "sluttet_fordi": pa.array(_ENDED[ended.gone])})

    def _stay(self, pids: Int64s, dwellings: Int64s, entered: np.ndarray) -> dict[str, pa.Array]:
        return {
            "fnr": self.known.persons(pids),
            "bolig_id": dwelling_text(dwellings),
            "fra_dato": pa.array(entered).cast(pa.date32()),
        }


def _zeros(many: int) -> pa.Array:
    return pa.array(np.zeros(many, dtype=np.int8))


def _coded(tenure: Int8s, codes: dict[HomeTenure, int]) -> pa.Array:
    table = np.zeros(5, dtype=np.int8)
    for kind, code in codes.items():
        table[kind] = code
    return pa.array(table[tenure])


def _status(work: Int16s) -> pa.Array:
    table = np.zeros(1000, dtype=np.int8)
    for status, socio in WORK_AS_SOCIO13.items():
        table[socio] = status
    return pa.array(table[work])
