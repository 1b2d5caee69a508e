"""The study of staying, from counts to what asks to leave."""

from __future__ import annotations

from collections.abc import Iterable

from bofast.registers.disclosure.release import Asked
from bofast.registers.stays.question import Place
from bofast.registers.studies.findings import Findings
from bofast.registers.studies.models import ModelAsked
from bofast.registers.studies.remarks import DoesNotApply, Remark, WhyNotApplicable
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.staying.curves import same_pace, still_there, ways_left
from bofast.registers.studies.staying.destinations import destination_tables
from bofast.registers.studies.staying.predictors import predictors, what_predicts
from bofast.registers.studies.staying.sensitivity import if_known_otherwise, with_one_left_aside
from bofast.registers.studies.ways import by_way, each_year, family_years

YEARS_NEEDED = 3


def study(setting: Setting) -> Findings:
    """Count families three ways (in the area, in the home, year by year), and estimate from the counts.

    Raises: DoesNotApply (NO_AREAS, UNKNOWN_AREAS, TOO_FEW_YEARS, NO_HOUSEHOLDS).
    """
    if len(setting.years) < YEARS_NEEDED:
        raise DoesNotApply(WhyNotApplicable.TOO_FEW_YEARS, years=len(setting.years), needed=YEARS_NEEDED)
    in_area = by_way(family_years(setting, place=Place.AREA))
    if not in_area.any():
        raise DoesNotApply(WhyNotApplicable.NO_HOUSEHOLDS)
    by = predictors(setting)
    in_home = by_way(family_years(setting, place=Place.DWELLING, by=by))
    homes = in_home.sum(axis=tuple(range(1, in_home.ndim - 2)))
    calendar = each_year(setting)
    # The last year of the register tells of no leaving.
    by_year = family_years(setting, place=Place.DWELLING, by=(calendar,)).sum(axis=2)[:, :-1]
    drawn = still_there(in_area, setting=setting)
    curves = (*drawn.curves, *ways_left(homes), *if_known_otherwise(homes), *with_one_left_aside(homes))
    estimated = (same_pace(in_area), *what_predicts(in_home, by=by))
    return Findings(
        Asked(destination_tables(by_year, labels=calendar.labels[:-1], setting=setting), curves=curves),
        tuple(_models(estimated)),
        (*drawn.remarks, *(one for one in estimated if isinstance(one, Remark))),
    )


def _models(estimated: Iterable[ModelAsked | Remark]) -> Iterable[ModelAsked]:
    return (one for one in estimated if isinstance(one, ModelAsked))
