"""By which column a list stands, and which way. A sign before the name of a column turns it around."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bofast.design.parts import Column, Sorted
from bofast.desk.listing.address import ListAddress

LAST_FIRST = "-"


def sortable(label: str, key: str, *, at: ListAddress, unless_asked: str) -> Column:
    """A column whose head puts the list in its order, and at the next press the other way.

    `unless_asked` is the order of a list of which none is asked.
    """
    now = at.asked.get("sort") or unless_asked
    turned = f"{LAST_FIRST}{key}"
    directions = {key: Sorted.ASCENDING, turned: Sorted.DESCENDING}
    return Column(label, sort_url=at.ordered(turned if now == key else key), sorted=directions.get(now))


def ordering(sort: str, *, columns: Mapping[str, Sequence[str]]) -> list[str]:
    """The fields to order by, from those of each column, all turned around where the sign says so."""
    sign = LAST_FIRST if sort.startswith(LAST_FIRST) else ""
    return [f"{sign}{field}" for field in columns[sort.removeprefix(LAST_FIRST)]]
