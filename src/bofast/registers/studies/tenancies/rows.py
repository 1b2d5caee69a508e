"""Own tenancies as columns of numbers, with what each came to and between which days it was seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from bofast.registers.estimates.arrays import Flags
from bofast.registers.own_tenancies import HouseholdKind, TenancyEnd, TenancyKind
from bofast.registers.store import Store
from bofast.registers.studies.remarks import DoesNotApply, WhyNotApplicable

Ints = NDArray[np.int64]
EPOCH = date(1970, 1, 1)
MOVING_DAYS = 62
"""A household whose next tenancy begins within so many days of the last moved there: two months to move between."""
GOES_ON = 2**31
"""The last day, as a number, of a tenancy that goes on."""


class TenancyWay(IntEnum):
    """How a tenancy ended. The causes compete; an end without a told destination is an end all the same."""

    STAYED = 0
    BOUGHT = 1
    SAME_DEPARTMENT = 2
    SAME_ORGANISATION = 3
    RENTED_ELSEWHERE = 4
    ABROAD = 5
    DIED = 6
    HAD_TO_MOVE = 7
    NOT_TOLD = 8


ENDS = tuple(way for way in TenancyWay if way is not TenancyWay.STAYED)

_WAY_OF_END = {
    TenancyEnd.NOT_TOLD: TenancyWay.NOT_TOLD,
    TenancyEnd.BOUGHT: TenancyWay.BOUGHT,
    TenancyEnd.WITHIN: TenancyWay.SAME_ORGANISATION,
    TenancyEnd.RENTED_ELSEWHERE: TenancyWay.RENTED_ELSEWHERE,
    TenancyEnd.ABROAD: TenancyWay.ABROAD,
    TenancyEnd.DIED: TenancyWay.DIED,
    TenancyEnd.HAD_TO_MOVE: TenancyWay.HAD_TO_MOVE,
}


class WithChildren(StrEnum):
    """Whether children moved in."""

    YES = "with_children"
    NO = "without_children"
    NOT_TOLD = "not_told"


@dataclass(frozen=True, eq=False)
class Tenancies:
    """The tenancies, by household and first day.

    Shape: every array int64[rows]; days since 1970. department, children, tenancy are places in `departments`,
        `WithChildren` and `TenancyKind`; ended is GOES_ON for what goes on; way is TenancyWay, of the end that was
        seen; people 0 where not told.
    Attributes:
        kept_from: the day of the first end that is told. Whoever had moved in before is seen from then on only: those
            who had moved out again by then are in no file.
        until: the last day of which anything is told.
    """

    departments: tuple[str, ...]
    kept_from: int
    until: int
    household: Ints
    dwelling: Ints
    department: Ints
    children: Ints
    tenancy: Ints
    people: Ints
    begun: Ints
    ended: Ints
    way: Ints

    @property
    def rows(self) -> int:
        return int(self.household.size)

    @property
    def open(self) -> Flags:
        """Those that go on after the last day."""
        return np.asarray(self.ended > self.until)

    def day(self, number: int) -> date:
        return EPOCH + timedelta(days=number)

    def month(self, number: int) -> str:
        """The month of a day, as 2026-06."""
        return self.day(number).isoformat()[:7]


def read_tenancies(store: Store) -> Tenancies:
    """The tenancies of a store; rows that end on the day they begin, or before, say nothing.

    Raises: DoesNotApply (NO_TENANCIES).
    """
    if not store.tenancies.exists():
        raise DoesNotApply(WhyNotApplicable.NO_TENANCIES)
    table = pq.read_table(store.tenancies).sort_by(
        [("hhid", "ascending"), ("from", "ascending"), ("dwid", "ascending")]
    )
    begun, ended = _days(table["from"]), _days(table["to"])
    table, begun, ended = table.filter(pa.array(ended > begun)), begun[ended > begun], ended[ended > begun]
    if table.num_rows == 0:
        raise DoesNotApply(WhyNotApplicable.NO_TENANCIES)
    told = ended[ended < GOES_ON]
    until = int(max(begun.max(), told.max(initial=0)))
    named = pc.dictionary_encode(pc.utf8_trim_whitespace(table["department"].combine_chunks()))
    departments, place = _in_order(named)
    household = _ints(table["hhid"])
    way = _ways(household, department=place, begun=begun, ended=ended, reason=_ints(table["reason"]))
    return Tenancies(
        departments=departments,
        kept_from=int(told.min()) if told.size else int(begun.min()),
        until=until,
        household=household,
        dwelling=_ints(table["dwid"]),
        department=place,
        children=_with_children(_ints(table["children"], missing=-1), household=_ints(table["household"])),
        tenancy=_ints(table["tenancy"]),
        people=_ints(table["people"]),
        begun=begun,
        ended=ended,
        way=way,
    )


def _ints(column: pa.ChunkedArray, *, missing: int = 0) -> Ints:
    return np.asarray(pc.fill_null(column.cast(pa.int64()), missing).to_numpy(), dtype=np.int64)


def _days(column: pa.ChunkedArray) -> Ints:
    return _ints(column.cast(pa.int32()), missing=GOES_ON)


def _in_order(named: pa.DictionaryArray) -> tuple[tuple[str, ...], Ints]:
    names = np.array(named.dictionary.to_pylist(), dtype=object)
    order = np.argsort(names)
    place = np.empty(order.size, dtype=np.int64)
    place[order] = np.arange(order.size)
    return tuple(names[order]), place[np.asarray(named.indices.to_numpy(), dtype=np.int64)]


def _with_children(children: Ints, *, household: Ints) -> Ints:
    """By the number of children, or else by the kind of household."""
    with_them = np.isin(household, (HouseholdKind.COUPLE_WITH_CHILDREN, HouseholdKind.SINGLE_WITH_CHILDREN))
    without = np.isin(household, (HouseholdKind.COUPLE, HouseholdKind.ALONE))
    kinds = list(WithChildren)
    yes, no, unknown = (kinds.index(one) for one in (WithChildren.YES, WithChildren.NO, WithChildren.NOT_TOLD))
    by_kind = np.where(with_them, yes, np.where(without, no, unknown))
    return np.where(children > 0, yes, np.where(children == 0, no, by_kind)).astype(np.int64)


def _ways(household: Ints, *, department: Ints, begun: Ints, ended: Ints, reason: Ints) -> Ints:
    """How each ended: by the household's own next tenancy where there is one, else by what was written down."""
    told = np.array([_WAY_OF_END[end] for end in TenancyEnd], dtype=np.int64)[reason]
    way = np.where(ended < GOES_ON, told, int(TenancyWay.STAYED))
    if household.size < 2:
        return way
    same = (household[1:] == household[:-1]) & (ended[:-1] < GOES_ON)
    moved = np.append(same & (np.abs(begun[1:] - ended[:-1]) <= MOVING_DAYS), False)
    inside = np.append(department[1:] == department[:-1], False)
    way = np.where(moved, int(TenancyWay.SAME_ORGANISATION), way)
    return np.where(moved & inside, int(TenancyWay.SAME_DEPARTMENT), way)


TENANCY_KINDS = tuple(kind.name.lower() for kind in TenancyKind)
