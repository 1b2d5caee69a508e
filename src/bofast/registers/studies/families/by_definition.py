"""What each choice in the definition changes: how many families, their share, and the yearly rate of leaving."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bofast.registers.disclosure.tables import CellTable, Dimension, Sum
from bofast.registers.people.definition import Definition
from bofast.registers.stays.question import Place
from bofast.registers.studies.cell_tables import Ints, count_table, listed
from bofast.registers.studies.families.alternatives import Alternative
from bofast.registers.studies.families.stock import FAMILIES, kind_extents, other, strong
from bofast.registers.studies.marks import areas_of
from bofast.registers.studies.models import ModelAsked, Scale, Term
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.ways import Way, by_way, each_year, family_years

BY_DEFINITION, LEAVING = "by_definition", "leaving_by_definition"
ALL = "all"


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """Families by one definition. Shape: of_kind int64[kind] on the last 1 January whose year's end is known;
    known, out int64: years of resource-strong families whose end is known, and those that ended out of the area.
    """

    definition: Definition
    of_kind: Ints
    known: int
    out: int

    @property
    def rate(self) -> float:
        return self.out / self.known if self.known else 0.0


def seen_by(definition: Definition, *, setting: Setting) -> Seen:
    """Count families by a definition."""
    by = (each_year(setting),)
    years = by_way(family_years(replace(setting, definition=definition), place=Place.DWELLING, by=by).sum(axis=2))
    of_strong = years[0].sum(axis=0)
    known = int(of_strong[: Way.UNKNOWN].sum())
    return Seen(definition, years[:, -2].sum(axis=1), known, int(of_strong[Way.OUT]))


def differ_enough(chosen: Seen, others: Sequence[tuple[Alternative, Seen]], *, smallest: int) -> Iterator[str]:
    """The choices that change the number of families by as many as may be told."""
    for alternative, seen in others:
        if abs(int(seen.of_kind[0] - chosen.of_kind[0])) >= smallest:
            yield alternative.choice


def definition_table(seen: Sequence[Seen], *, setting: Setting) -> CellTable:
    """Families by each definition, on the last 1 January whose year's end is known; the first is the chosen one.

    All families are the same whatever makes a family resource-strong, unless a definition takes others for children.
    """
    whole_of = [_whole(one.definition, chosen=setting.definition) for one in seen]
    wholes = dict(zip(whole_of, seen, strict=True))
    parts = [(strong(one.definition), other(one.definition)) for one in seen]
    kind = Dimension(
        "kind",
        (*(part for both in parts for part in both), *wholes),
        tuple(Sum(whole, both) for whole, both in zip(whole_of, parts, strict=True)),
        whole=ALL,
        extents=tuple(extent for one in seen for extent in kind_extents(one.definition)),
    )
    values = np.concatenate([one.of_kind for one in seen] + [one.of_kind.sum(keepdims=True) for one in wholes.values()])
    values = values[None, None, :]
    return count_table(
        f"{FAMILIES}.{BY_DEFINITION}",
        about=FAMILIES,
        dimensions=(listed("year", (str(setting.years[-2]),)), areas_of(setting), kind),
        values=values,
        persons=values,
        households=values,
    )


def _whole(definition: Definition, *, chosen: Definition) -> str:
    takes = (definition.child_below, definition.places_known)
    if takes == (chosen.child_below, chosen.places_known):
        return ALL
    return f"all with children below {definition.child_below}" + ("" if definition.places_known else " by age alone")


def leaving_rates(chosen: Seen, others: Sequence[tuple[str, Seen]]) -> ModelAsked:
    """The share of resource-strong families that leave the area within a year, by each definition.

    A rate rests on those who left, and on the families that one definition has and the chosen one has not.
    """
    terms = [_rate(name, seen, chosen=chosen) for name, seen in (("chosen", chosen), *others)]
    return ModelAsked(
        name=LEAVING,
        scale=Scale.DIFFERENCE,
        terms=tuple(terms),
        observed=chosen.known,
        events=chosen.out,
        degrees=chosen.known - len(terms),
    )


def _rate(name: str, seen: Seen, *, chosen: Seen) -> Term:
    apart = abs(seen.known - chosen.known)
    spread = float(np.sqrt(seen.rate * (1 - seen.rate) / max(seen.known, 1)))
    rests_on = min(seen.out, apart) if seen is not chosen else seen.out
    return Term(name=name, estimate=seen.rate, std_error=spread, rests_on=rests_on)
