"""Households as a lawyer would draw them: one person a line, empty where nobody has said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bofast.rules.facts import Sex
from bofast.rules.home_fit import Member


def household(drawn: str) -> list[Member]:
    """Members from a table with a head line; columns: who, born, sex, share, with, from, to, parent.

    `share` is a part of the time, `?` for unknown; an empty cell is "not said", an empty `share` the whole time.
    """
    head, *lines = [line for line in drawn.strip().splitlines() if line.strip()]
    columns = _cells(head)
    return [_member(dict(zip(columns, _cells(line), strict=True))) for line in lines]


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split("|")]


def _member(cells: dict[str, str]) -> Member:
    share = cells.get("share") or "1"
    return Member(
        key=cells["who"],
        born_on=_day(cells.get("born")),
        sex=Sex(cells["sex"]) if cells.get("sex") else None,
        share_of_time=None if share == "?" else Decimal(share),
        partner=cells.get("with") or None,
        entered_on=_day(cells.get("from")),
        left_on=_day(cells.get("to")),
        is_parent_here=cells.get("parent") == "yes",
    )


def _day(cell: str | None) -> date | None:
    return date.fromisoformat(cell) if cell else None
