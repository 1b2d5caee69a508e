"""The heads of pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bofast.design.parts.actions import Confirm, Link, Press
from bofast.design.parts.facts import Fact
from bofast.design.parts.part import Part, Shown
from bofast.design.parts.words import Tag


@dataclass(frozen=True, slots=True)
class PageHeader(Part):
    """What the page is about, a line of context, and what can be done here."""

    template: ClassVar[str] = "parts/page_header.html"

    title: str
    lead: Shown = ""
    above: str = ""
    tags: tuple[Tag, ...] = ()
    actions: tuple[Link | Press | Confirm, ...] = ()


@dataclass(frozen=True, slots=True)
class FamilyHeader(Part):
    """The header that never leaves: who, where and since when, the way they are on, what is next, who is responsible.

    The first two facts stay on a phone when the page is scrolled; the others scroll away.
    """

    template: ClassVar[str] = "parts/family_header.html"

    name: str
    size: str
    """How many people, in words: "5 people"."""
    facts: tuple[Fact, ...]
    tags: tuple[Tag, ...] = ()
    actions: tuple[Link | Press | Confirm, ...] = ()
