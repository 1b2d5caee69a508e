"""Stays in a department: a household's tenancies there that follow each other, by the same operations as a register."""

from __future__ import annotations

import ibis
import numpy as np
import pyarrow as pa

from bofast.registers.stays.dated.homes import one_home_a_day
from bofast.registers.stays.dated.rule import NEVER, DatedRule, Residence
from bofast.registers.stays.dated.spells import spells_in
from bofast.registers.studies.tenancies.rows import EPOCH, GOES_ON, MOVING_DAYS, Ints, Tenancies
from bofast.registers.studies.tenancies.stays import Stays

RULE = DatedRule(residence=Residence.DEPARTMENT, gap_days=MOVING_DAYS)
"""Two months between two homes of one department are no leaving of it."""


def stays_in_departments(own: Tenancies) -> Stays:
    """One row a household and unbroken stay in a department, by household and first day.

    The group of each is the department's place; whether children moved in is that of the household's first tenancy.
    """
    connection = ibis.duckdb.connect()
    try:
        spells = connection.to_pyarrow(_spells(connection, own))
    finally:
        connection.disconnect()
    spells = spells.sort_by([("pid", "ascending"), ("entered_on", "ascending")])
    ended = _days(spells["left_on"])
    ended[ended == (NEVER - EPOCH).days] = GOES_ON
    return Stays.of(
        own,
        household=np.asarray(spells["pid"].to_numpy(), dtype=np.int64),
        group=np.asarray(spells["place"].to_numpy(), dtype=np.int64) - 1,
        begun=_days(spells["entered_on"]),
        ended=ended,
        way=np.ones(spells.num_rows, dtype=np.int64),
    )


def _days(column: pa.ChunkedArray) -> Ints:
    return np.array(column.cast(pa.int32()).to_numpy(), dtype=np.int64)


def _spells(connection: ibis.BaseBackend, own: Tenancies) -> ibis.Table:
    dated = {"from": own.begun, "to": np.minimum(own.ended, (NEVER - EPOCH).days)}
    days = {name: pa.array(numbers.astype(np.int32)).cast(pa.date32()) for name, numbers in dated.items()}
    # A home belongs to the department of its newest tenancy; the area says nothing here.
    stays = pa.table({"pid": own.household, "dwid": own.dwelling, "area": np.zeros(own.rows, np.int16), **days})
    places = pa.table({"dwid": own.dwelling, "department": own.department + 1, "begun": own.begun})
    rows = connection.create_table("own_stays", stays, temp=True)
    newest = connection.create_table("own_places", places, temp=True)
    newest = newest.group_by("dwid").agg(place=newest.department.argmax(newest.begun))
    nobody = rows.filter(ibis.literal(False)).select("pid", cause=0, on=rows["from"])
    return spells_in(one_home_a_day(rows, nobody), newest, rule=RULE)
