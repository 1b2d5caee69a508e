"""The one door out: tables and curves go in with a profile, what may leave comes out with a receipt.

Nothing else in bofast gives register figures away. What was released before is part of the question each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from bofast.registers.disclosure.against_former import add_formers, equations_by_key
from bofast.registers.disclosure.attack import Known, follows_from_equations, matrix_of, ranges
from bofast.registers.disclosure.curves import CurveCounts, released_curve
from bofast.registers.disclosure.differences import add_differences, orders_of, units_of
from bofast.registers.disclosure.former import Archive, FormerRelease, touching
from bofast.registers.disclosure.linking import Balance, Linked, Near, linked, lone
from bofast.registers.disclosure.primary import Primary, dominated, primary, too_few
from bofast.registers.disclosure.profiles import Measure, Profile
from bofast.registers.disclosure.receipt import CurveReceipt, Origin, Receipt, TableReceipt
from bofast.registers.disclosure.refusals import ReleaseRefused, WhyRefused
from bofast.registers.disclosure.released import (
    HiddenCell,
    NamedCurve,
    Release,
    ReleasedTable,
    ShownCell,
    digest_of,
)
from bofast.registers.disclosure.rounding import rounded
from bofast.registers.disclosure.secondary import Method, secondary
from bofast.registers.disclosure.system import Pattern, System
from bofast.registers.disclosure.tables import CellTable

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

# The auditor solves two programmes a hidden cell, each with all hidden cells: past this it would take minutes.
HIDDEN_TO_AUDIT = 250


@dataclass(frozen=True, slots=True, eq=False)
class CurveAsked:
    """A curve to release, on a grid of times `every` apart, in the unit of the times."""

    name: str
    counts: CurveCounts
    every: float


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What is to leave together."""

    tables: tuple[CellTable, ...]
    balances: tuple[Balance, ...] = ()
    curves: tuple[CurveAsked, ...] = field(default=())
    near: tuple[Near, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Hidden:
    """The outcome for all tables. Shape: one bool[cells] a table in `masks`."""

    linked: Linked
    pattern: Pattern
    masks: tuple[Flags, ...]
    audited: bool


def release(
    asked: Asked, *, profile: Profile, origin: Origin, archive: Archive, method: Method = Method.AUTOMATIC
) -> Release:
    """Hide what must be hidden, test it against all that is out, keep it, and hand it out with its receipt.

    Tables of the same cells (persons beside households) hide the same cells.

    Raises: ReleaseRefused, where a table does not add up, or where the auditor can work out a hidden cell.
    """
    formers = archive.releases()
    outcome = _hide(asked, profile=profile, formers=formers, method=method)
    tables = tuple(_table(table, hidden=mask) for table, mask in zip(asked.tables, outcome.masks, strict=True))
    curves = _curves(asked, profile=profile)
    receipt = Receipt(
        number=archive.next_number,
        origin=origin,
        profile=profile.name,
        profile_source=profile.source,
        smallest_count=profile.smallest(Measure.COUNT),
        smallest_amount=profile.smallest(Measure.SUM),
        rounding_base=None,
        tables=tuple(
            _table_receipt(place, asked=asked, profile=profile, outcome=outcome) for place in range(len(tables))
        ),
        curves=_curve_receipts(asked, curves=curves),
        former_releases=len(formers),
        audited=outcome.audited,
        cells_sha256=digest_of(tables, curves=curves),
    )
    archive.add(_kept(asked, outcome=outcome, profile=profile, number=receipt.number), receipt=receipt.as_json())
    return Release(tables, curves, receipt)


def told_before(asked: Asked, *, profile: Profile, archive: Archive) -> Release | None:
    """The very same that an earlier release told, by the same profile: nothing new leaves, so nothing is added.

    Each earlier release is held against the digest of what left then, with the cells hidden that it hid.
    """
    keys = [table.keys() for table in asked.tables]
    curves = _curves(asked, profile=profile)
    for former in archive.releases():
        receipt = archive.receipt(former.number)
        if receipt.profile != profile.name:
            continue
        masks = [np.array([key in former.hidden for key in of_table], dtype=np.bool_) for of_table in keys]
        tables = tuple(_table(table, hidden=mask) for table, mask in zip(asked.tables, masks, strict=True))
        if digest_of(tables, curves=curves) == receipt.cells_sha256:
            return Release(tables, curves, receipt)
    return None


def _hide(asked: Asked, *, profile: Profile, formers: Sequence[FormerRelease], method: Method) -> _Hidden:
    firsts = tuple(primary(table, profile=profile) for table in asked.tables)
    whole = _linked(asked, firsts=firsts, profile=profile, formers=formers)
    pattern = secondary(whole.system, method=method)
    hidden = _alike(asked, hidden=pattern.hidden, places=whole.places)
    audited = int(hidden.sum()) <= HIDDEN_TO_AUDIT
    if audited:
        _audit(whole.system, hidden=hidden, known_already=pattern.unprotected)
    return _Hidden(whole, pattern, tuple(hidden[places] for places in whole.places), audited)


def _linked(asked: Asked, *, firsts: tuple[Primary, ...], profile: Profile, formers: Sequence[FormerRelease]) -> Linked:
    formers = touching(formers, abouts={f"{table.measure.value} {table.about}" for table in asked.tables})
    units = units_of(asked.tables, formers=formers)
    alone = len(asked.tables) == 1 and not asked.balances and not asked.near and not formers
    if alone and all(len(categories) < 2 for categories in units.values()):
        return lone(asked.tables[0], first=firsts[0])
    joining, places, own = linked(
        asked.tables,
        firsts=firsts,
        balances=asked.balances,
        near=asked.near,
        smallest=profile.smallest(Measure.COUNT),
    )
    out = {key for former in formers for key in (*former.shown, *former.hidden)}
    orders = list(orders_of(out | joining.place.keys(), units=units))
    add_formers(joining, formers=formers, orders=orders)
    add_differences(joining, orders=[one for one in orders if {one.whole, *one.parts} <= joining.place.keys()])
    return joining.linked(places, own=own)


def _alike(asked: Asked, *, hidden: Flags, places: tuple[Ints, ...]) -> Flags:
    """Hide in every table of the same cells what is hidden in one of them: persons would bound households."""
    result = hidden.copy()
    for place, table in enumerate(asked.tables):
        for other, beside in enumerate(asked.tables):
            if place != other and table.dimensions == beside.dimensions and np.array_equal(table.places, beside.places):
                result[places[other]] |= hidden[places[place]]
    return result


def _audit(system: System, *, hidden: Flags, known_already: Ints) -> None:
    """Work against the release as a stranger would.

    Raises: ReleaseRefused (CAN_BE_RECOMPUTED).
    """
    values = np.where(hidden, np.nan, system.values.astype(np.float64))
    equations = system.equations
    matrix = matrix_of(
        equation=equations.equation, cell=equations.cell, sign=equations.sign, shape=(equations.count, system.cells)
    )
    known = Known(matrix, values)
    asked = np.setdiff1d(system.asked[hidden[system.asked]], known_already)
    found = ranges(known, cells=asked)
    least = system.values[asked] - system.down[asked]
    most = system.values[asked] + system.up[asked]
    told = int(np.sum((found.least > least + 1e-6) | (found.most < most - 1e-6)))
    told += int(np.setdiff1d(np.intersect1d(follows_from_equations(known), system.asked), known_already).size)
    if told:
        raise ReleaseRefused(WhyRefused.CAN_BE_RECOMPUTED, cells=told)


def _table(table: CellTable, *, hidden: Flags) -> ReleasedTable:
    names = [dimension.printed.categories for dimension in table.dimensions]
    values = table.values
    if table.measure is Measure.MEAN:
        values = np.rint(table.values / np.maximum(table.persons, 1)).astype(np.int64)
    cells: list[ShownCell | HiddenCell] = []
    for codes, value, is_hidden in zip(table.codes.tolist(), values.tolist(), hidden.tolist(), strict=True):
        categories = tuple(name[code] for name, code in zip(names, codes, strict=True))
        cells.append(HiddenCell(categories) if is_hidden else ShownCell(categories, value))
    return ReleasedTable(
        table.name, table.about, table.measure, tuple(one.printed.name for one in table.dimensions), tuple(cells)
    )


def _curves(asked: Asked, *, profile: Profile) -> tuple[NamedCurve, ...]:
    return tuple(
        NamedCurve(one.name, released_curve(one.counts, profile=profile, every=one.every)) for one in asked.curves
    )


def _curve_receipts(asked: Asked, *, curves: tuple[NamedCurve, ...]) -> tuple[CurveReceipt, ...]:
    return tuple(
        CurveReceipt(one.name, int(one.counts.times.size), len(named.curve.points))
        for one, named in zip(asked.curves, curves, strict=True)
    )


def _table_receipt(place: int, *, asked: Asked, profile: Profile, outcome: _Hidden) -> TableReceipt:
    table, mask = asked.tables[place], outcome.masks[place]
    few = too_few(table, profile=profile) & mask
    large = dominated(table, profile=profile) & mask & ~few
    near = outcome.linked.near_former[outcome.linked.places[place]] & mask & ~few & ~large
    unprotected = np.isin(outcome.linked.places[place], outcome.pattern.unprotected)
    return TableReceipt(
        name=table.name,
        cells=table.cells,
        hidden=int(mask.sum()),
        too_few=int(few.sum()),
        dominated=int(large.sum()),
        near_former=int(near.sum()),
        complementary=int((mask & ~few & ~large & ~near).sum()),
        already_out=int((outcome.linked.already_out[outcome.linked.places[place]] | unprotected).sum()),
        method=outcome.pattern.method,
    )


def _kept(asked: Asked, *, outcome: _Hidden, profile: Profile, number: int) -> FormerRelease:
    """What the archive keeps: values shown, which cells were hidden, the equations between them. No hidden value."""
    shown = dict(outcome.linked.known)
    hidden: dict[str, int] = {}
    widths = _widths(outcome.linked.system, smallest=profile.smallest(Measure.COUNT))
    keys = outcome.linked.keys or tuple(chain.from_iterable(table.keys() for table in asked.tables))
    for table, mask, places in zip(asked.tables, outcome.masks, outcome.linked.places, strict=True):
        for cell, at in enumerate(places):
            if mask[cell]:
                hidden[keys[at]] = int(widths[at])
            else:
                shown[keys[at]] = int(table.values[cell])
    extents = {
        name: {category: tuple(sorted(units)) for category, units in categories.items()}
        for name, categories in units_of(asked.tables).items()
    }
    return FormerRelease(number, shown, hidden, equations_by_key(outcome.linked.own_equations, keys=keys), extents)


def _widths(system: System, *, smallest: int) -> Ints:
    """How far a cell must stay open: of a small one the whole range, of another one how far to each side."""
    whole = np.where(system.values < smallest, system.down + system.up, 0)
    return np.asarray(np.maximum(whole, np.maximum(system.down, system.up)))


def rounded_table(table: CellTable, *, profile: Profile) -> ReleasedTable:
    """A table of counts with the small ones rounded rather than hidden, to the profile's smallest count.

    Raises: ValueError for amounts.
    """
    if table.measure is not Measure.COUNT:
        raise ValueError("Only counts are rounded; amounts are hidden.")
    base = profile.smallest(Measure.COUNT)
    values = rounded(table.values, equations=table.equations(), base=base)
    cells = tuple(
        ShownCell(tuple(one.categories[code] for one, code in zip(table.dimensions, codes, strict=True)), value)
        for codes, value in zip(table.codes.tolist(), values.tolist(), strict=True)
    )
    return ReleasedTable(
        table.name, table.about, table.measure, tuple(one.name for one in table.dimensions), cells, base
    )
