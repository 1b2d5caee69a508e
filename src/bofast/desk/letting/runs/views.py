from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from bofast.casework.access.roles import Permission
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.lettings.models import LettingRun
from bofast.casework.lettings.plans.runs_of_lettings import Work, newest_run
from bofast.design import words
from bofast.design.parts import (
    Breadcrumbs,
    Column,
    EmptyState,
    Link,
    Muted,
    PageHeader,
    Pagination,
    Row,
    Table,
    Tag,
    Tone,
    Weight,
)
from bofast.design.show import show as show_part
from bofast.desk.letting.runs.families import came_of
from bofast.desk.letting.runs.finding import letting_of, lettings_of, link_to, title_of, url_of, ways_here
from bofast.desk.letting.runs.job import progress_of
from bofast.desk.letting.runs.page import TONES, letting_page
from bofast.desk.letting.runs.shown_plan import ShownPlan, shown_plan
from bofast.desk.office import Desk, DeskRequest
from bofast.desk.reading import open_family
from bofast.desk.wording.letting_names import MODES, RUN_STATES
from bofast.desk.wording.letting_reasons import pair_told

ROWS_OF_A_PAGE = 50


@require_GET
def show_list(request: DeskRequest) -> HttpResponse:
    """The lettings of the office, the newest first."""
    here = Paginator[LettingRun](lettings_of(request.desk).defer("problem", "plan"), ROWS_OF_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "header": PageHeader(
            _("Plans"), lead=_("Each is planned whole, looked at, and kept or dropped."), actions=_ask(request.desk)
        ),
        "crumbs": Breadcrumbs(ways_here()[:1], _("Plans")),
        "table": _lettings_table(
            list(here.object_list), pagination=Pagination(here.number, here.paginator.num_pages, "?page=")
        ),
    }
    return render(request, "letting/runs/list.html", context)


def _ask(desk: Desk) -> tuple[Link, ...]:
    ask = Link(_("Ask for a letting"), reverse("letting-run-ask"), Weight.PRIMARY)
    return (ask,) if desk.may(Permission.LET_HOMES) else ()


def _lettings_table(lettings: Sequence[LettingRun], *, pagination: Pagination) -> Table:
    columns = (
        Column(_("On the facts of")),
        Column(_("How it stands")),
        Column(_("Who is chosen by what")),
        Column(_("Asked for")),
    )
    rows = tuple(
        Row(
            (
                words.day(one.on),
                Tag(str(RUN_STATES[one.state]), TONES.get(one.state, Tone.NEUTRAL)),
                str(MODES[one.mode]),
                Muted(words.day(timezone.localtime(one.asked_at).date()), str(one.asked_by)),
            ),
            url=url_of(one),
        )
        for one in lettings
    )
    empty = EmptyState(
        _("No letting yet"),
        _("Ask for one when a home falls vacant: it says whom the rule puts first, and who could move after her."),
    )
    return Table(_("Plans"), columns, rows, caption_shown=False, empty=empty, pagination=pagination)


@require_GET
def show(request: DeskRequest, letting_id: UUID) -> HttpResponse:
    """One letting: the whole page, or how far a piece of work on it has come when the page asks again."""
    letting = letting_of(request.desk, letting_id)
    if request.headers.get("HX-Request") == "true" and "job" in request.GET:
        return _how_far(letting, request.GET["job"])
    page = letting_page(request.desk, letting, asked=request.GET)
    keys = page.plan.families.keys if page.plan is not None else ()
    facts = {"page": "letting-run", "letting": letting.pk, "families": sorted(map(str, keys))}
    journal.record(Deed.FAMILIES_LISTED, by=request.user, office=request.desk.office, facts=facts)
    return render(request, "letting/runs/letting.html", {"page": page})


def _how_far(letting: LettingRun, kind: str) -> HttpResponse:
    """Raises: Http404, for what cannot be asked of a letting, or has not been."""
    run = newest_run(letting, work=Work(kind)) if kind in set(Work) else None
    if run is None:
        raise Http404
    response = HttpResponse(show_part(progress_of(run, letting=letting)))
    if run.is_over:
        response.headers["HX-Refresh"] = "true"
    return response


@require_GET
def show_family(request: DeskRequest, letting_id: UUID, family_id: UUID) -> HttpResponse:
    """What became of one family at every home that it wanted, with the reason as the family is told it.

    Raises: Http404, for a family whose details the reader may not see, or that is not in the plan.
    """
    letting = letting_of(request.desk, letting_id)
    family = open_family(request, family_id)
    if not letting.plan:
        raise Http404
    shown = shown_plan(request.desk, letting)
    if family.pk not in shown.plan.families:
        raise Http404
    context = {
        "header": PageHeader(family.name, lead=title_of(letting)),
        "crumbs": Breadcrumbs((*ways_here(), link_to(letting)), family.name),
        "table": _answers(shown, family=family.pk),
    }
    return render(request, "letting/runs/family.html", context)


def _answers(shown: ShownPlan, *, family: UUID) -> Table:
    """Every home in play that the family wanted, with what became of it."""
    rows = tuple(
        Row((shown.names.home(pair.home), came_of(pair), pair_told(pair, names=shown.names)))
        for pair in shown.plan.of_family(family)
    )
    columns = (Column(_("Home")), Column(_("What came of it")), Column(_("Why, as the family is told")))
    empty = EmptyState(_("No home in play that the family wants"), _("Its wishes mean homes that are not vacant now."))
    return Table(_("Each home that the family wanted"), columns, rows, caption_shown=False, empty=empty)
