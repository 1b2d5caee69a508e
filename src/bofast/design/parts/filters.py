"""The bar that narrows a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from django.forms import Form

from bofast.design.parts.actions import Press
from bofast.design.parts.part import Part


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, and the address without it."""

    label: str
    without_url: str


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A set of filters with a name."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class FilterBar(Part):
    """A form that asks with GET. With `live` (the id of the results) it filters as fast as it is typed."""

    template: ClassVar[str] = "parts/filter_bar.html"

    form: Form
    url: str
    chips: tuple[Chip, ...] = ()
    saved: tuple[SavedFilter, ...] = ()
    found: str = ""
    save: Press | None = None
    live: str = ""
