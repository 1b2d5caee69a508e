"""Spells for tests, and their cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Codes, Reals
from bofast.registers.estimates.at_risk import RiskTable, risk_table
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.counting import cells_of_spells
from bofast.registers.estimates.covariates import Covariates
from bofast.registers.estimates.cox import CoxFit, fit_cox
from bofast.registers.estimates.cox_clusters import ClusteredSpells
from bofast.registers.estimates.ties import Ties


@dataclass(frozen=True)
class Rows:
    """Spells row by row, those without time left out."""

    entry_time: Reals
    exit_time: Reals
    status: Codes

    @classmethod
    def of(cls, entry_time: object, exit_time: object, status: object) -> Rows:
        return cls(np.asarray(entry_time, float), np.asarray(exit_time, float), np.asarray(status, np.int64))

    def cells(self, pattern: object = None, *, causes: int = 1) -> SpellCells:
        of = np.zeros(self.status.size, np.int64) if pattern is None else np.asarray(pattern, np.int64)
        return cells_of_spells(
            self.entry_time,
            exit_time=self.exit_time,
            status=self.status,
            pattern=of,
            patterns=int(of.max(initial=0)) + 1,
            causes=causes,
        )

    def table(self, group: object = None, *, causes: int = 1) -> RiskTable:
        cells = self.cells(group, causes=causes)
        return risk_table(cells, group_of=np.arange(cells.patterns), groups=cells.patterns)


@dataclass(frozen=True)
class Fitted:
    fit: CoxFit
    cells: SpellCells
    covariates: Covariates
    rows: ClusteredSpells


def cox_of_rows(
    rows: Rows,
    values: object,
    *,
    names: Sequence[str] | None = None,
    ties: Ties = Ties.EFRON,
    stratum: object = None,
    cluster: object = None,
) -> Fitted:
    """Fit Cox where every distinct set of covariates (and stratum) is a pattern."""
    z = np.asarray(values, float).reshape(rows.status.size, -1)
    strata = np.zeros(len(z)) if stratum is None else np.asarray(stratum, float)
    patterns, pattern = np.unique(np.column_stack((z, strata)), axis=0, return_inverse=True)
    covariates = Covariates.of(
        names or [f"x{i}" for i in range(z.shape[1])],
        values=patterns[:, :-1],
        stratum=patterns[:, -1].astype(np.int64),
    )
    cells = rows.cells(pattern.ravel())
    own = np.arange(len(z)) if cluster is None else np.asarray(cluster)
    spells = ClusteredSpells(
        own, pattern.ravel(), rows.entry_time, rows.exit_time, rows.status, np.ones(len(z), np.int64)
    )
    return Fitted(fit_cox(cells, covariates=covariates, ties=ties), cells, covariates, spells)
