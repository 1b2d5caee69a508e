"""The released counts of families, of the people in them and of their children, as sentences and tables read them."""

from __future__ import annotations

from dataclasses import dataclass

from bofast.registers.studies.families.stock import CHILDREN, FAMILIES, RESIDENTS
from bofast.registers.studies.findings import Released
from bofast.workbench.study.wording.reading import Read, share_of


@dataclass(frozen=True, slots=True)
class FamilyCounts:
    """Three counts of the same families."""

    families: Read
    residents: Read
    children: Read

    @classmethod
    def of(cls, released: Released, *, by: str) -> FamilyCounts:
        """Those of a table: by year, or by area and year."""
        tables = (released.table(f"{count}.{by}") for count in (FAMILIES, RESIDENTS, CHILDREN))
        return cls(*map(Read.of, tables))


def share_of_all(read: Read, **categories: str) -> float | None:
    """The share of a kind among all; None where one of the two is hidden."""
    return share_of(read.at(**categories), read.at(**{**categories, "kind": "all"}))
