"""Secondary suppression in a network: for every range that must stay open, a change that keeps it open.

First over what is hidden already; then, for the ranges left, over the cheapest further cells; at last every further
cell is tried without. A change often keeps several ranges open, and is written down for all of them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from bofast.compiled import Int8s, Int64s, compiled
from bofast.registers.disclosure.loops.ways import Network, Scratch, over_all, over_hidden, room


class Ranges(NamedTuple):
    """What is asked. Range 2 · cell is the one downwards, 2 · cell + 1 the one upwards.

    Shape: amount, proof int64[2 · cells]: how far, and the number of the change that keeps it open, or -1; by_itself
    int8[cells]: hidden whatever follows.
    """

    amount: Int64s
    proof: Int64s
    by_itself: Int8s


class Book(NamedTuple):
    """All changes written down: number i moved the cells in walked[starts[i] : starts[i + 1]].

    Each further cell keeps a chain of the ranges that it was needed for: the last in latest[cell], the one before it in
    before[link].
    """

    starts: list[int]
    walked: list[int]
    before: list[int]
    about: list[int]
    latest: Int64s


@compiled
def hide_in(net: Network, down: Int64s, up: Int64s, by_itself: Int8s) -> Int64s:
    """Hide, in `net.hidden`, what keeps every range open; gives the cells for which there is no way.

    Shape: down, up int64[cells], how far each must seem able to move; by_itself int8[cells], hidden whatever follows.
    """
    cells, places = net.value.size, net.first.size - 1
    scratch = Scratch(
        np.zeros(cells, np.int64),
        np.zeros(cells + 1, np.int64),
        np.zeros((2, places), np.int64),
        np.zeros((2, places), np.int64),
        np.zeros((2, places + 1), np.int64),
        np.zeros(places, np.int64),
        np.zeros(1, np.int64),
    )
    ranges = Ranges(np.empty(2 * cells, np.int64), np.full(2 * cells, -1, np.int64), by_itself)
    ranges.amount[0::2] = down
    ranges.amount[1::2] = up
    book = Book([0], [0][:0], [0][:0], [0][:0], np.full(cells, -1, np.int64))
    failed = np.zeros(cells, dtype=np.int8)
    for further in range(2):
        for asked in range(2 * cells):
            if ranges.amount[asked] > 0 and ranges.proof[asked] < 0:
                if _keep_open(net, scratch, asked, ranges.amount[asked], further):
                    _write_down(net, scratch, ranges, book)
                else:
                    failed[asked >> 1] = further
    further_cells = np.flatnonzero((net.hidden == 1) & (by_itself == 0))
    for cell in further_cells[np.argsort(-net.value[further_cells], kind="mergesort")]:
        _without(net, scratch, cell, ranges, book)
    return np.flatnonzero(failed)


@compiled
def _keep_open(  # noqa: PLR0917 - compiled code takes no names
    net: Network, scratch: Scratch, asked: int, amount: int, further: int
) -> bool:
    """Walk the change of one range; leaves it in `scratch.flow`, its cells in `scratch.way` after their number."""
    cell, upwards = asked >> 1, (asked & 1) == 1
    source = net.head[cell] if upwards else net.tail[cell]
    goal = net.tail[cell] if upwards else net.head[cell]
    scratch.flow[cell] = amount if upwards else -amount
    remaining = amount if source != goal else 0
    touched, new = [cell], [cell][:0]
    while remaining > 0:
        length = over_hidden(net, scratch, source, goal, cell)
        if length < 0 and further:
            length = over_all(net, scratch, source, goal, cell, remaining)
        if length < 0:
            for one in touched:
                scratch.flow[one] = 0
            for one in new:
                net.hidden[one] = 0
            return False
        remaining -= _walk(net, scratch, length, remaining, touched, new)
    _gather(scratch, touched)
    return True


@compiled
def _walk(  # noqa: PLR0917 - compiled code takes no names
    net: Network, scratch: Scratch, length: int, most: int, touched: list[int], new: list[int]
) -> int:
    """Carry as much as goes along the way found, hiding its cells; how much that is."""
    step = most
    for at in range(length):
        step = min(step, room(net, scratch.flow, scratch.way[at]))
    for at in range(length):
        road = scratch.way[at]
        one = road - 1 if road > 0 else -road - 1
        scratch.flow[one] += step if road > 0 else -step
        touched.append(one)
        if net.hidden[one] == 0:
            net.hidden[one] = 1
            new.append(one)
    return step


@compiled
def _gather(scratch: Scratch, touched: list[int]) -> None:
    count = 0
    for one in touched:
        fresh = scratch.flow[one] != 0
        for at in range(count):
            fresh = fresh and scratch.way[at + 1] != one
        if fresh:
            count += 1
            scratch.way[count] = one
    scratch.way[0] = count


@compiled
def _write_down(net: Network, scratch: Scratch, ranges: Ranges, book: Book) -> None:
    """Note the change for every range that it keeps open, and at every further cell that it needs; wipe it."""
    count, number = scratch.way[0], len(book.starts) - 1
    for at in range(1, count + 1):
        cell = scratch.way[at]
        book.walked.append(cell)
        change = scratch.flow[cell]
        asked = 2 * cell + (1 if change > 0 else 0)
        amount = ranges.amount[asked]
        if amount > 0 and ranges.proof[asked] < 0 and abs(change) >= amount:
            ranges.proof[asked] = number
            for other in range(1, count + 1):
                needed = scratch.way[other]
                if ranges.by_itself[needed] == 0:
                    book.before.append(book.latest[needed])
                    book.about.append(asked)
                    book.latest[needed] = len(book.about) - 1
    book.starts.append(len(book.walked))
    for at in range(1, count + 1):
        scratch.flow[scratch.way[at]] = 0


@compiled
def _uses(book: Book, number: int, cell: int) -> bool:
    found = False
    for at in range(book.starts[number], book.starts[number + 1]):
        found = found or book.walked[at] == cell
    return found


@compiled
def _without(  # noqa: PLR0917 - compiled code takes no names
    net: Network, scratch: Scratch, cell: int, ranges: Ranges, book: Book
) -> None:
    """Show a further cell again, if every range that needs it can be kept open otherwise."""
    net.hidden[cell] = 0
    link = book.latest[cell]
    while link >= 0:
        asked, link = book.about[link], book.before[link]
        kept = ranges.proof[asked]
        if kept < 0 or not _uses(book, kept, cell):
            continue
        ranges.proof[asked] = -1
        if not _keep_open(net, scratch, asked, ranges.amount[asked], 0):
            ranges.proof[asked] = kept
            net.hidden[cell] = 1
            return
        _write_down(net, scratch, ranges, book)
