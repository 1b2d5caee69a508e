"""Which equations are joined so firmly by hidden cells that no change between them can be held up.

Take each hidden cell as a rope of the strength of its value. Where ropes of strength s in all join two equations, by
whatever ways, a cell between them of value v can rise or fall by s - v: the rest of the ropes carries the change back.
One walk that always goes on to the place tied most firmly to those visited finds ropes whose two ends are joined that
firmly; such ends are taken as one place, and the walk begins anew (Nagamochi and Ibaraki (1992), SIAM Journal on
Discrete Mathematics 5, theorem 2.2).
"""

from __future__ import annotations

import numpy as np

from bofast.compiled import Int64s, compiled

ROUNDS = 4


@compiled
def firmly_joined(  # noqa: PLR0917 - compiled code takes no names
    tail: Int64s, head: Int64s, strength: Int64s, places: int, wanted: int
) -> Int64s:
    """For each place the number of its group; two places of one group are joined by at least `wanted`.

    Shape: tail, head, strength int64[ropes]; gives int64[places].
    """
    group = np.arange(places)
    for _ in range(ROUNDS):
        before = np.unique(group).size
        _join(group[tail], group[head], strength, places, wanted, group)
        if np.unique(group).size == before:
            break
    return group


@compiled
def _join(  # noqa: PLR0917 - compiled code takes no names
    a: Int64s, b: Int64s, strength: Int64s, places: int, wanted: int, group: Int64s
) -> None:
    first, ropes = _at_each(a, b, places)
    parent = np.arange(places)
    tied = np.zeros(places, dtype=np.int64)
    visited = np.zeros(places, dtype=np.int8)
    top = np.full(wanted + 1, -1, dtype=np.int64)
    below = np.empty(places + ropes.size, dtype=np.int64)
    waiting = np.empty(places + ropes.size, dtype=np.int64)
    count = 0
    for place in range(places):
        below[count], waiting[count] = top[0], place
        top[0] = count
        count += 1
    level = 0
    while level >= 0:
        if top[level] < 0:
            level -= 1
            continue
        place = waiting[top[level]]
        top[level] = below[top[level]]
        if visited[place] or tied[place] != level:
            continue
        visited[place] = 1
        for at in range(first[place], first[place + 1]):
            rope = ropes[at]
            other = b[rope] if a[rope] == place else a[rope]
            if visited[other]:
                continue
            tied[other] = min(tied[other] + strength[rope], wanted)
            if tied[other] == wanted:
                parent[_root(parent, other)] = _root(parent, place)
            below[count], waiting[count] = top[tied[other]], other
            top[tied[other]] = count
            count += 1
            level = max(level, tied[other])
    for place in range(places):
        group[place] = _root(parent, group[place])


@compiled
def _root(parent: Int64s, place: int) -> int:
    while parent[place] != place:
        parent[place] = parent[parent[place]]
        place = parent[place]
    return place


@compiled
def _at_each(a: Int64s, b: Int64s, places: int) -> tuple[Int64s, Int64s]:
    first = np.zeros(places + 1, dtype=np.int64)
    for rope in range(a.size):
        if a[rope] != b[rope]:
            first[a[rope] + 1] += 1
            first[b[rope] + 1] += 1
    first = np.cumsum(first)
    free = first[:-1].copy()
    ropes = np.empty(first[-1], dtype=np.int64)
    for rope in range(a.size):
        if a[rope] != b[rope]:
            ropes[free[a[rope]]] = rope
            ropes[free[b[rope]]] = rope
            free[a[rope]] += 1
            free[b[rope]] += 1
    return first, ropes
