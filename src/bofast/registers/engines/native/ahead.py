"""Work that goes on beside: the next item is made while this one is used."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def ahead(items: Iterator[Item], *, beside: ThreadPoolExecutor) -> Iterator[Item]:
    """The same items in the same order, each made one ahead `beside`.

    A thread that stays keeps its memory: one a run costs far less than one a year.
    """
    coming = beside.submit(_at_most_one, items)
    while here := coming.result():
        coming = beside.submit(_at_most_one, items)
        yield here[0]


def _at_most_one(items: Iterator[Item]) -> tuple[Item, ...]:
    return tuple(islice(items, 1))
