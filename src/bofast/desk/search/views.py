from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.design import words
from bofast.design.parts import PageHeader, Suggestion, Suggestions
from bofast.design.show import show
from bofast.desk.office import DeskRequest
from bofast.desk.search.finds import (
    ON_A_PAGE,
    WHILE_TYPING,
    Finds,
    area_suggestions,
    family_suggestions,
    find,
    home_suggestions,
)

LONGEST = 120


@require_GET
def search(request: DeskRequest) -> HttpResponse:
    """All that a text finds, on a page."""
    text = request.GET.get("q", "")[:LONGEST]
    finds = find(request.desk, text, reach=ON_A_PAGE)
    _record(request, finds)
    groups = _groups(request, finds)
    context = {
        "header": PageHeader(
            _("Search"), lead=_count(finds) if text else _("Write a name, an address or a birth date.")
        ),
        "groups": groups,
        "text": text,
    }
    return render(request, "search/search.html", context)


@require_GET
def suggest(request: DeskRequest) -> HttpResponse:
    """What is found while it is typed; an empty answer for less than two signs."""
    text = request.GET.get("q", "")[:LONGEST]
    finds = find(request.desk, text, reach=WHILE_TYPING)
    if not text.strip():
        return HttpResponse()
    _record(request, finds)
    suggestions = Suggestions(
        groups=_groups(request, finds),
        all_url=f"{reverse('search')}?{urlencode({'q': text})}",
        count=_count(finds),
    )
    return HttpResponse(show(suggestions))


def _groups(request: DeskRequest, finds: Finds) -> tuple[tuple[str, tuple[Suggestion, ...]], ...]:
    groups = (
        (_("Families"), family_suggestions(request.desk, finds)),
        (_("Homes"), home_suggestions(finds)),
        (_("Areas"), area_suggestions(finds)),
        (_("Pages"), tuple(finds.places[: finds.reach.shown])),
    )
    return tuple((label, found) for label, found in groups if found)


def _count(finds: Finds) -> str:
    enough = finds.reach.looked_through
    if max(finds.families_found, finds.homes_found) >= enough:
        return _("More than %(count)s found: write more of it.") % {"count": words.number(enough)}
    count = finds.count()
    return ngettext("%(count)s found", "%(count)s found", count) % {"count": words.number(count)}


def _record(request: DeskRequest, finds: Finds) -> None:
    """Who was found stands in the journal; what was typed does not, since it may be a name or a number."""
    journal.record(Deed.SEARCHED, by=request.user, office=request.desk.office, facts=finds.ids())
