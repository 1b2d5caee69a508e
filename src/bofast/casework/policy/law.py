"""The law as one office has it: the shipped rows, and its own before them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from bofast.casework.access.models import Office
from bofast.casework.policy.figures import as_law_value, decides_money
from bofast.casework.policy.models import PolicyRow
from bofast.rules.law import Law, load_law

Version = tuple[str, int, int, int]
VERSION = (
    "SELECT max(entered_at), count(*), count(approved_by_id), count(withdrawn_at)"
    " FROM policy_policyrow WHERE office_id = %s"
)


def law_of(office: Office, *, on: date | None = None) -> Law:
    """The law of an office's country with the office's own rows laid on it.

    Kept between calls, and built anew when a row has been entered, approved or withdrawn. `on` is taken so that a
    caller can say which day it asks about; a law holds the rows of all days.
    Raises: BrokenParameterFile, when the office's rows contradict each other.
    """
    del on
    return _law(office.pk, office.country, _version(office))


def _version(office: Office) -> Version:
    """Asked on every page that reckons, and so in words of its own: to write it anew costs more than to ask it."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION, [office.pk])
        newest, entered, approved, withdrawn = cursor.fetchone()
    return str(newest), entered, approved, withdrawn


@lru_cache(maxsize=64)
def _law(office_id: int, country: str, _version: Version) -> Law:
    law = load_law(country)
    rows = [as_law_row(row, law=law) for row in counting_rows(office_id, law=law)]
    return law.with_rows(rows) if rows else law


NO_ADDRESS = "https://no-address.invalid/"
"""Stands for the address of a source that has none, such as a decision on paper; pages make no link of it."""


def counting_rows(office_id: int, *, law: Law) -> list[PolicyRow]:
    """The rows that hold: not withdrawn, of a parameter that is known, and approved where they decide money."""
    rows = PolicyRow.objects.filter(office_id=office_id, withdrawn_at__isnull=True).order_by("entered_at", "pk")
    return [row for row in rows if row.parameter in law.tables and _counts(row, law=law)]


def _counts(row: PolicyRow, *, law: Law) -> bool:
    return row.approved_by_id is not None or not decides_money(law.tables[row.parameter])


def as_law_row(row: PolicyRow, *, law: Law) -> Mapping[str, Any]:
    """A row in the shape of the parameter files."""
    return {
        "parameter": row.parameter,
        "group": row.group,
        "first_day": row.first_day,
        "last_day": row.last_day,
        "value": as_law_value(row.value, unit=law.tables[row.parameter].unit),
        "source": {"text": row.source, "url": row.source_url or NO_ADDRESS},
        "verified": row.verified,
        "note": row.note or None,
    }
