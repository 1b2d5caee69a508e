"""From homes to spells in a place, and from each spell to where it led."""

from __future__ import annotations

from typing import Any

import ibis
import ibis.expr.types as ir

from bofast.registers.stays.dated.rule import DatedRule, Observed, Residence
from bofast.registers.stays.events import Event

NOWHERE = 0
"""The place of homes that belong to no department, area or municipality that is told of."""
_INTS = "int32"


def join_touching(homes: ir.Table, *, gap_days: int) -> ir.Table:
    """Join homes in one place that follow each other with no more than so many days between.

    In:    one row a person and unbroken time in a home, of which no two of a person overlap.
    Out:   one row a person and unbroken spell in a place, unordered; never more rows than in.
    Shape: in: pid, dwid, place int64, area int16, entered_on, left_on date. Out: the same, dwid and area those of the
        first home, and homes int64: how many homes the spell was in, so that `homes - 1` are the moves inside.
    """
    person = ibis.window(group_by="pid", order_by="entered_on")
    rows = homes.mutate(place_before=homes.place.lag().over(person), left_before=homes.left_on.lag().over(person))
    near = rows.entered_on.epoch_days() - rows.left_before.epoch_days() <= gap_days
    goes_on = (near & (rows.place == rows.place_before)).fill_null(False)
    rows = rows.mutate(begins=goes_on.ifelse(0, 1).cast(_INTS))
    so_far = ibis.cumulative_window(group_by="pid", order_by="entered_on")
    rows = rows.mutate(spell=rows.begins.sum().over(so_far))
    # Only the first row of a spell has these: the largest of them is the first, without an ordered aggregate.
    first = (rows.begins == 1).ifelse
    return (
        rows.group_by("pid", "spell")
        .agg(
            place=rows.place.max(),
            dwid=first(rows.dwid, ibis.null("int64")).max(),
            area=first(rows.area, ibis.null("int16")).max(),
            entered_on=rows.entered_on.min(),
            left_on=rows.left_on.max(),
            homes=rows.count(),
        )
        .drop("spell")
    )


def spells_in(homes: ir.Table, places: ir.Table, *, rule: DatedRule) -> ir.Table:
    """The spells in the places that are asked for, and in nowhere.

    In:    `one_home_a_day`, and the place of each home (dwid, place int64, each home once).
    Out:   as `join_touching`; homes without a place are in `NOWHERE`.
    """
    in_homes = join_touching(homes.mutate(place=homes.dwid), gap_days=rule.gap_days).drop("place", "homes")
    if rule.residence is Residence.DWELLING:
        return in_homes.mutate(place=in_homes.dwid, homes=ibis.literal(1, "int64"))
    known = places.select(place_dwid=places.dwid, place=places.place)
    placed = in_homes.left_join(known, in_homes.dwid == known.place_dwid).drop("place_dwid")
    return join_touching(placed.mutate(place=placed.place.fill_null(NOWHERE)), gap_days=rule.gap_days)


