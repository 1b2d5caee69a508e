"""The gallery page, for those who make pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bofast.design.gallery import chains, family, lists, small, trade_offs
from bofast.design.gallery.example import Example
from bofast.design.parts import AnchorNavigation, AsOf, Breadcrumbs, Link, TaskList, Weight
from bofast.design.shell import NavigationItem, Shell
from bofast.design.show import show


@dataclass(frozen=True, slots=True)
class Chapter:
    """Examples of one theme."""

    anchor: str
    title: str
    examples: tuple[Example, ...]


def chapters() -> tuple[Chapter, ...]:
    """All examples, in the order of the page."""
    return (
        Chapter("family", "A family", family.FAMILY),
        Chapter("ways", "Five ways home", family.ways()),
        Chapter("figures", "Figures and reasons", family.FIGURES),
        Chapter("facts", "Facts", family.FACTS),
        Chapter("lists", "Lists", lists.LISTS),
        Chapter("funnel", "Funnel", lists.FUNNEL),
        Chapter("map", "Map", lists.MAP),
        Chapter("bars", "Bars", lists.BARS),
        Chapter("chains", "Chains of moves", chains.CHAINS),
        Chapter("trade-offs", "Trade-offs", trade_offs.TRADE_OFFS),
        Chapter("tags", "Tags", small.TAGS),
        Chapter("words", "Words", small.WORDS),
        Chapter("actions", "Actions", small.ACTIONS),
        Chapter("around", "Ways around", small.AROUND),
        Chapter("how-far", "How far", small.HOW_FAR),
        Chapter("forms", "Forms", lists.FORMS),
    )


SAMPLE_SHELL = Shell(
    navigation=(
        NavigationItem("My day", "#my-day", key="d"),
        NavigationItem("Families", "#", current=True, key="f"),
        NavigationItem("Homes", "#homes", key="h"),
        NavigationItem("Areas", "#areas", key="a"),
        NavigationItem("Results", "#results", key="r"),
        NavigationItem("Import", "#import", key="i"),
    ),
    search_url="/design/",
    suggest_url="/design/",
    user_name="Kari Holm",
    office_name="Nordøy municipality",
    sign_out_url="/design/",
    language_url="/language",
    about_url="#about",
)


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every part in its states. Only where the installation is for trying things out.

    Raises: Http404, unless DEBUG or BOFAST_SHOW_GALLERY is set.
    """
    _only_for_trying_out()
    return render(request, "design/gallery/gallery.html", _context())


@require_safe
def whole_page(request: HttpRequest) -> HttpResponse:
    """How parts come together in a family's page, with the header that stays."""
    _only_for_trying_out()
    header, timeline = (example.part for example in family.FAMILY)
    context = {
        "shell": SAMPLE_SHELL,
        "as_of": AsOf(date(2025, 1, 1), "?") if "as_of" in request.GET else None,
        "crumbs": Breadcrumbs((Link("Families", "#"),), "The Berg family"),
        "anchors": AnchorNavigation("On this page", (Link("Home now", "#home"), Link("Five ways home", "#ways"))),
        "header": header,
        "timeline": timeline,
        "facts": family.FACTS[0].part,
        "ways": family.ways()[0].part,
        "button": Link("Write down a change", "#", Weight.SECONDARY),
        "tasks": TaskList("Today", small.TODAY),
        "meter": small.HOW_FAR[4].part,
        "tiles": small.HOW_FAR[6].part,
    }
    return render(request, "design/gallery/whole_page.html", context)


@require_safe
def reason(request: HttpRequest) -> HttpResponse:
    """Where the figures of the gallery lead."""
    _only_for_trying_out()
    return render(request, "design/gallery/reason.html", {"shell": SAMPLE_SHELL, "reason": family.LIVING})


@require_safe
def finished_job(request: HttpRequest) -> HttpResponse:
    """What the examples of jobs become when they ask how far they have come."""
    _only_for_trying_out()
    return HttpResponse(show(small.FINISHED))


def _only_for_trying_out() -> None:
    if not (settings.DEBUG or getattr(settings, "BOFAST_SHOW_GALLERY", False)):
        raise Http404


def _context() -> dict[str, Any]:
    shown = chapters()
    links = tuple(Link(chapter.title, f"#{chapter.anchor}") for chapter in shown)
    return {
        "shell": SAMPLE_SHELL,
        "chapters": shown,
        "anchors": AnchorNavigation("Parts", links),
        "button": Link("New family", "#", Weight.SECONDARY),
    }
