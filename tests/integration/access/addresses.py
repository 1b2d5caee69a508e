"""Every address of the pages, as the resolver has it, filled in with things that exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter, UUIDConverter

from bofast.casework.access.roles import Permission

NOBODYS = {UUIDConverter: UUID(int=7), IntConverter: 7}


@dataclass(frozen=True, slots=True)
class Address:
    """One address: its name, what it needs, and which things it is about."""

    name: str
    needs: Permission | None
    parameters: frozenset[str]
    url: str


def addresses(things: Mapping[str, object]) -> Iterator[Address]:
    """All addresses; a parameter that `things` does not name gets the key of something that does not exist."""
    for pattern in patterns(get_resolver().url_patterns):
        converters = pattern.pattern.converters
        given = {
            name: things.get(name, NOBODYS.get(type(converter), "nothing")) for name, converter in converters.items()
        }
        name = pattern.name or ""
        yield Address(
            name=name,
            needs=getattr(pattern.callback, "permission", None),
            parameters=frozenset(converters),
            url=reverse(name, kwargs=given),
        )


def patterns(found: list[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in found:
        if isinstance(one, URLResolver):
            yield from patterns(one.url_patterns)
        else:
            yield one
