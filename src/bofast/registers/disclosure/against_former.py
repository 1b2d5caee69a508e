"""A new release beside what is already out: common cells, common equations, small differences.

Former releases that agree with the new tables, and with each other, are part of the same system: their shown cells
stand fixed, their hidden ones must stay hidden. One that has been revised since is no part of it; but a new figure that
differs by few from the former gives those few away, so it is hidden.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, csr_array

from bofast.registers.disclosure.differences import Order
from bofast.registers.disclosure.equations import Equations
from bofast.registers.disclosure.former import FormerRelease, Terms
from bofast.registers.disclosure.linking import Joining

Ints = NDArray[np.int64]


def add_formers(joining: Joining, *, formers: Sequence[FormerRelease], orders: Sequence[Order] = ()) -> None:
    """Join former releases to the system, all that can be true at once; of two that cannot, the later one.

    `orders` are counts that hold others: so do the values that are taken for hidden ones, where that can be.
    """
    told = {key: joining.values[at] for key, at in joining.place.items()}
    kept = _that_agree(formers, told=told)
    unknown = _fitting(kept, told=told, orders=orders) or _fitting(kept, told=told)
    if unknown is None:
        kept, unknown = _that_fit(kept, told=told)
    numbers = {former.number for former in kept}
    for former in formers:
        if former.number in numbers:
            _add(joining, former=former, unknown=unknown)
        else:
            _hide_what_differs_by_few(joining, former=former)


def _that_agree(formers: Sequence[FormerRelease], *, told: Mapping[str, int]) -> list[FormerRelease]:
    """Those that show what the new tables and later releases show."""
    shown, kept = dict(told), []
    for former in reversed(formers):
        if all(shown.get(key, value) == value for key, value in former.shown.items()):
            shown |= former.shown
            kept.append(former)
    return kept[::-1]


def _that_fit(
    formers: Sequence[FormerRelease], *, told: Mapping[str, int]
) -> tuple[list[FormerRelease], dict[str, int]]:
    """As many of them, from the last to the first, as some values of what they hide can bear."""
    kept: list[FormerRelease] = []
    unknown: dict[str, int] = {}
    for former in reversed(formers):
        found = _fitting([*kept, former], told=told)
        if found is not None:
            kept, unknown = [*kept, former], found
    return kept, unknown


def _add(joining: Joining, *, former: FormerRelease, unknown: Mapping[str, int]) -> None:
    for key, value in former.shown.items():
        _fix(joining, key=key, value=value)
    for key, width in former.hidden.items():
        at = joining.place.get(key, -1)
        if at < 0:
            at = joining.new_cell(key, value=unknown[key])
        elif not joining.may_hide[at]:
            continue
        joining.must_hide[at] = joining.must_hide[at] or width > 0 or key in unknown
        if width:
            joining.ask_by_value(at, width=width)
    for terms in former.equations:
        joining.add_terms(terms)


def _fix(joining: Joining, *, key: str, value: int) -> None:
    """A value that is out cannot be hidden any more, and no range around it is left."""
    at = joining.place.get(key, -1)
    if at < 0:
        at = joining.new_cell(key, value=value)
    joining.may_hide[at] = False
    if joining.must_hide[at]:
        joining.must_hide[at], joining.down[at], joining.up[at] = False, 0, 0
        joining.already_out.add(at)


def _hide_what_differs_by_few(joining: Joining, *, former: FormerRelease) -> None:
    for key, value in former.shown.items():
        at = joining.place.get(key, -1)
        if at >= 0 and 0 < abs(joining.values[at] - value) < joining.smallest:
            joining.ask_by_value(at, width=joining.smallest)
            joining.near_former.add(at)


def _fitting(
    formers: Sequence[FormerRelease], *, told: Mapping[str, int], orders: Sequence[Order] = ()
) -> dict[str, int] | None:
    """Values for the cells that former releases hid and no table shows, such that all their equations hold.

    Their true values were never kept. Any that fit will do: an attacker knows no more. None if there are none that fit,
    which tells that the figures have been revised.
    """
    known = dict(told)
    for former in formers:
        known |= former.shown
    widths = {key: width for former in formers for key, width in former.hidden.items() if key not in known}
    column = {key: place for place, key in enumerate(widths)}
    equations = list(dict.fromkeys(terms for former in formers for terms in former.equations))
    above = [((one.whole, 1), *((part, -1) for part in one.parts)) for one in orders]
    above = [terms for terms in above if all(key in column or key in known for key, _ in terms)]
    matrix, right = _of_hidden([*equations, *above], known=known, column=column)
    if not widths:
        return {} if not right[: len(equations)].any() else None
    most = np.concatenate((right[: len(equations)], np.full(len(above), np.inf)))
    answer = milp(
        np.array([float(width > 0) for width in widths.values()]),
        integrality=np.ones(len(widths)),
        bounds=Bounds(0.0, np.inf),
        constraints=LinearConstraint(matrix, right, most) if most.size else None,
    )
    if answer.x is None:
        return None
    return {key: round(float(value)) for key, value in zip(widths, answer.x, strict=True)}


def _of_hidden(
    equations: Sequence[Terms], *, known: Mapping[str, int], column: Mapping[str, int]
) -> tuple[csr_array, NDArray[np.float64]]:
    """The equations as they bind the hidden cells: a sparse matrix, and the right sides."""
    right = np.zeros(len(equations))
    entries: list[tuple[int, int, int]] = []
    for row, terms in enumerate(equations):
        for key, sign in terms:
            if key in column:
                entries.append((row, column[key], sign))
            else:
                right[row] -= sign * known[key]
    rows, columns, signs = np.array(entries, dtype=np.int64).reshape(-1, 3).T
    shape = (len(equations), len(column))
    return csr_array(coo_array((signs.astype(np.float64), (rows, columns)), shape=shape)), right


def equations_by_key(equations: Equations, *, keys: tuple[str, ...]) -> tuple[tuple[tuple[str, int], ...], ...]:
    """The equations as an archive keeps them."""
    terms: list[list[tuple[str, int]]] = [[] for _ in range(equations.count)]
    entries = zip(equations.equation.tolist(), equations.cell.tolist(), equations.sign.tolist(), strict=True)
    for equation, cell, sign in entries:
        terms[equation].append((keys[cell], sign))
    return tuple(tuple(one) for one in terms)
