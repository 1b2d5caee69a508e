"""Queries that are asked often: written once a process, and only their values put in each time.

Django writes a query anew each time it is asked, and that costs several times what the database takes to answer it: a
page of a family asks some thirty. So a query of a page is a function of the values that it asks about, and the text
that Django wrote for it is kept:

    @asked_often()
    def lived_in(*, families: Collection[UUID], on: date) -> QuerySet[Occupancy]:
        return Occupancy.objects.filter(family__in=families, entered_on__lte=on)

    lived_in(families=keys, on=today)        # a list of Occupancy

What the function is handed the first time are stand-ins: it puts its values into the query and never looks at them.
Whatever decides how the query is built, and is not a value in it, is named in `shape`: a limit, a set of permissions, a
switch. Nothing is a shape of its own: a value that is None builds another query.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, wraps
from operator import attrgetter
from typing import Any, Generic, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import DateField, DecimalField, Model, QuerySet, UUIDField
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable, get_related_populators

Asked = ParamSpec("Asked")
Of = TypeVar("Of", bound=Model)
Row = TypeVar("Row")

_REMEMBERED = 4096
"""Values of one column: a chunk of a thousand families has fewer families, and fewer people."""
_PLAIN = (UUIDField, DateField, DecimalField)
"""Columns whose values are remembered as read back: none of them is sealed, and all are costly to read."""

# Values that no query has of itself, so that they can be found again among its parameters.
_FAR_KEY = 0xF0000000B0FA4B0F8A570000B0FA0000
_FAR_DAY = date(1111, 11, 11)
_FAR_NUMBER = 2_111_000_000
_FURTHER = 1_000_000
_HEX = attrgetter("hex")

_MOST_PLACES = 4096
"""For more values a query is written anew: databases bound how many a text may hold, and places are filled up to a
power of two. Nothing asks about so many often."""


class CannotPrepare(TypeError):
    """A query that cannot be kept as text: the message says which part of it, and what to do."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column whose values mean something else than what is kept."""

    at: int
    meaning: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value goes among the parameters; of several values, which. And how the database takes it."""

    at: int
    name: str
    number: int | None
    kept: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Written(Generic[Row]):
    """The text of a query, where its values go, and how its rows are read back."""

    sql: str
    parameters: tuple[Any, ...]
    places: tuple[Place, ...]
    columns: tuple[Column, ...]
    built: Callable[[Iterator[tuple[Any, ...]]], list[Row]]

    def rows(self, values: Mapping[str, Any]) -> list[Row]:
        """The rows for some values, as the query set would give them. The last of several fills the places left."""
        filled = list(self.parameters)
        for place in self.places:
            value = values[place.name]
            if place.number is not None:
                value = value[place.number] if place.number < len(value) else value[-1]
            filled[place.at] = place.kept(value)
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            return self.built(self._read_back(cursor.fetchall()))

    def _read_back(self, kept: Sequence[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        if not self.columns or not kept:
            return iter(kept)
        values: list[Any] = list(zip(*kept, strict=True))
        for column in self.columns:
            values[column.at] = map(column.meaning, values[column.at])
        return zip(*values, strict=True)


class AskedOften(Generic[Row]):
    """A query with what was written for it, one text for each shape that it has been asked in."""

    def __init__(self, query: Callable[..., QuerySet[Any, Any]], *, shape: Collection[str]) -> None:
        self._query = query
        self._shape = frozenset(shape)
        self._written: dict[Hashable, Written[Row] | None] = {}

    def rows(self, asked: Mapping[str, Any]) -> list[Row]:
        """The rows for what is asked; none at all where a collection of values is empty."""
        values = {name: list(value) if self._is_many(name, value) else value for name, value in asked.items()}
        sizes = [len(values[name]) for name, value in asked.items() if self._is_many(name, value)]
        if 0 in sizes:
            return []
        if max(sizes, default=1) > _MOST_PLACES:
            return list(self._query(**asked))
        key = (connection.vendor, *((name, self._kind(name, value)) for name, value in values.items()))
        if key not in self._written:
            self._written[key] = self._write(values)
        written = self._written[key]
        return written.rows(values) if written is not None else []

    def _is_many(self, name: str, value: object) -> bool:
        return name not in self._shape and isinstance(value, Collection) and not isinstance(value, str)

    def _kind(self, name: str, value: Any) -> Hashable:
        """What two calls share when one text serves both."""
        if name in self._shape:
            return value  # type: ignore[no-any-return]
        if isinstance(value, list):
            return (_places_for(len(value)), type(value[0]))
        return (type(value),)

    def _write(self, values: Mapping[str, Any]) -> Written[Row] | None:
        far, other = self._stand_ins(values, first=0), self._stand_ins(values, first=_FURTHER)
        asked = self._query(**far)
        compiler = asked.query.get_compiler(connection=connection)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        places = tuple(self._places(far, parameters))
        self._compare(sql, parameters, places=places, other=self._query(**other))
        columns, built = tuple(_columns(compiler)), _builder(asked, compiler)
        return Written(sql=sql, parameters=tuple(parameters), places=places, columns=columns, built=built)

    def _stand_ins(self, values: Mapping[str, Any], *, first: int) -> dict[str, Any]:
        """Values of the same types that can be told from each other."""
        stand_ins: dict[str, Any] = {}
        for name, value in values.items():
            if name in self._shape or value is None:
                stand_ins[name] = value
            elif isinstance(value, list):
                stand_ins[name] = [_far(value[0], number=first + each) for each in range(_places_for(len(value)))]
                first += len(stand_ins[name])
            else:
                stand_ins[name] = _far(value, number=first)
                first += 1
        return stand_ins

    def _places(self, far: Mapping[str, Any], parameters: Sequence[Any]) -> Iterator[Place]:
        for name in far.keys() - self._shape:
            several = isinstance(far[name], list)
            for number, value in enumerate(far[name] if several else [far[name]]):
                keep = _keeper(value)
                kept = keep(value)
                for at, parameter in enumerate(parameters):
                    if value is not None and type(parameter) is type(kept) and parameter == kept:
                        yield Place(at, name, number if several else None, keep)

    def _compare(self, sql: str, parameters: Sequence[Any], *, places: Sequence[Place], other: QuerySet[Any]) -> None:
        """Whatever differs for other values is a place for one; else the query was built from a value."""
        other_sql, others = other.query.get_compiler(connection=connection).as_sql()
        known = {place.at for place in places}
        differing = {at for at, (one, two) in enumerate(zip(parameters, others, strict=False)) if one != two}
        if sql != other_sql or differing - known:
            raise CannotPrepare(
                f"{self._query.__qualname__}: the query is built from a value, not asked about it. Hand over what "
                "stands in the query, or name in shape what decides how it is built."
            )


def asked_often(
    *, shape: Collection[str] = ()
) -> Callable[[Callable[Asked, QuerySet[Any, Row]]], Callable[Asked, list[Row]]]:
    """Turn a function that makes a query set into one that gives its rows, written once a process.

    Raises: CannotPrepare, the first time it is asked, when a value of the query cannot be found again in its text.
    """

    def decorate(query: Callable[Asked, QuerySet[Any, Row]]) -> Callable[Asked, list[Row]]:
        kept: AskedOften[Row] = AskedOften(query, shape=shape)

        @wraps(query)
        def ask(*none: Asked.args, **asked: Asked.kwargs) -> list[Row]:
            if none:
                raise CannotPrepare(f"{query.__qualname__} takes its values by name.")
            return kept.rows(asked)

        return ask

    return decorate


def _places_for(values: int) -> int:
    """The next power of two, so that a query is written for few numbers of values."""
    return int(2 ** (values - 1).bit_length())


def _far(value: Any, *, number: int) -> Any:
    """A stand-in of the same type."""
    match value:
        case UUID():
            return UUID(int=_FAR_KEY + number)
        case datetime():
            return datetime(1111, 11, 11, tzinfo=UTC) + timedelta(minutes=number)
        case date():
            return _FAR_DAY + timedelta(days=number)
        case bool():
            raise CannotPrepare("A switch decides how a query is built: name it in shape.")
        case int():
            return _FAR_NUMBER + number
        case str():
            return f"\N{WHITE FLAG} {number}"
    raise CannotPrepare(f"A {type(value).__name__} cannot be found again among parameters: name it in shape.")


def _keeper(value: Any) -> Callable[[Any], Any]:
    """How the database takes values of this type."""
    match value:
        case UUID() if not connection.features.has_native_uuid_field:
            return _HEX
        case datetime():
            return connection.ops.adapt_datetimefield_value
        case date():
            return connection.ops.adapt_datefield_value
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _columns(compiler: Any) -> Iterator[Column]:
    expressions = [expression for expression, _text, _name in compiler.select]
    for at, (converters, expression) in compiler.get_converters(expressions).items():
        yield Column(at, _meaning(expression, converters))


def _meaning(expression: Any, converters: Sequence[Callable[..., Any]]) -> Callable[[Any], Any]:
    field = expression.output_field
    plain = getattr(field, "target_field", field)
    if isinstance(plain, UUIDField):
        return _uuid

    def meaning(kept: Any) -> Any:
        for convert in converters:
            kept = convert(kept, expression, connection)
        return kept

    return lru_cache(maxsize=_REMEMBERED)(meaning) if isinstance(plain, _PLAIN) else meaning


@lru_cache(maxsize=4 * _REMEMBERED)
def _uuid(kept: Any) -> UUID | None:
    """One for all columns: a family stands in every query, and is found fastest as the same object."""
    return UUID(kept) if isinstance(kept, str) else kept


def _builder(asked: QuerySet[Any, Any], compiler: Any) -> Callable[[Iterator[tuple[Any, ...]]], list[Any]]:
    """What makes rows of what was read back: instances, tuples or single values, as the query set would."""
    if asked._prefetch_related_lookups:  # type: ignore[attr-defined]
        raise CannotPrepare("A query that prefetches is several queries: prefetch from its rows.")
    iterable = asked._iterable_class
    width = len(asked.query.values_select) + len(asked.query.annotation_select)
    if iterable is FlatValuesListIterable:
        return lambda rows: [row[0] for row in rows]
    if iterable is ValuesListIterable:
        return lambda rows: [row[:width] for row in rows]
    if iterable is ModelIterable:
        return _instances(compiler)
    raise CannotPrepare(f"{iterable.__name__} is not read back: ask for instances or for values_list.")


def _instances(compiler: Any) -> Callable[[Iterator[tuple[Any, ...]]], list[Any]]:
    info = compiler.klass_info
    model, fields = info["model"], info["select_fields"]
    first, last = fields[0], fields[-1] + 1
    names = [column.target.attname for column, _text, _name in compiler.select[first:last]]
    annotated = tuple(compiler.annotation_col_map.items())
    # The stubs are those of Django 6, where it takes a mode more.
    related = get_related_populators(info, compiler.select, connection.alias)  # type: ignore[call-arg]

    def build(row: tuple[Any, ...]) -> Any:
        instance = model.from_db(connection.alias, names, row[first:last])
        for populator in related:
            populator.populate(row, instance)
        for name, at in annotated:
            setattr(instance, name, row[at])
        return instance

    return lambda rows: [build(row) for row in rows]
