"""From registrations, which may overlap, to one home a person and day."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from bofast.registers.stays.dated.rule import NEVER

_ORDER = ("entered_on", "left_on", "dwid")


def one_home_a_day(stays: ir.Table, exits: ir.Table) -> ir.Table:
    """Registrations of which no two hold for one person on one day.

    An exit (abroad or dead) ends the registration that it falls into. Of several registrations on one day that counts
    which began last; of those that began together, the one that ends last; of those, the higher key. The one that was
    put aside counts again when the later one ends before it: no day that is registered is lost, and none is counted
    twice. A registration that ends on the day it begins, or before, says nothing.

    In:    stays as in the store (pid, dwid, area, from, to), exits (pid, cause, on).
    Out:   one row a person and time in which one registration counts, unordered; where registrations overlapped, such
        a time may stand in parts that touch.
    Shape: pid, dwid int64, area int16, entered_on, left_on date; left_on is `NEVER` for what goes on.
    """
    ended = _ended_by_exits(_closed(stays), exits)
    entangled = _entangled(ended)
    alone = ended.anti_join(entangled, "pid")
    return alone.union(_untangled(ended.semi_join(entangled, "pid")))


def _closed(stays: ir.Table) -> ir.Table:
    rows = stays.select(
        "pid", "dwid", "area", entered_on=stays["from"], left_on=stays["to"].fill_null(ibis.literal(NEVER))
    )
    return rows.filter(rows.left_on > rows.entered_on)


def _ended_by_exits(homes: ir.Table, exits: ir.Table) -> ir.Table:
    out = exits.select(x_pid=exits.pid, gone_on=exits["on"])
    met = homes.join(out, homes.pid == out.x_pid)
    met = met.filter((met.entered_on < met.gone_on) & (met.gone_on < met.left_on))
    first = met.group_by("pid", "dwid", "entered_on", "left_on").agg(gone_on=met.gone_on.min())
    rows = homes.left_join(first, ["pid", "dwid", "entered_on", "left_on"])
    return rows.select("pid", "dwid", "area", "entered_on", left_on=ibis.coalesce(rows.gone_on, rows.left_on))


def _entangled(homes: ir.Table) -> ir.Table:
    """People of whom any two registrations overlap: few, so that only their rows are taken apart."""
    before = ibis.window(group_by="pid", order_by=_ORDER, preceding=(None, 1))
    reach: Any = homes.left_on.max().over(before)
    rows = homes.mutate(reach=reach)
    return rows.filter(rows.reach > rows.entered_on).select("pid").distinct()


def _untangled(homes: ir.Table) -> ir.Table:
    """Between any two days on which something begins or ends, the registration that counts."""
    begins = homes.select("pid", day=homes.entered_on)
    ends = homes.select("pid", day=homes.left_on)
    days = begins.union(ends, distinct=True)
    parts = days.mutate(until=days.day.lead().over(ibis.window(group_by="pid", order_by="day")))
    parts = parts.filter(parts.until.notnull()).rename(part_pid="pid")
    held = homes.join(parts, homes.pid == parts.part_pid)
    held = held.filter((held.entered_on <= held.day) & (held.day < held.left_on))
    latest_first = [ibis.desc(name) for name in _ORDER]
    ranked = held.mutate(rank=ibis.row_number().over(ibis.window(group_by=["pid", "day"], order_by=latest_first)))
    return ranked.filter(ranked["rank"] == 0).select("pid", "dwid", "area", entered_on="day", left_on="until")
