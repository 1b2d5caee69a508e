"""A list as a page: its filters above its table."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bofast.design.parts import Breadcrumbs, FilterBar, PageHeader, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """What `listing/list.html` shows. The filters name the table that they narrow by their `live`."""

    header: PageHeader
    filters: FilterBar
    table: Table
    crumbs: Breadcrumbs | None = None


def show_page(request: HttpRequest, page: ListPage) -> HttpResponse:
    return render(request, "listing/list.html", {"page": page})
