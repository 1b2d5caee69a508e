"""Parts that lead around: crumbs, tabs, anchors, suggestions, and the day that is looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from bofast.design.parts.actions import Link
from bofast.design.parts.part import Part


@dataclass(frozen=True, slots=True)
class Breadcrumbs(Part):
    """The way here, from the widest page down; the last is this page and no link."""

    template: ClassVar[str] = "parts/breadcrumbs.html"

    trail: tuple[Link, ...]
    here: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A neighbouring page, with a count where that helps."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Tabs(Part):
    """Neighbouring pages as links."""

    template: ClassVar[str] = "parts/tabs.html"

    label: str
    tabs: tuple[Tab, ...]


@dataclass(frozen=True, slots=True)
class AnchorNavigation(Part):
    """The sections of a long page; follows the reader where script runs."""

    template: ClassVar[str] = "parts/anchor_navigation.html"

    label: str
    links: tuple[Link, ...]
    """Their urls are anchors: `#home`."""


@dataclass(frozen=True, slots=True)
class AsOf(Part):
    """Says in colour and words that the page shows another day than today."""

    template: ClassVar[str] = "parts/as_of.html"

    day: date
    today_url: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One find: what it is called, what tells it apart, and where it lies."""

    label: str
    url: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Suggestions(Part):
    """What a search finds while it is typed, by kind (families, homes, areas, actions)."""

    template: ClassVar[str] = "parts/suggestions.html"

    groups: tuple[tuple[str, tuple[Suggestion, ...]], ...]
    all_url: str
    count: str
    """How many were found, in words, read out when they change."""
