"""The page of a long list that the reader asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import QuerySet

from bofast.design.parts import Pagination
from bofast.desk.listing.address import ListAddress

Listed = TypeVar("Listed")
ROWS_OF_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class PageOfRows(Generic[Listed]):
    """What stands on a page.

    Attributes:
        found: how many there are in all, in words.
    """

    rows: list[Listed]
    found: str
    pagination: Pagination


def page_of(
    listed: QuerySet[Any, Listed] | Sequence[Listed], *, at: ListAddress, found: Callable[[int], str]
) -> PageOfRows[Listed]:
    """The page that an address asks for; the nearest there is when no such page is."""
    paginator = Paginator(listed, ROWS_OF_A_PAGE)
    here = paginator.get_page(at.asked.get("page"))
    told = found(paginator.count)
    pagination = Pagination(here.number, paginator.num_pages, at.pages, told)
    return PageOfRows(rows=list(here.object_list), found=told, pagination=pagination)
