"""Results: the figures, the lists behind them, and the report."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bofast.casework.figures.behind import FunnelFigure, counted
from bofast.casework.figures.funnel import funnel_of
from bofast.casework.figures.programme_figures import figures_of
from bofast.casework.journal import actions as journal
from bofast.casework.journal.deeds import Deed
from bofast.casework.programmes import actions as programmes
from bofast.design.parts import Breadcrumbs, FormLayout, Link, PageHeader
from bofast.design.toasts import toast
from bofast.desk.office import DeskRequest
from bofast.desk.results.behind import list_page
from bofast.desk.results.choice import programme_asked, programme_of
from bofast.desk.results.forms import ReportForm, ReportTextsForm
from bofast.desk.results.made import made_table
from bofast.desk.results.presenter import no_programme, results_page
from bofast.desk.results.report.content import Readers
from bofast.desk.results.report.made import Format, make_report
from bofast.reports.content import Language


@require_GET
def show(request: DeskRequest) -> HttpResponse:
    """The figures of a programme: counts only, so that an analyst without cases may see them."""
    programme = programme_asked(request)
    if programme is None:
        return render(request, "results/nothing.html", {"empty": no_programme(request.desk)})
    figures = figures_of(programme, on=request.desk.today)
    return render(
        request, "results/results.html", {"page": results_page(request.desk, programme=programme, figures=figures)}
    )


@require_GET
def behind(request: DeskRequest, programme_id: int, figure: str) -> HttpResponse:
    """The families behind a figure, as far as the user may know of them; the reading is written down first.

    Raises: Http404, for a figure that does not exist.
    """
    if figure not in {each.value for each in FunnelFigure}:
        raise Http404
    programme = programme_of(request, programme_id)
    asked = FunnelFigure(figure)
    keys = counted(funnel_of(programme, on=request.desk.today), asked).families_counted
    journal.record(
        Deed.RESULT_LIST_READ,
        by=request.user,
        office=request.desk.office,
        about=programme,
        facts={"figure": figure, "count": len(keys)},
    )
    page = list_page(request.desk, programme=programme, figure=asked, keys=keys, number=request.GET.get("page", "1"))
    return render(request, "results/behind.html", {"page": page})


@require_http_methods(["GET", "POST"])
def report(request: DeskRequest, programme_id: int) -> HttpResponse:
    """Choose language, format and readers; the file is the answer."""
    programme = programme_of(request, programme_id)
    form = ReportForm(request.POST or None, initial={"language": translation.get_language()})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        made = make_report(
            programme,
            on=request.desk.today,
            language=Language(chosen["language"]),
            file_format=Format(chosen["format"]),
            readers=Readers(chosen["readers"]),
            by=request.user,
        )
        response = HttpResponse(made.content, content_type=made.content_type)
        response.headers["Content-Disposition"] = f'attachment; filename="{made.name}"'
        return response
    back = f"{reverse('results')}?programme={programme.pk}"
    context = {
        "crumbs": Breadcrumbs((Link(_("Results"), back),), _("The report")),
        "head": PageHeader(_("Make the report"), above=programme.name),
        "layout": FormLayout(form, submit=_("Make the report"), cancel_url=back, once=False),
        "made": made_table(programme),
        "texts": Link(_("Write the texts of the report"), reverse("report-texts", args=[programme.pk])),
    }
    return render(request, "results/report.html", context, status=422 if request.method == "POST" else 200)


@require_http_methods(["GET", "POST"])
def report_texts(request: DeskRequest, programme_id: int) -> HttpResponse:
    """What the office writes itself in the sections of the report."""
    programme = programme_of(request, programme_id)
    form = ReportTextsForm(request.POST or None, initial=programme.report_texts)
    if request.method == "POST" and form.is_valid():
        programmes.write_report_texts(programme, texts=form.cleaned_data, by=request.user)
        toast(request, _("The texts are saved."))
        return redirect("report", programme.pk)
    back = reverse("report", args=[programme.pk])
    context = {
        "crumbs": Breadcrumbs((Link(_("The report"), back),), _("Texts")),
        "head": PageHeader(_("Texts of the report"), above=programme.name),
        "layout": FormLayout(form, submit=_("Save the texts"), cancel_url=back),
    }
    return render(request, "results/form.html", context, status=422 if request.method == "POST" else 200)
