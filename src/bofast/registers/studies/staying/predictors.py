"""What goes with leaving sooner or later, by what families are year by year.

A covariate taken at the start of a stay and kept would pull every ratio towards 1, since families change while they
live somewhere. So each year is judged by what the family is on its 1 January.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from bofast.registers.estimates.counting import cells_of_person_years
from bofast.registers.estimates.covariates import Covariates
from bofast.registers.estimates.cox import fit_cox
from bofast.registers.estimates.grouped_models import GroupedOutcomes, Model, fit_grouped
from bofast.registers.estimates.refusals import CannotEstimate
from bofast.registers.stays.question import Covariate, Source, bands, flag
from bofast.registers.studies.grouped import Cells, Factor, Levels, dummies, ratios, telling
from bofast.registers.studies.models import ModelAsked
from bofast.registers.studies.remarks import Remark, Remarkable
from bofast.registers.studies.setting import Setting
from bofast.registers.studies.ways import KINDS, Ints, Way

LEAVING_AREA, LEAVING_HOME = "leaving_area", "leaving_home"
CLOGLOG, COX = "cloglog", "cox"
STAYED_BANDS = (0, 1, 2, 4, 7, 11, 20)
"""Years lived in the home at which the bands of the base hazard begin."""
OLDEST_BANDS = (0, 30, 45, 60)
YEARS_IN_PERIOD = 5

_TENURES = ("rented_social", "rented_private", "owned", "not_known")
_OF_TENURE = (3, 2, 0, 1, 2)  # by HomeTenure


def predictors(setting: Setting) -> tuple[Covariate, ...]:
    """By what the years of families are told apart, beside their kind."""
    about = setting.about
    years = about.last_year - about.first_year
    found = (
        Covariate("tenure", Source.TENURE, _OF_TENURE, _TENURES),
        bands("oldest", Source.OLDEST, OLDEST_BANDS),
        _periods(about.first_year, years=years),
    )
    return (*found, flag("measure", Source.MEASURE)) if setting.measures else found


def _periods(first: int, *, years: int) -> Covariate:
    groups = tuple(year // YEARS_IN_PERIOD for year in range(years))
    starts = [first + YEARS_IN_PERIOD * period for period in range(groups[-1] + 1)]
    ends = [*(start - 1 for start in starts[1:]), first + years - 1]
    labels = tuple(f"{start}-{end}" for start, end in zip(starts, ends, strict=True))
    return Covariate("period", Source.YEAR, groups, labels)


def what_predicts(years: Ints, *, by: Sequence[Covariate]) -> Iterator[ModelAsked | Remark]:
    """Models of leaving the area and of leaving the home.

    Years that ended abroad, by death or without anybody knowing how are left out: they hide whether the family would
    have left otherwise. In the model of leaving the area, a move inside is a year without leaving it.

    Shape: years int64[kind, a group a covariate, years stayed, way].
    """
    of_home = years[..., [Way.OUT, Way.INTERNAL, Way.BOUGHT]].sum(axis=-1)
    observed = years[..., Way.STAYED] + of_home
    factors = _factors(by)
    for name, events in ((LEAVING_AREA, years[..., Way.OUT]), (LEAVING_HOME, of_home)):
        for model, fitted in ((CLOGLOG, _cloglog), (COX, _cox)):
            yield _estimated(f"{name}.{model}", factors=factors, observed=observed, events=events, fit=fitted)


def _factors(by: Sequence[Covariate]) -> tuple[Factor, ...]:
    baselines = {"oldest": 1}
    covariates = (Factor(one.name, one.labels, baselines.get(one.name, 0)) for one in by)
    return (Factor("kind", tuple(KINDS), baseline=1), *covariates)


_Fit = Callable[[str, tuple[Factor, ...], Ints, Ints], ModelAsked]


def _estimated(
    name: str, *, factors: tuple[Factor, ...], observed: Ints, events: Ints, fit: _Fit
) -> ModelAsked | Remark:
    try:
        return fit(name, factors, observed, events)
    except CannotEstimate as refused:
        return Remark(Remarkable.CANNOT_ESTIMATE, {"what": name, "why": refused.why.value})


def _cloglog(name: str, factors: tuple[Factor, ...], observed: Ints, events: Ints) -> ModelAsked:
    """Grouped proportional hazards: a band of years lived there is the baseline, by a dummy each."""
    banded = (np.add.reduceat(counts, STAYED_BANDS, axis=-1) for counts in (observed, events))
    stayed = Factor("stayed", tuple(str(start) for start in STAYED_BANDS))
    there, happened = banded
    cells, levels = telling(Cells.of((*factors, stayed), observed=there, events=happened))
    names, columns = dummies(cells, levels=levels[:-1])
    at = [cells.codes[:, -1] == place for place in levels[-1].places]
    design = np.column_stack((columns, *at)).astype(np.float64)
    base = tuple(levels[-1].term(place) for place in levels[-1].places)
    fitted = fit_grouped(
        GroupedOutcomes((*names, *base), design, cells.observed.astype(np.float64), cells.events.astype(np.float64)),
        model=Model.CLOGLOG,
    ).coefficients
    return ratios(name, cells=cells, levels=levels[:-1], fitted=fitted, estimated=len(fitted.names))


def _cox(name: str, factors: tuple[Factor, ...], observed: Ints, events: Ints) -> ModelAsked:
    """Cox's model with Efron's ties: every year lived there is a time of its own."""
    everybody = tuple(range(observed.ndim - 1))
    last = int(np.flatnonzero(observed.sum(axis=everybody)).max(initial=0)) + 1
    stayed = Factor("stayed", tuple(str(year) for year in range(last)))
    cells = Cells.of((*factors, stayed), observed=observed[..., :last], events=events[..., :last])
    cells, levels = _telling_but_time(cells)
    patterns, of = np.unique(cells.codes[:, :-1], axis=0, return_inverse=True)
    of = of.reshape(-1).astype(np.int64)
    names, columns = dummies(Cells(cells.factors[:-1], patterns, of, of), levels=levels)
    spells = cells_of_person_years(
        cells.codes[:, -1], pattern=of, observed=cells.observed, events=cells.events, patterns=len(patterns)
    )
    fitted = fit_cox(spells, covariates=Covariates.of(names, values=columns)).coefficients
    return ratios(name, cells=cells, levels=levels, fitted=fitted, estimated=len(names))


def _telling_but_time(cells: Cells) -> tuple[Cells, tuple[Levels, ...]]:
    """As `telling`, for all factors but the last: times without events do Cox's model no harm."""
    without = Cells(cells.factors[:-1], cells.codes[:, :-1], cells.observed, cells.events)
    _, levels = telling(without)
    rows = np.logical_and.reduce([np.isin(without.codes[:, at], one.places) for at, one in enumerate(levels)])
    return cells.where(rows), levels
