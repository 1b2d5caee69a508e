"""A query of one family on one day, written once and asked many times.

Django writes a query anew each time it is asked, which costs more than asking it. The facts of a family are nine
queries on every family page, so they are written once a process and only the family and the day are put in.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet, UUIDField

Rows = Callable[[Collection[UUID], date], "QuerySet[Any, Any]"]
"""A query of tuples (`values_list`) for some families on a day."""

# Values that no query has of itself, so that they can be found again among the parameters.
_FAMILY, _DAY = UUID("f0000000-b0fa-4b0f-8a57-00000000b0fa"), date(1111, 11, 11)


@dataclass(frozen=True, slots=True)
class Prepared:
    """The text of a query with its parameters, and how its columns are read back."""

    sql: str
    parameters: tuple[Any, ...]
    converters: Any
    compiler: Any

    def rows(self, family: UUID, day: date) -> list[tuple[Any, ...]]:
        """The rows of one family on one day, as the query set would give them."""
        put = {_as_kept(_FAMILY): _as_kept(family), _day_kept(_DAY): _day_kept(day)}
        with connection.cursor() as cursor:
            cursor.execute(self.sql, tuple(put.get(parameter, parameter) for parameter in self.parameters))
            found = cursor.fetchall()
        if self.converters:
            return [tuple(row) for row in self.compiler.apply_converters(found, self.converters)]
        return [tuple(row) for row in found]


def rows_of_query(query: Rows, *, ids: Collection[UUID], on: date) -> list[tuple[Any, ...]]:
    """The rows of a query: from the prepared text for one family, by Django for more."""
    if len(ids) != 1:
        return list(query(ids, on))
    return _prepared(query, connection.vendor).rows(next(iter(ids)), on)


@lru_cache(maxsize=64)
def _prepared(query: Rows, _vendor: str) -> Prepared:
    asked = query([_FAMILY], _DAY)
    compiler = asked.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    columns = [column for column, _text, _name in compiler.select[: len(asked.query.values_select) or None]]
    return Prepared(sql, tuple(parameters), compiler.get_converters(columns), compiler)


def _as_kept(family: UUID) -> Any:
    return UUIDField().get_db_prep_value(family, connection)


def _day_kept(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)
