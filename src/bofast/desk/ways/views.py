from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from bofast.casework.families.models import Family
from bofast.casework.followup import actions as followup
from bofast.casework.followup.case_file import CaseFile
from bofast.casework.followup.options import options_of
from bofast.design.toasts import toast
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family
from bofast.desk.ways.comparing import Compared, compare_family
from bofast.desk.ways.evidence import reason_of
from bofast.desk.ways.figures import figures_of
from bofast.desk.ways.fit_reason import fit_reason
from bofast.desk.ways.forms import FIELDS, ChooseForm, OptionForm
from bofast.desk.ways.freezing import frozen
from bofast.desk.ways.homes import free_homes
from bofast.desk.ways.page import crumbs, ways_page
from bofast.desk.ways.printing import every_reason
from bofast.desk.ways.refusing import refusal_page
from bofast.desk.ways.sources import sources_of
from bofast.desk.ways.way_page import way_page
from bofast.desk.wording import refusal_in_words
from bofast.desk.wording.economy_names import named
from bofast.vocabulary.errors import ShownToUser
from bofast.vocabulary.ways import Way


@require_GET
def show(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """The five ways side by side."""
    family = open_family(request, family_id)
    try:
        compared = compare_family(CaseFile(family), on=request.desk.today)
    except ShownToUser as refused:
        return refused_page(request, family=family, refused=refused)
    return render(request, "ways/ways.html", {"page": ways_page(compared, desk=request.desk)})


@require_GET
def on_paper(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """The comparison with every reason unfolded, for print."""
    compared = _compared(request, family_id)
    page = ways_page(compared, desk=request.desk)
    return render(request, "ways/on_paper.html", {"page": page, "reasons": every_reason(compared)})


@require_GET
def one_way(request: DeskRequest, family_id: UUID, way: str) -> HttpResponse:
    """One way: all its figures, what stands in the way, what must happen first."""
    compared = _compared(request, family_id)
    return render(request, "ways/way.html", {"page": way_page(compared, way=_way(way), desk=request.desk)})


@require_GET
def reason(request: DeskRequest, family_id: UUID, way: str, what: str) -> HttpResponse:
    """Why a figure is what it is."""
    compared = _compared(request, family_id)
    chosen = _way(way)
    if what == "fits":
        node = fit_reason(compared, way=chosen)
    else:
        figure = figures_of(compared, way=chosen).get(what)
        if figure is None:
            raise Http404
        node = reason_of(figure, law=compared.law, origins=sources_of(compared))
    title = _("Why? %(way)s") % {"way": named(chosen)}
    return render(
        request,
        "ways/reason.html",
        {"node": node, "title": title, "crumbs": crumbs(compared, here=title, through=True)},
    )


@require_http_methods(["GET", "POST"])
def option(request: DeskRequest, family_id: UUID, way: str) -> HttpResponse:
    """Enter what a way would mean for the family."""
    family, chosen = open_family(request, family_id), _way(way)
    if chosen not in FIELDS:
        raise Http404
    standing = options_of(family).get(chosen)
    homes = free_homes(
        request.desk, family=family, on=request.desk.today, chosen=standing.home_id if standing else None
    )
    form = OptionForm(request.POST if request.method == "POST" else None, way=chosen, homes=homes, option=standing)
    if form.is_valid():
        followup.set_way_option(family, way=chosen, facts=form.facts(), by=request.user)
        toast(request, _("Entered. The comparison counts with it from now on."))
        return redirect("family-ways", family.pk)
    return _form_page(request, family=family, form=form, title=_("Enter: %(way)s") % {"way": named(chosen)})


@require_http_methods(["GET", "POST"])
def choose(request: DeskRequest, family_id: UUID, way: str) -> HttpResponse:
    """Choose a way with the family; the comparison is kept as it stands."""
    family, chosen = open_family(request, family_id), _way(way)
    form = ChooseForm(request.POST if request.method == "POST" else None, initial={"chosen_on": request.desk.today})
    if form.is_valid():
        try:
            followup.choose_way(
                family, way=chosen, comparison=_frozen(family, request=request), by=request.user, **form.cleaned_data
            )
        except ShownToUser as refused:
            form.add_error(None, refusal_in_words(refused))
        else:
            toast(request, _("Chosen: %(way)s. The comparison is kept as it stood.") % {"way": named(chosen)})
            return redirect("family-ways", family.pk)
    return _form_page(
        request, family=family, form=form, title=_("Choose with the family: %(way)s") % {"way": named(chosen)}
    )


def _frozen(family: Family, *, request: DeskRequest) -> dict[str, object] | None:
    """The comparison as it stands; nothing, when it cannot be made: the family may choose all the same."""
    try:
        return frozen(compare_family(CaseFile(family), on=request.desk.today))
    except ShownToUser:
        return None


def _compared(request: DeskRequest, family_id: UUID) -> Compared:
    family = open_family(request, family_id)
    try:
        return compare_family(CaseFile(family), on=request.desk.today)
    except ShownToUser as refused:
        raise Http404 from refused


def _way(code: str) -> Way:
    try:
        return Way(code)
    except ValueError:
        raise Http404 from None


def _form_page(request: DeskRequest, *, family: Family, form: OptionForm | ChooseForm, title: str) -> HttpResponse:
    context = {"form": form, "title": title, "family": family}
    return render(request, "ways/form.html", context, status=422 if form.is_bound else 200)


def refused_page(request: DeskRequest, *, family: Family, refused: ShownToUser) -> HttpResponse:
    """Why the ways cannot be compared, and where that is mended."""
    return render(request, "ways/refused.html", {"page": refusal_page(family, refused=refused)}, status=409)
