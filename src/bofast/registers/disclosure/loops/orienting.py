"""Whether equations form a network: each gets a sense, so that every cell raises one sum and lowers another."""

from __future__ import annotations

import numpy as np

from bofast.compiled import Int8s, Int64s, compiled


@compiled
def _root(parent: Int64s, turned: Int64s, place: int) -> int:
    """The root of a place, with the whole way to it shortened; `turned` becomes the sense against the root's."""
    root, sense = place, 0
    while parent[root] != root:
        sense ^= turned[root]
        root = parent[root]
    while parent[place] != root and place != root:
        after, own = parent[place], turned[place]
        parent[place], turned[place] = root, sense
        place, sense = after, sense ^ own
    return root


@compiled
def senses(first: Int64s, equation: Int64s, sign: Int64s, count: int) -> tuple[Int64s, Int64s, Int8s]:
    """Tail, head and stiffness of every cell.

    Shape: first int64[cells + 1]; equation, sign int64[entries], the equations of each cell; gives int64[cells],
        int64[cells], int8[cells]. Place `count` is outside all equations.
    """
    cells = first.size - 1
    parent = np.arange(count)
    turned = np.zeros(count, dtype=np.int64)
    stiff = np.zeros(cells, dtype=np.int8)
    for cell in range(cells):
        number = first[cell + 1] - first[cell]
        if number > 2:
            stiff[cell] = 1
        if number != 2:
            continue
        a, b = equation[first[cell]], equation[first[cell] + 1]
        # One raises and one lowers, so like signs ask for unlike senses.
        unlike = 1 if sign[first[cell]] == sign[first[cell] + 1] else 0
        root_a, root_b = _root(parent, turned, a), _root(parent, turned, b)
        between = turned[a] ^ turned[b]
        if root_a != root_b:
            parent[root_a], turned[root_a] = root_b, between ^ unlike
        elif between != unlike:
            stiff[cell] = 1
    return _ends(first, equation, sign, parent, turned, stiff, count)


@compiled
def _ends(  # noqa: PLR0917 - compiled code takes no names
    first: Int64s, equation: Int64s, sign: Int64s, parent: Int64s, turned: Int64s, stiff: Int8s, count: int
) -> tuple[Int64s, Int64s, Int8s]:
    cells = first.size - 1
    tail = np.full(cells, count, dtype=np.int64)
    head = np.full(cells, count, dtype=np.int64)
    for cell in range(cells):
        if stiff[cell]:
            continue
        for at in range(first[cell], first[cell + 1]):
            place = equation[at]
            _root(parent, turned, place)
            sense = -sign[at] if turned[place] else sign[at]
            if sense > 0:
                tail[cell] = place
            else:
                head[cell] = place
    return tail, head, stiff
