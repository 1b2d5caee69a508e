"""The choices of a market as columns, and what binds them as rows, for a linear or whole-number programme.

A column is a pair of family and home that may be, or a tenant who stays. The first rows give each family one choice
and each home one family; their matrix is that of a flow. The rows after them are those that break the flow: caps,
quotas, and later the rings that are too long. All of them say "at most", so that a quota stands with its sign turned.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from bofast.allocation.market import NO_HOME, Market, Plan
from bofast.allocation.mechanisms.capped.limits import Cap, Limits, Quota, limits_of
from bofast.allocation.mechanisms.rows import FREE, Rows
from bofast.compiled import Bools, Int32s, Int64s


@dataclass(frozen=True, slots=True)
class Options:
    """What each family may end with.

    Attributes:
        market: pairs come first among the columns, in their order; then the tenants who may stay.
        family: int32[columns].
        home: int32[columns]; a tenant who stays has her own.
        worth: int64[columns]; 0 for a tenant who stays.
        must_choose: bool[families]; who has to take one of her columns: all but outsiders who need not be served.
        side: what breaks the flow: caps, then quotas.
    """

    market: Market
    family: Int32s
    home: Int32s
    worth: Int64s
    must_choose: Bools
    side: Rows

    @property
    def columns(self) -> int:
        return len(self.family)

    def flow_rows(self) -> Rows:
        """One choice a family, one family a home."""
        families, homes = self.market.families, self.market.homes
        every = np.arange(self.columns)
        row = np.concatenate([self.family, self.home + families])
        ones = np.ones(2 * self.columns, dtype=np.int64)
        matrix = csr_array((ones, (row, np.tile(every, 2))), shape=(families + homes, self.columns))
        at_least = np.full(families + homes, -FREE)
        at_least[:families][self.must_choose] = 1
        return Rows(coefficients=matrix, at_least=at_least, at_most=np.ones(families + homes))

    def plan(self, chosen: Int64s) -> Plan:
        """The plan of the columns that are 1."""
        got = np.full(self.market.families, NO_HOME, dtype=np.int32)
        taken = np.flatnonzero(chosen)
        got[self.family[taken]] = self.home[taken]
        return Plan(got)

    def chosen(self, plan: Plan) -> Int64s:
        """int64[columns]; 1 for the columns of a plan."""
        return np.equal(plan.got[self.family], self.home).astype(np.int64)

    def rings(self, lengths: list[Int32s]) -> Rows:
        """One row a ring: not all of its moves together. Each ring is given as its columns."""
        at_most = [len(ring) - 1 for ring in lengths]
        return Rows.up_to(_rows_of_ones(lengths, columns=self.columns), at_most)


def options_of(market: Market, *, worth: Int64s, limits: Limits) -> Options:
    """The columns of a market under limits; worth is int64[pairs]."""
    may_stay = np.flatnonzero(~market.is_outsider & ~limits.must_serve).astype(np.int32)
    family = np.concatenate([market.family, may_stay])
    home = np.concatenate([market.home, market.own[may_stay]])
    by_home = _ByHome.of(home, homes=market.homes)
    return Options(
        market=market,
        family=family,
        home=home,
        worth=np.concatenate([worth, np.zeros(len(may_stay), dtype=np.int64)]),
        must_choose=~market.is_outsider | limits.must_serve,
        side=_side_rows(limits, market=market, family=family, by_home=by_home),
    )


def _side_rows(limits: Limits, *, market: Market, family: Int32s, by_home: _ByHome) -> Rows:
    held = [_counted(cap, family=family, by_home=by_home) for cap in limits.caps]
    moved = [_counted(quota, family=family, by_home=by_home) for quota in limits.quotas]
    moved = [columns[columns < market.pairs] for columns in moved]
    matrix = _rows_of_ones(held + moved, columns=len(family))
    matrix.data[matrix.indptr[len(held)] :] = -1
    quotas = np.array([-quota.at_least for quota in limits.quotas], dtype=np.int64)
    return Rows.up_to(matrix, np.concatenate([limits_of(market, limits.caps), quotas]))


def _counted(limit: Cap | Quota, *, family: Int32s, by_home: _ByHome) -> Int32s:
    into = by_home.columns_of(limit.homes)
    return into[limit.of[family[into]]]


def _rows_of_ones(rows: list[Int32s], *, columns: int) -> csr_array:
    past = np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)])
    index = np.concatenate([*rows, np.zeros(0, np.int32)]).astype(np.int32)
    return csr_array((np.ones(len(index), dtype=np.int64), index, past.astype(np.int32)), shape=(len(rows), columns))


@dataclass(frozen=True, slots=True)
class _ByHome:
    """Columns sorted by their home, so that those of a stairwell are found without a look at all the others."""

    column: Int32s
    first: Int64s

    @classmethod
    def of(cls, home: Int32s, *, homes: int) -> _ByHome:
        first = np.concatenate([[0], np.cumsum(np.bincount(home, minlength=homes))])
        return cls(column=np.argsort(home, kind="stable").astype(np.int32), first=first.astype(np.int64))

    def columns_of(self, homes: Int32s) -> Int32s:
        """int32[]; rising."""
        runs = [self.column[self.first[home] : self.first[home + 1]] for home in homes.tolist()]
        return np.sort(np.concatenate([*runs, np.zeros(0, np.int32)])).astype(np.int32)
