"""`bofast estimate logrank` and `cox`: what goes with leaving sooner or later, as content for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace

import numpy as np

from bofast.registers.estimates.coefficients import Coefficients
from bofast.registers.estimates.cox import CoxFit, fit_cox
from bofast.registers.estimates.cox_clusters import ClusteredSpells, clustered
from bofast.registers.estimates.logrank import log_rank
from bofast.registers.estimates.ties import Ties
from bofast.workbench.estimate.design import Design, places_of
from bofast.workbench.estimate.groups import Content, causes_named, groups_of, only_events, table_of
from bofast.workbench.estimate.reading import SpellFile


def logrank_answer(file: SpellFile, *, group: str, strata: tuple[str, ...], events: Sequence[str]) -> Content:
    """The log-rank test of the groups, within strata."""
    cells = only_events(file, events)
    stratum = places_of(file, strata)
    tables = [table_of(file, cells, group=group, keep=stratum == s) for s in range(int(stratum.max(initial=0)) + 1)]
    found = log_rank(tables)
    return {
        "strata": len(tables),
        "groups": [
            {"group": name, "observed": int(o), "expected": float(e)}
            for name, o, e in zip(groups_of(file, group), found.observed, found.expected, strict=True)
        ],
        "chi_square": found.chi_square,
        "degrees": found.degrees,
        "p": found.p,
    }


def cox_answer(file: SpellFile, *, design: Design, ties: Ties, events: Sequence[str]) -> Content:
    """Cox's coefficients, with errors by cluster where clusters were told."""
    cells = only_events(file, events)
    fit = fit_cox(cells, covariates=design.covariates, ties=ties)
    rows = _as_events(file.clustered, file=file, events=events)
    robust = None if rows is None else clustered(fit, cells=cells, covariates=design.covariates, rows=rows)
    return {
        "ties": ties.value,
        "std_errors": "model" if robust is None else "by cluster",
        "clusters": None if rows is None else int(np.unique(rows.cluster).size),
        "strata": int(np.unique(design.covariates.stratum).size),
        "reference_levels": {levels.column: levels.reference for levels in design.categorical},
        "log_likelihood_null": fit.log_likelihood_null,
        "log_likelihood": fit.log_likelihood,
        "coefficients": _coefficients(fit, robust=robust),
    }


def _as_events(rows: ClusteredSpells | None, *, file: SpellFile, events: Sequence[str]) -> ClusteredSpells | None:
    if rows is None or not events:
        return rows
    return replace(rows, status=np.isin(rows.status, causes_named(file, events)).astype(np.int64))


def _coefficients(fit: CoxFit, *, robust: Coefficients | None) -> list[Content]:
    own = fit.coefficients.std_errors.tolist()
    return [
        {**asdict(row), "model_std_error": error}
        for row, error in zip((robust or fit.coefficients).rows(), own, strict=True)
    ]
