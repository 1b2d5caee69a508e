"""Stays under observation, by group: what curves and tests are estimated from, in years and by day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bofast.registers.estimates.arrays import Flags
from bofast.registers.estimates.cells import SpellCells
from bofast.registers.estimates.counting import cells_of_spells
from bofast.registers.studies.tenancies.rows import Ints, Tenancies

DAYS_IN_YEAR = 365.25


@dataclass(frozen=True, eq=False)
class Stays:
    """Stays that were seen for some time, by household and first day.

    Shape: every array int64[rows]; since, lasted: days from the first day on between which it was seen; status 0 where
        it goes on, else the cause; is_first bool[rows]: the household's first of its group, so that each household
        counts once where distinct ones are asked for.
    """

    household: Ints
    group: Ints
    since: Ints
    lasted: Ints
    status: Ints
    begun: Ints

    @classmethod
    def of(cls, own: Tenancies, *, household: Ints, group: Ints, begun: Ints, ended: Ints, way: Ints) -> Stays:
        """Those with any time between the first end that is told and the last day."""
        since = np.maximum(own.kept_from - begun, 0)
        lasted = np.minimum(ended, own.until) - begun
        seen = lasted > since
        status = np.where(ended <= own.until, way, 0)
        return cls(household[seen], group[seen], since[seen], lasted[seen], status[seen], begun[seen])

    @property
    def is_first(self) -> Flags:
        pairs = np.stack((self.group, self.household), axis=1)
        _, first = np.unique(pairs, axis=0, return_index=True)
        flags = np.zeros(self.household.size, dtype=np.bool_)
        flags[first] = True
        return flags

    def where(self, rows: Flags) -> Stays:
        return Stays(
            *(part[rows] for part in (self.household, self.group, self.since, self.lasted, self.status, self.begun))
        )

    def cells(self, *, groups: int, causes: int) -> SpellCells:
        """A pattern a group; times in years."""
        return cells_of_spells(
            self.since / DAYS_IN_YEAR,
            exit_time=self.lasted / DAYS_IN_YEAR,
            status=self.status,
            pattern=self.group,
            patterns=groups,
            causes=causes,
        )


def tenancy_stays(own: Tenancies, *, group: Ints) -> Stays:
    """Each tenancy as a stay of its own."""
    return Stays.of(own, household=own.household, group=group, begun=own.begun, ended=own.ended, way=own.way)
