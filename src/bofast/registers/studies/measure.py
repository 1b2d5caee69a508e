"""Did a measure in some areas change how many families leave? Differences in differences, with what speaks against it.

The areas with a measure are compared with those that have none yet, each with itself the year before its start. What
comes out is a difference that fits the measure in time and place. That the measure made it, no register can show.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from bofast.registers.disclosure.release import Asked
from bofast.registers.disclosure.tables import CellTable, Dimension, Shown, Sum
from bofast.registers.estimates.effects.area_years import NEVER, AreaYears
from bofast.registers.estimates.effects.effect import Effect
from bofast.registers.estimates.effects.judged import JudgedEffect, judged_effect
from bofast.registers.estimates.refusals import CannotEstimate
from bofast.registers.stays.events import EVENTS, Event
from bofast.registers.stays.question import (
    LONGEST,
    MOST_CELLS,
    Covariate,
    Outcomes,
    Place,
    Question,
    Source,
    Subject,
    flag,
)
from bofast.registers.studies.cell_tables import Ints, count_table, listed
from bofast.registers.studies.families.stock import FAMILIES, kind_extents, strong
from bofast.registers.studies.findings import Findings
from bofast.registers.studies.marks import EVERYWHERE, area_label, covered
from bofast.registers.studies.models import ModelAsked, Scale, Term
from bofast.registers.studies.remarks import DoesNotApply, Remark, Remarkable, WhyNotApplicable
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.staying.destinations import ALL, OUT, definition_told
from bofast.registers.studies.ways import EVERYBODY, FamilyKind, each_year

EFFECT, PLACEBO, TRENDS = "effect", "placebo", "trends_before"
COURSE, OVERALL, GROUPS = "course", "overall", "families_by_group"
WITH, WITHOUT, BOTH = "with", "without", "both"
NOWHERE, HERE = "no area", "with the measure"
"""Marks of a side without an area, and of the other, which is all of them."""
ELSEWISE = "elsewise"
"""Whatever else became of a family: it stayed, moved within the area, went abroad, died, or nobody knows."""
_OUT_OF_THE_AREA = Outcomes(
    ("out", "neither stayed nor moved"),
    tuple(2 if event in {Event.LOST, Event.ABROAD, Event.DEAD} else int(event >= Event.OUT) for event in range(EVENTS)),
)
_STATES = 3


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """Resource-strong families on 1 January, and those that moved out of the area within the year.

    Observed are those that stayed or moved; who went abroad, died or was lost is left out, as in the study of staying.

    Shape: everybody, observed, left int64[year, area]; start int64[area], NEVER where there is no measure.
    """

    years: tuple[int, ...]
    areas: tuple[int, ...]
    everybody: Ints
    observed: Ints
    left: Ints
    start: Ints

    def area_years(self) -> AreaYears:
        """The rows with anybody in them."""
        year, area = np.nonzero(self.observed)
        at = (year, area)
        numbers = np.array(self.areas, dtype=np.int64)
        return AreaYears(
            numbers[area],
            np.array(self.years, dtype=np.int64)[year],
            self.observed[at],
            self.left[at].astype(np.float64),
            self.start[area],
        )

    def leavers_behind(self, since: int) -> int:
        """The fewer leavers of the areas with the measure, so many years since, and of those without it then."""
        year = np.array(self.years)[:, None]
        treated = (year - self.start[None, :] == since) & (self.start != NEVER)[None, :]
        controls = (self.start[None, :] > year) & treated.any(axis=1, keepdims=True)
        return int(min(self.left[treated].sum(), self.left[controls & ~treated].sum()))


def study(setting: Setting) -> Findings:
    """Count the families that leave by area and year, and compare.

    Raises: DoesNotApply (NO_MEASURES, NO_AREAS, UNKNOWN_AREAS, TOO_MANY_AREAS, NO_HOUSEHOLDS).
    """
    if not setting.measures:
        raise DoesNotApply(WhyNotApplicable.NO_MEASURES)
    unknown = sorted({area for area, _ in setting.measures} - setting.area_names.keys())
    if unknown:
        raise DoesNotApply(WhyNotApplicable.UNKNOWN_AREAS, areas=tuple(unknown))
    counted = count_leavers(setting)
    if not counted.observed.any():
        raise DoesNotApply(WhyNotApplicable.NO_HOUSEHOLDS)
    table = Asked((group_table(counted, setting=setting),))
    try:
        judged = judged_effect(counted.area_years())
    except CannotEstimate as refused:
        why = Remark(Remarkable.CANNOT_ESTIMATE, {"what": EFFECT, "why": refused.why.value})
        return Findings(table, remarks=(why,))
    cautions = (Remark(Remarkable.CAUTION, {"caution": caution.value}) for caution in judged.cautions)
    return Findings(table, tuple(_models(judged, counted=counted)), tuple(cautions))


def count_leavers(setting: Setting) -> Counted:
    """Resource-strong families by area and year. Moves inside the area are no leaving; years of unknown end are out.

    The areas compared are those of the study and all with a measure.
    """
    areas = tuple(sorted({*setting.areas, *(area for area, _ in setting.measures)}))
    year, place = each_year(setting), _each_of(areas)
    if year.size * place.size * 2 * LONGEST * _STATES > MOST_CELLS:
        raise DoesNotApply(WhyNotApplicable.TOO_MANY_AREAS, areas=len(areas))
    question = Question(
        place=Place.AREA,
        subject=Subject.HOUSEHOLD,
        definition=setting.definition,
        ages=EVERYBODY,
        by=(year, place, flag("strong", Source.STRONG_FAMILY)),
        outcomes=_OUT_OF_THE_AREA,
    )
    counts = setting.count(question).years.reshape(year.size, place.size, 2, LONGEST, _STATES)
    families = counts[:-1, 1:, 1].sum(axis=2)
    first = dict(setting.measures)
    return Counted(
        setting.years[:-1],
        areas,
        families.sum(axis=2),
        families[..., :2].sum(axis=2),
        families[..., 1],
        np.array([first.get(area, NEVER) for area in areas], dtype=np.int64),
    )


def _each_of(areas: tuple[int, ...]) -> Covariate:
    """0 elsewhere, and a group for each of the areas."""
    place = {area: number for number, area in enumerate(areas, start=1)}
    groups = tuple(place.get(area, 0) for area in range(areas[-1] + 2))
    return Covariate("area", Source.AREA, groups, ("elsewhere", *map(str, areas)))


def group_table(counted: Counted, *, setting: Setting) -> CellTable:
    """Families by year, in areas that ever get the measure and in the others: those who moved out, and all.

    Its cells are cells of the study of staying, of all its areas and of each side by itself, and are called by the same
    names: together the two must not tell more than each by itself.
    """
    ever = counted.start != NEVER
    sides = (ever, ~ever, np.ones_like(ever))
    moved, everybody = (
        np.stack([part[:, side].sum(axis=1) for side in sides]) for part in (counted.left, counted.everybody)
    )
    values = np.stack((moved, everybody - moved, everybody), axis=2)[:, None, ..., None]
    dimensions = (
        _sides(counted, setting=setting),
        Dimension(
            "kind",
            (strong(setting.definition),),
            extents=kind_extents(setting.definition),
            shown=Shown("kind", (FamilyKind.STRONG,)),
        ),
        listed("year", [str(year) for year in counted.years]),
        Dimension("destination", (OUT, ELSEWISE, ALL), (Sum(ALL, (OUT, ELSEWISE)),), whole=ALL),
        definition_told(setting.definition),
    )
    return count_table(GROUPS, about=FAMILIES, dimensions=dimensions, values=values, persons=values, households=values)


def _sides(counted: Counted, *, setting: Setting) -> Dimension:
    """Areas with the measure, without it, and both: choices of areas by the names that every study gives them."""
    ever = counted.start != NEVER
    chosen = [[area for area, is_in in zip(counted.areas, side, strict=True) if is_in] for side in (ever, ~ever)]
    both = area_label(counted.areas, setting=setting)
    labels = [area_label(areas, setting=setting) if areas else NOWHERE for areas in chosen]
    labels = [label if label != both else HERE for label in labels]
    return Dimension(
        "area",
        (*labels, both),
        (Sum(both, tuple(labels)),),
        whole=EVERYWHERE,
        extents=tuple(
            covered(areas, label=label)
            for areas, label in ((*zip(chosen, labels, strict=True), (counted.areas, both)))
            if areas
        ),
        shown=Shown("measure", (WITH, WITHOUT, BOTH)),
    )


def _models(judged: JudgedEffect, *, counted: Counted) -> Iterator[ModelAsked]:
    behind = {since: counted.leavers_behind(since) for since in judged.by_year_since}
    after = [count for since, count in behind.items() if since >= 0]
    yield _model(EFFECT, {OVERALL: judged.effect}, rests_on={OVERALL: sum(after)}, counted=counted)
    course = {str(since): effect for since, effect in judged.by_year_since.items()}
    yield _model(COURSE, course, rests_on={str(since): count for since, count in behind.items()}, counted=counted)
    if judged.placebo is not None:
        before = sum(count for since, count in behind.items() if since < 0)
        yield _model(PLACEBO, {OVERALL: judged.placebo}, rests_on={OVERALL: before}, counted=counted)


def _model(name: str, effects: dict[str, Effect], *, rests_on: dict[str, int], counted: Counted) -> ModelAsked:
    return ModelAsked(
        name=name,
        scale=Scale.DIFFERENCE,
        terms=tuple(
            Term(
                name=term,
                estimate=effect.estimate,
                std_error=effect.std_error,
                rests_on=rests_on[term],
                p=effect.p,
                reach=effect.reach,
            )
            for term, effect in effects.items()
        ),
        observed=int(counted.observed.sum()),
        events=int(counted.left.sum()),
        degrees=int(np.count_nonzero(counted.observed)) - len(counted.areas) - len(counted.years),
    )
