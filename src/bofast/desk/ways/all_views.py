from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from urllib.parse import urlencode
from uuid import UUID

import xlsxwriter
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.runs import actions as runs
from bofast.casework.runs.models import Run
from bofast.desk.asked import number_asked
from bofast.desk.office import Desk, DeskRequest
from bofast.desk.ways.all_forms import AskForm, NarrowForm
from bofast.desk.ways.all_presenter import PAGE, Narrowed, counted_when, export_link, found_table, tiles
from bofast.desk.ways.changing import change_in_words
from bofast.desk.ways.screened import FoundFamily, found_families
from bofast.desk.wording.economy_names import named
from bofast.vocabulary.money import Money

KIND = "compare_all"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """What the newest run found, narrowed; and the question to ask anew."""
    run = newest_run(request.desk)
    context: dict[str, object] = {"ask": AskForm(initial=_asked_before(run)), "run": run}
    if run is not None:
        context |= _found(request, run=run)
    return render(request, "ways/all.html", context)


def _found(request: DeskRequest, *, run: Run) -> dict[str, object]:
    narrow = NarrowForm(request.GET)
    found = narrowed_families(run, narrow=narrow, desk=request.desk)
    query = _query(narrow)
    page = _page(request)
    of_page = found[(page - 1) * PAGE : page * PAGE]
    families = {
        family.pk: family for family in request.desk.listed_families.filter(pk__in=[f.family_id for f in of_page])
    }
    journal.record(
        Deed.FAMILIES_LISTED,
        by=request.user,
        office=request.desk.office,
        facts={"page": "ways-all", "count": len(of_page)},
    )
    return {
        "tiles": tiles(run),
        "when": counted_when(run),
        "narrow": narrow,
        "table": found_table(of_page, families=families, narrowed=Narrowed(query, page), total=len(found)),
        "export": export_link(query),
    }


@require_POST
def start(request: DeskRequest) -> HttpResponse:
    """Ask the question of all families, as a run."""
    form = AskForm(request.POST)
    if not form.is_valid():
        return render(request, "ways/all.html", {"ask": form, "run": None}, status=422)
    desk = request.desk
    facts = {**form.facts(), "on": desk.today.isoformat(), "page": reverse("ways-all")}
    run = runs.request_run(KIND, office=desk.office, by=request.user, facts=facts)
    return redirect("run", run.pk)


@require_GET
def export(request: DeskRequest) -> HttpResponse:
    """The narrowed list as a workbook; the export stands in the journal."""
    run = newest_run(request.desk)
    if run is None:
        raise Http404
    found = narrowed_families(run, narrow=NarrowForm(request.GET), desk=request.desk)
    names = dict(request.desk.listed_families.values_list("pk", "reference"))
    journal.record(
        Deed.EXPORTED, by=request.user, office=request.desk.office, about=run, facts={"what": KIND, "count": len(found)}
    )
    response = HttpResponse(workbook(found, references=names), content_type=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="who-could-buy.xlsx"'
    return response


def workbook(found: list[FoundFamily], *, references: Mapping[UUID, str]) -> bytes:
    """One row a family, by its case number; amounts in kroner. Texts are written as texts, never as formulas."""
    into = BytesIO()
    with xlsxwriter.Workbook(into, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(_("Who could buy?")[:31].replace("?", ""))
        heads = (
            _("Case number"),
            _("Answer"),
            _("Loan needed"),
            _("Loan that the income carries"),
            _("Nearest change"),
        )
        sheet.write_row(0, 0, heads)
        for at, each in enumerate(found, start=1):
            amounts = (_kroner(each.loan_needed), _kroner(each.capacity))
            change = change_in_words(each.nearest) if each.nearest is not None else ""
            sheet.write_row(at, 0, (references.get(each.family_id, ""), named(each.possible), *amounts, change))
    return into.getvalue()


def _kroner(amount: Money | None) -> int | str:
    return "" if amount is None else amount.whole()


def newest_run(desk: Desk) -> Run | None:
    """The newest run of the office that is done."""
    return (
        desk.office.runs.filter(kind=KIND, state=Run.State.DONE)
        .select_related("asked_by")
        .order_by("-asked_at")
        .first()
    )


def narrowed_families(run: Run, *, narrow: NarrowForm, desk: Desk) -> list[FoundFamily]:
    """The families of the run that the filter lets through and whose existence the reader may know, the best first."""
    may_know = set(desk.listed_families.values_list("pk", flat=True))
    wanted = narrow.cleaned_data if narrow.is_valid() else {}
    answer, change = wanted.get("answer", ""), wanted.get("change", "")
    found = [
        each
        for each in found_families(run)
        if each.family_id in may_know
        and answer in {"", each.possible.value}
        and change in {"", each.nearest.kind.value if each.nearest else None}
    ]
    return sorted(found, key=lambda each: each.possible.rank)


def _asked_before(run: Run | None) -> dict[str, object]:
    if run is None:
        return {}
    levels = dict(zip(("price_small", "price_middle", "price_large"), run.facts.get("levels", ()), strict=False))
    prices: dict[str, object] = {name: level[1] // 100 for name, level in levels.items()}
    return prices | {"running_costs": run.facts.get("running_costs_minor", 0) // 100}


def _query(narrow: NarrowForm) -> str:
    wanted = {name: value for name, value in (narrow.cleaned_data if narrow.is_valid() else {}).items() if value}
    return f"{urlencode(wanted)}&" if wanted else ""


def _page(request: DeskRequest) -> int:
    return max(1, number_asked(request.GET, "page") or 1)
