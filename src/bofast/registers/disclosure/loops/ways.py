"""Ways through a network of sums: each equation is a place, each cell a road that raises one sum and lowers another.

To change a hidden cell without touching a sum, the change must come back to where it began on other hidden cells. A
road may be walked upwards without end, and downwards as far as its cell has value left.
"""

from __future__ import annotations

from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np

from bofast.compiled import Int8s, Int64s, compiled

ENDLESS = 1 << 40


class Network(NamedTuple):
    """Shape: first int64[places + 1], roads int64[2 · cells]: the cells at each place; tail, head, value, price
    int64[cells], price below 0 for a cell that may not be hidden; hidden int8[cells].
    """

    first: Int64s
    roads: Int64s
    tail: Int64s
    head: Int64s
    value: Int64s
    price: Int64s
    hidden: Int8s


class Scratch(NamedTuple):
    """Shape: flow, way int64[cells]; seen, came, queue int64[2, places]; dear int64[places]; mark int64[1].

    flow is the change walked so far. way receives the cells of an answer, each as cell + 1, negative where it is
    walked downwards. seen holds the number of the last search that came by, so nothing is wiped between searches.
    """

    flow: Int64s
    way: Int64s
    seen: Int64s
    came: Int64s
    queue: Int64s
    dear: Int64s
    mark: Int64s


@compiled
def room(net: Network, flow: Int64s, step: int) -> int:
    """How much further a road may be walked; step is cell + 1, negative downwards."""
    return int(ENDLESS - flow[step - 1] if step > 0 else net.value[-step - 1] + flow[-step - 1])


@compiled
def over_hidden(  # noqa: PLR0917 - compiled code takes no names
    net: Network, scratch: Scratch, source: int, goal: int, barred: int
) -> int:
    """A shortest way over hidden cells, all but one, searched from both ends; its length, or -1."""
    seen, came, queue = scratch.seen, scratch.came, scratch.queue
    scratch.mark[0] += 1
    mark = scratch.mark[0]
    seen[0, source], seen[1, goal] = mark, mark
    queue[0, 0], queue[1, 0] = source, goal
    start = np.zeros(2, dtype=np.int64)
    end = np.ones(2, dtype=np.int64)
    while start[0] < end[0] and start[1] < end[1]:
        side = 0 if end[0] - start[0] <= end[1] - start[1] else 1
        for _ in range(end[side] - start[side]):
            place = queue[side, start[side]]
            start[side] += 1
            for at in range(net.first[place], net.first[place + 1]):
                cell = net.roads[at]
                if net.hidden[cell] == 0 or cell == barred:
                    continue
                leaves = net.tail[cell] == place
                other = net.head[cell] if leaves else net.tail[cell]
                step = cell + 1 if leaves == (side == 0) else -(cell + 1)
                if seen[side, other] == mark or room(net, scratch.flow, step) <= 0:
                    continue
                seen[side, other], came[side, other] = mark, step
                if seen[1 - side, other] == mark:
                    length = _back(net, scratch, other, source, 0)
                    return _onwards(net, scratch, other, goal, length)
                queue[side, end[side]] = other
                end[side] += 1
    return -1


@compiled
def _back(  # noqa: PLR0917 - compiled code takes no names
    net: Network, scratch: Scratch, place: int, source: int, length: int
) -> int:
    while place != source:
        step = scratch.came[0, place]
        scratch.way[length] = step
        place = net.tail[step - 1] if step > 0 else net.head[-step - 1]
        length += 1
    return length


@compiled
def _onwards(  # noqa: PLR0917 - compiled code takes no names
    net: Network, scratch: Scratch, place: int, goal: int, length: int
) -> int:
    while place != goal:
        step = scratch.came[1, place]
        scratch.way[length] = step
        place = net.head[step - 1] if step > 0 else net.tail[-step - 1]
        length += 1
    return length


@compiled
def over_all(  # noqa: PLR0917 - compiled code takes no names
    net: Network, scratch: Scratch, source: int, goal: int, barred: int, wanted: int
) -> int:
    """A cheapest way over all cells that may be hidden, all but one; its length, or -1 (Dijkstra (1959)).

    A road that holds less than the change wanted is dearer, since others will be needed beside it.
    """
    seen, came, dear = scratch.seen, scratch.came, scratch.dear
    scratch.mark[0] += 1
    mark = scratch.mark[0]
    seen[0, source], dear[source] = mark, 0
    heap = [(0, source)]
    while len(heap) > 0:
        cost, place = heappop(heap)
        if place == goal:
            return _back(net, scratch, goal, source, 0)
        if cost > dear[place]:
            continue
        for at in range(net.first[place], net.first[place + 1]):
            cell = net.roads[at]
            if cell == barred or (net.price[cell] < 0 and net.hidden[cell] == 0):
                continue
            leaves = net.tail[cell] == place
            step = cell + 1 if leaves else -(cell + 1)
            space = room(net, scratch.flow, step)
            if space <= 0:
                continue
            toll = 1 if net.hidden[cell] else net.price[cell] * (1 if space >= wanted else 1 + wanted // space)
            other = net.head[cell] if leaves else net.tail[cell]
            if seen[0, other] == mark and dear[other] <= cost + toll:
                continue
            if seen[0, goal] == mark and dear[goal] <= cost + toll:
                continue
            seen[0, other], dear[other], came[0, other] = mark, cost + toll, step
            heappush(heap, (cost + toll, other))
    return -1
