"""Asking for a letting: what would be in it on a day, and who is chosen by what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from bofast.casework.homes.words import street_address
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.known.in_play import InPlay, in_play
from bofast.casework.lettings.models import LettingRun, Vacancy
from bofast.design import words
from bofast.design.parts import (
    Breadcrumbs,
    Column,
    EmptyState,
    Fact,
    FactList,
    FilterBar,
    FormLayout,
    Link,
    Muted,
    PageHeader,
    Row,
    Table,
)
from bofast.desk.letting.runs.finding import url_of, ways_here
from bofast.desk.letting.runs.forms import AskForm, DayOfFacts
from bofast.desk.letting.runs.planning import ask_and_plan
from bofast.desk.office import DeskRequest
from bofast.desk.wording.letting_names import LANES
from bofast.vocabulary.letting import Lane, Mode


@require_http_methods(["GET", "POST"])
def ask(request: DeskRequest) -> HttpResponse:
    """What a letting on a day would be about; asked for, it is planned as a run."""
    form = AskForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid():
        said = form.cleaned_data
        return redirect(url_of(_asked(request, said)))
    return _show(request, form)


def _asked(request: DeskRequest, said: Mapping[str, Any]) -> LettingRun:
    return ask_and_plan(request.desk, mode=Mode(said["mode"]), on=said["on"], largest_swap=said["swaps"])


def _show(request: DeskRequest, sent: AskForm | None) -> HttpResponse:
    asked = request.GET.get("on") or request.POST.get("on") or request.desk.today.isoformat()
    day_form = DayOfFacts({"on": asked})
    day: date = day_form.cleaned_data["on"] if day_form.is_valid() else request.desk.today
    found = in_play(request.desk.office, on=day)
    shown = _shown(request, found)
    mode = Mode.LIST if found.agreements else Mode.NEED
    form = sent or AskForm(initial={"on": day, "mode": mode.value, "swaps": ""})
    heading = _("Ask for a letting")
    context = {
        "header": PageHeader(heading, lead=_("The whole chain is planned at once: who moves where, and why.")),
        "crumbs": Breadcrumbs(ways_here(), heading),
        "filters": FilterBar(form=day_form, url=reverse("letting-run-ask"), live="in-play"),
        "facts": _facts(found),
        "by_list": _let_by_list([one for one in found.by_list if one.pk in shown]),
        "by_need": _let_by_need([one for one in found.by_need if one.pk in shown]),
        "form": FormLayout(form, submit=_("Plan it"), cancel_url=reverse("letting-runs"), intro=_what_follows()),
    }
    return render(request, "letting/runs/ask.html", context, status=200 if sent is None else 422)


def _shown(request: DeskRequest, found: InPlay) -> set[UUID]:
    """The vacancies that the reader may be shown; that they were is written in the journal."""
    vacancies = (*found.by_list, *found.by_need)
    here = request.desk.vacancies.filter(pk__in=[one.pk for one in vacancies])
    shown = set(here.values_list("pk", flat=True).order_by("pk"))
    facts = {"homes": [one.home_id for one in vacancies if one.pk in shown]}
    journal.record(Deed.HOMES_LISTED, by=request.user, office=request.desk.office, facts=facts)
    return shown


def _what_follows() -> str:
    return _(
        "Nobody is offered anything yet: you see the plan first, and keep it or drop it. The seed of the lots is "
        "sealed the moment you ask."
    )


def _facts(found: InPlay) -> FactList:
    families = ngettext("%(count)s family", "%(count)s families", found.families)
    agreements = ", ".join(agreement.name for agreement in found.agreements)
    return FactList(
        (
            Fact(_("Waiting"), families % {"count": words.number(found.families)}),
            Fact(_("Agreements that hold on the day"), agreements or _("none: all homes are let by need")),
            Fact(_("Homes"), _("those that are vacant, or fall vacant within six months")),
        ),
        columns=True,
    )


def _let_by_list(vacancies: Iterable[Vacancy]) -> Table:
    rows = tuple(Row((_home(one), one.vacant_from, _turn(one)), url=_url(one)) for one in vacancies)
    columns = (Column(_("Home")), Column(_("Vacant from")), Column(_("Whose turn")))
    return Table(_("Let by the order of the list"), columns, rows, empty=_none_vacant())


def _let_by_need(vacancies: Iterable[Vacancy]) -> Table:
    rows = tuple(Row((_home(one), one.vacant_from), url=_url(one)) for one in vacancies)
    columns = (Column(_("Home")), Column(_("Vacant from")))
    return Table(_("Let by need"), columns, rows, empty=_none_vacant())


def _none_vacant() -> EmptyState:
    more = Link(_("Vacant homes"), reverse("letting-vacancies"))
    return EmptyState(_("No vacant home here"), _("Families can still exchange homes with each other."), more)


def _home(vacancy: Vacancy) -> Muted:
    return Muted(street_address(vacancy.home), _rooms(vacancy))


def _url(vacancy: Vacancy) -> str:
    return reverse("letting-vacancy", args=[vacancy.pk])


def _rooms(vacancy: Vacancy) -> str:
    rooms = vacancy.home.rooms
    if rooms is None:
        return ""
    return ngettext("%(count)s room", "%(count)s rooms", rooms) % {"count": words.number(rooms)}


def _turn(vacancy: Vacancy) -> str:
    return str(LANES[Lane(vacancy.lane)]) if vacancy.lane else "–"