def ended(spells: ir.Table, exits: ir.Table, dwellings: ir.Table, *, rule: DatedRule, seen: Observed) -> ir.Table:
    """The spells that are under observation, and where each led.

    Whoever has a next home within `gap_days` went there; otherwise an exit within `exit_days` says why she left;
    otherwise nobody knows. The tenure of the next home is that of the first 1 January since she entered it, where
    somebody lives there then.

    In:    spells of every place, `NOWHERE` among them; exits (pid, cause, on); dwellings (dwid, year, tenure).
    Out:   one row a spell in a place, with some time between the days of observation.
    Shape: pid, place, dwid (the first home) int64, area, next_area int16 (0: none), entered_on, left_on date, homes
        int64; seen_from, seen_until int32: days since entered_on between which it was seen; event int32: `Event`,
        STAYED where the register ends first.
    """
    person = ibis.window(group_by="pid", order_by="entered_on")
    rows = spells.mutate(
        next_on=spells.entered_on.lead().over(person),
        next_dwid=spells.dwid.lead().over(person),
        next_area=spells.area.lead().over(person),
    )
    rows = rows.filter((rows.left_on > seen.first) & (rows.entered_on < seen.until))
    if rule.residence is not Residence.DWELLING:  # the key of a dwelling may be any number, also that of nowhere
        rows = rows.filter(rows.place != NOWHERE)
    rows = _with_tenure(_with_exits(rows, exits, exit_days=rule.exit_days), dwellings)
    goes_on = rows.left_on > seen.until
    moved = (rows.next_on.epoch_days() - rows.left_on.epoch_days() <= rule.gap_days).fill_null(False)
    event = ibis.cases(
        (goes_on, int(Event.STAYED)),
        (moved, _move(rows, rule=rule)),
        (rows.cause.notnull(), int(Event.ABROAD) - 1 + rows.cause),
        else_=int(Event.LOST),
    )
    first, until = (ibis.literal(day) for day in (seen.first, seen.until))
    begun = rows.entered_on.epoch_days()
    return rows.select(
        "pid",
        "place",
        "dwid",
        "area",
        "entered_on",
        "left_on",
        "homes",
        next_area=(moved & ~goes_on).ifelse(rows.next_area, ibis.literal(0, "int16")),
        seen_from=(ibis.greatest(rows.entered_on, first).epoch_days() - begun).cast(_INTS),
        seen_until=(ibis.least(rows.left_on, until).epoch_days() - begun).cast(_INTS),
        event=event.cast(_INTS),
    )


def _move(rows: ir.Table, *, rule: DatedRule) -> Any:
    """Inside the area or out of it, and the tenure there. Two homes outside every area are not in one."""
    out = int(Event.OUT) + rows.next_tenure
    if rule.residence not in {Residence.DWELLING, Residence.DEPARTMENT}:
        return out
    inside = (rows.next_area == rows.area) & (rows.area != NOWHERE)
    return inside.ifelse(int(Event.INTERNAL) + rows.next_tenure, out)


def _with_exits(spells: ir.Table, exits: ir.Table, *, exit_days: int) -> ir.Table:
    """The cause of the first exit near the day on which the spell ended; null where there is none."""
    out = exits.select(x_pid=exits.pid, x_on=exits["on"], x_cause=exits.cause.cast(_INTS))
    ends = spells.select("pid", ended_on=spells.left_on)
    met = ends.join(out, ends.pid == out.x_pid)
    apart = met.x_on.epoch_days() - met.ended_on.epoch_days()
    met = met.filter((apart >= -exit_days) & (apart <= exit_days))
    earliest = met.x_on.epoch_days() * 10 + met.x_cause  # of two on one day, the lower cause
    near = met.group_by(near_pid=met.pid, ended_on=met.ended_on).agg(cause=met.x_cause.argmin(earliest).cast(_INTS))
    rows = spells.left_join(near, [spells.pid == near.near_pid, spells.left_on == near.ended_on])
    return rows.drop("near_pid", "ended_on")


def _with_tenure(spells: ir.Table, dwellings: ir.Table) -> ir.Table:
    """The tenure of the next home; `HomeTenure.UNKNOWN` where nobody is known to live there."""
    on_the_first = (spells.next_on.month() == 1) & (spells.next_on.day() == 1)
    rows = spells.mutate(known_in=(spells.next_on.year() + on_the_first.ifelse(0, 1)).cast(_INTS))
    known = dwellings.select(
        d_dwid=dwellings.dwid, d_year=dwellings.year.cast(_INTS), next_tenure=dwellings.tenure.cast(_INTS)
    )
    rows = rows.left_join(known, [rows.next_dwid == known.d_dwid, rows.known_in == known.d_year])
    return rows.mutate(next_tenure=rows.next_tenure.fill_null(0)).drop("d_dwid", "d_year", "known_in")
