"""Queries of families on one day, written once and asked many times.

Django writes a query anew each time it is asked, which costs more than asking it, and reads every value of its answer
back by itself. The facts of a family are nine queries on every family page, and of a hundred thousand families nine
for every thousand. So a query is written once a process, only the families and the day are put in, and a value that
comes again in a column is not read back again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet, UUIDField

Rows = Callable[[Collection[UUID], date], "QuerySet[Any, Any]"]
"""A query of tuples (`values_list`) for some families on a day."""

_REMEMBERED = 4096
"""Values of one column: a chunk of a thousand families has fewer families, and fewer people."""

# Values that no query has of itself, so that they can be found again among the parameters.
_FAMILY, _DAY = UUID("f0000000-b0fa-4b0f-8a57-00000000b0fa").int, date(1111, 11, 11)


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose values mean something else than what is kept."""

    at: int
    meaning: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Prepared:
    """The text of a query with its parameters and as many places for families, and how its columns are read back."""

    sql: str
    parameters: tuple[Any, ...]
    places: tuple[Any, ...]
    columns: tuple[Column, ...]

    def rows(self, families: Sequence[UUID], day: date) -> list[tuple[Any, ...]]:
        """The rows of the families on one day, as the query set would give them. The last fills the places left."""
        filled = [*families, *[families[-1]] * (len(self.places) - len(families))]
        put = dict(zip(self.places, _as_kept(filled), strict=True)) | {_day_kept(_DAY): _day_kept(day)}
        with connection.cursor() as cursor:
            cursor.execute(self.sql, tuple(put.get(parameter, parameter) for parameter in self.parameters))
            return self._read_back(cursor.fetchall())

    def _read_back(self, kept: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        values: list[Any] = list(zip(*kept, strict=True))
        for column in self.columns if values else ():
            values[column.at] = map(column.meaning, values[column.at])
        return list(zip(*values, strict=True))


def rows_of_query(query: Rows, *, ids: Collection[UUID], on: date) -> list[tuple[Any, ...]]:
    """The rows of a query for some families on a day, as the query set would give them."""
    if not ids:
        return []
    return _prepared(query, _places_for(len(ids)), connection.vendor).rows(list(ids), on)


def _places_for(families: int) -> int:
    """The next power of two, so that a query is written for few numbers of families."""
    return int(2 ** (families - 1).bit_length())


@lru_cache(maxsize=256)
def _prepared(query: Rows, places: int, _vendor: str) -> Prepared:
    families = [UUID(int=_FAMILY + at) for at in range(places)]
    asked = query(families, _DAY)
    compiler = asked.query.get_compiler(connection=connection)
    sql, parameters = compiler.as_sql()
    expressions = [column for column, _text, _name in compiler.select[: len(asked.query.values_select) or None]]
    converters = compiler.get_converters(expressions)
    columns = [Column(at, _meaning(expression, convert)) for at, (convert, expression) in converters.items()]
    return Prepared(sql, tuple(parameters), _as_kept(families), tuple(columns))


def _meaning(expression: Any, converters: Sequence[Callable[..., Any]]) -> Callable[[Any], Any]:
    field = expression.output_field
    if isinstance(getattr(field, "target_field", field), UUIDField):
        return _uuid

    @lru_cache(maxsize=_REMEMBERED)
    def meaning(kept: Any) -> Any:
        for convert in converters:
            kept = convert(kept, expression, connection)
        return kept

    return meaning


@lru_cache(maxsize=4 * _REMEMBERED)
def _uuid(kept: str | None) -> UUID | None:
    """One for all columns: a family stands in every query, and is found fastest as the same object."""
    return None if kept is None else UUID(kept)


def _as_kept(families: Sequence[UUID]) -> tuple[Any, ...]:
    if connection.features.has_native_uuid_field:
        return tuple(families)
    return tuple(family.hex for family in families)


def _day_kept(day: date) -> Any:
    return connection.ops.adapt_datefield_value(day)
