"""A new release beside what is already out: common cells, common equations, small differences.

A former release that agrees with the new tables is part of the same system: its shown cells stand fixed, its hidden
ones must stay hidden. One that has been revised since is no part of it; but a new figure that differs by few from the
former gives those few away, so it is hidden.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from bofast.registers.disclosure.equations import Equations
from bofast.registers.disclosure.former import FormerRelease
from bofast.registers.disclosure.linking import Joining

Ints = NDArray[np.int64]


def add_former(joining: Joining, *, former: FormerRelease) -> None:
    """Join one former release to the system."""
    agrees = all(
        joining.values[joining.place[key]] == value for key, value in former.shown.items() if key in joining.place
    )
    unknown = _fitting(joining, former=former) if agrees else None
    if unknown is None:
        _hide_what_differs_by_few(joining, former=former)
        return
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


def _fitting(joining: Joining, *, former: FormerRelease) -> dict[str, int] | None:
    """Values for the cells that the former release hid and no new table holds, such that all its equations hold.

    Their true values were never kept. Any that fit will do: an attacker knows no more. None if there are none that fit,
    which tells that the figures have been revised.
    """
    known = {key: joining.values[at] for key, at in joining.place.items()} | former.shown
    free = [key for key in former.hidden if key not in known]
    column = {key: place for place, key in enumerate(free)}
    matrix = np.zeros((len(former.equations), len(free)))
    right = np.zeros(len(former.equations))
    for row, terms in enumerate(former.equations):
        for key, sign in terms:
            if key in column:
                matrix[row, column[key]] += sign
            else:
                right[row] -= sign * known[key]
    if not free:
        return {} if not right.any() else None
    if not former.equations:
        return dict.fromkeys(free, 0)
    wanted = np.array([float(former.hidden[key] > 0) for key in free])
    answer = milp(
        wanted,
        integrality=np.ones(len(free)),
        bounds=Bounds(0.0, np.inf),
        constraints=LinearConstraint(matrix, right, right),
    )
    if answer.x is None:
        return None
    return {key: round(float(value)) for key, value in zip(free, answer.x, strict=True)}


def equations_by_key(equations: Equations, *, keys: tuple[str, ...]) -> tuple[tuple[tuple[str, int], ...], ...]:
    """The equations as an archive keeps them."""
    terms: list[list[tuple[str, int]]] = [[] for _ in range(equations.count)]
    entries = zip(equations.equation.tolist(), equations.cell.tolist(), equations.sign.tolist(), strict=True)
    for equation, cell, sign in entries:
        terms[equation].append((keys[cell], sign))
    return tuple(tuple(one) for one in terms)
