"""The change of a share as it may be told: worked out from released cells alone, a hidden one leaving its part out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from bofast.registers.disclosure.released import ReleasedTable, ShownCell
from bofast.registers.studies.change.parts import AGEING, SIGN, WAYS_IN, OwnChange, Passage
from bofast.registers.studies.change.shares import People, ShareChange, share_change
from bofast.registers.studies.change.tables import (
    AT_RISK,
    OWN,
    PASSAGES,
    STOCK,
    YEARLY_OWN,
    YEARLY_PASSAGES,
    YEARLY_STOCK,
)
from bofast.registers.studies.families.stock import strong
from bofast.registers.studies.findings import Released


class Origin(StrEnum):
    """Where a change comes from, in as few kinds as a picture can show."""

    CAME = "came"
    LEFT = "left"  # to elsewhere, out of the register, or lost from sight
    AGE = "age"  # grew into the ages that are counted, or out of them
    OWN = "own"  # stayed, and became resource-strong or ceased to be


LEAVING = Passage.OUT_TO_AREA
"""To another area or elsewhere in the country. Death is no choice, and few go abroad: they would hide the others."""


def origin_of(passage: Passage) -> Origin:
    if passage in AGEING:
        return Origin.AGE
    return Origin.CAME if passage in WAYS_IN else Origin.LEFT


@dataclass(frozen=True, slots=True)
class Counts:
    """Strong and other persons; None where the cell is hidden."""

    strong: int | None
    rest: int | None

    @property
    def known(self) -> People | None:
        """Both, where both may be told."""
        return None if self.strong is None or self.rest is None else People(self.strong, self.rest)


@dataclass(frozen=True, slots=True)
class ToldChange:
    """The change of one area, or of all together, between two 1 Januaries.

    Attributes:
        before, after: who lived there.
        passages: how many went each way.
        became, ceased: of those who stayed.
    """

    before: Counts
    after: Counts
    passages: Mapping[Passage, Counts]
    became: int | None
    ceased: int | None

    def of_origin(self) -> Mapping[Origin, Fraction | None]:
        """What each origin adds to the share of the strong, between -1 and 1; empty where an end is hidden.

        Where the hidden cells all belong to one origin, that one is what the others leave over: no more than the
        tables tell anyway.
        """
        signed = {passage: self._signed(passage) for passage in Passage}
        own = self._own()
        known = {passage.name: people for passage, people in signed.items() if people is not None}
        split = self._split(known if own is None else {**known, Origin.OWN: own})
        if split is None:
            return {}
        hidden = {origin_of(way) for way, people in signed.items() if people is None}
        hidden |= {Origin.OWN} if own is None else set()
        told: dict[Origin, Fraction | None] = dict.fromkeys(Origin, Fraction(0))
        for part, adds in split.of_part.items():
            origin = Origin.OWN if part == Origin.OWN else origin_of(Passage[part])
            told[origin] = (told[origin] or 0) + adds
        for origin in hidden:
            told[origin] = (told[origin] or 0) + split.left_over if len(hidden) == 1 else None
        return told

    def of_part(self) -> Mapping[str, Fraction]:
        """What each way and each own change adds to the share, by its name, where it may be told."""
        parts = {way.name: people for way in Passage if (people := self._signed(way)) is not None}
        if self.became is not None:
            parts[OwnChange.BECAME.name] = People(self.became, -self.became)
        if self.ceased is not None:
            parts[OwnChange.CEASED.name] = People(-self.ceased, self.ceased)
        split = self._split(parts)
        return {} if split is None else split.of_part

    def _split(self, parts: Mapping[str, People]) -> ShareChange[str] | None:
        before, after = self.before.known, self.after.known
        return None if before is None or after is None else share_change(before, after, parts=parts)

    @property
    def difference(self) -> Fraction | None:
        """The change of the share."""
        before, after = self.before.known, self.after.known
        if before is None or after is None or not before.all or not after.all:
            return None
        return after.share - before.share

    def _signed(self, passage: Passage) -> People | None:
        people, sign = self.passages[passage].known, int(SIGN[passage])
        return None if people is None else People(sign * people.strong, sign * people.rest)

    def _own(self) -> People | None:
        if self.became is None or self.ceased is None:
            return None
        return People(self.became - self.ceased, self.ceased - self.became)


@dataclass(frozen=True, slots=True)
class Leaving:
    """How many a year move away, out of those who live there; None where a cell is hidden."""

    strong: float | None
    rest: float | None

    @property
    def ratio(self) -> float | None:
        return self.strong / self.rest if self.strong is not None and self.rest else None


class Tables:
    """The released tables of a change, read by their categories."""

    def __init__(self, released: Released) -> None:
        self.cells = {table.name: _cells(table) for table in released.release.tables}
        self.strong = strong(released.ground.definition)
        (self.rest,) = {key[2] for key in self.cells[STOCK]} - {self.strong}
        (self.definition,) = {key[2] for key in self.cells[OWN]}
        self.areas = tuple(dict.fromkeys(key[0] for key in self.cells[STOCK]))
        self.together = next(iter(self.cells[YEARLY_STOCK]))[0]
        self.years = tuple(dict.fromkeys(key[1] for key in self.cells[YEARLY_STOCK]))

    @property
    def period(self) -> str:
        return f"{self.years[0]}-{self.years[-1]}"

    def in_area(self, area: str) -> ToldChange:
        """Over the whole period; `together` for all areas."""
        return self._told((STOCK, PASSAGES, OWN), area=area, ends=(self.years[0], self.years[-1]))

    def between(self, year: str, after: str) -> ToldChange:
        """Of all areas together, from one 1 January to the next."""
        return self._told((YEARLY_STOCK, YEARLY_PASSAGES, YEARLY_OWN), area=self.together, ends=(year, after))

    def leaving(self, area: str) -> Leaving:
        """The yearly rates of leaving over the whole period."""
        return Leaving(*(self._rate(area, kind) for kind in (self.strong, self.rest)))

    def _rate(self, area: str, kind: str) -> float | None:
        left = self.cells[PASSAGES][area, self.period, kind, LEAVING.name.lower()]
        begun = self.cells[AT_RISK][area, self.period, kind]
        return left / begun if begun and left is not None else None

    def _told(self, names: tuple[str, str, str], *, area: str, ends: tuple[str, str]) -> ToldChange:
        stock, passages, own = (self.cells[name] for name in names)
        link = "-".join(ends)
        before, after = (Counts(*(stock[area, year, kind] for kind in (self.strong, self.rest))) for year in ends)
        ways = {
            way: Counts(*(passages[area, link, kind, way.name.lower()] for kind in (self.strong, self.rest)))
            for way in Passage
        }
        became, ceased = (own[area, link, self.definition, change.name.lower()] for change in OwnChange)
        return ToldChange(before, after, ways, became, ceased)


def _cells(table: ReleasedTable) -> Mapping[tuple[str, ...], int | None]:
    """By area, time and what else tells the cells apart: the ages are all the same."""
    told_apart = [place for place, name in enumerate(table.dimensions) if name != "age"]
    return {
        tuple(cell.categories[place] for place in told_apart): cell.value if isinstance(cell, ShownCell) else None
        for cell in table.cells
    }
