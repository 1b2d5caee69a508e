"""The page on which the office chooses the norm that homes are measured by."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bofast.casework.tenancies.actions.norm import choose_norm
from bofast.casework.tenancies.norms import norms_in_force
from bofast.design.forms import BofastForm
from bofast.design.parts import FormLayout, PageHeader
from bofast.desk.families.page.fit_reason import norm_words
from bofast.desk.office import Desk, DeskRequest


class NormForm(BofastForm):
    norm = forms.ChoiceField(label=gettext_lazy("The norm that homes are measured by"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, desk: Desk, **options: Any) -> None:
        super().__init__(*args, **options)
        norm: Any = self.fields["norm"]
        norm.choices = [(code, norm_words(code)) for code in norms_in_force(desk.office, on=desk.today)]


@require_http_methods(["GET", "POST"])
def show(request: DeskRequest) -> HttpResponse:
    """Choose the norm; every family is then weighed anew, as a run whose page is shown."""
    desk = request.desk
    form = NormForm(request.POST or None, desk=desk, initial={"norm": desk.office.fit_norm})
    if form.is_valid():
        norm, page = form.cleaned_data["norm"], reverse("outgrown")
        run = choose_norm(desk.office, norm=norm, on=desk.today, page=page, by=desk.user)
        return redirect("run", run_id=run.pk)
    lead = _("Lists of homes that grow too small go by it. The page of a family shows the other norms beside it.")
    context = {
        "header": PageHeader(_("Norm for homes"), lead=lead),
        "form": FormLayout(form, _("Use this norm")),
    }
    return render(request, "our_office/norm.html", context, status=422 if form.is_bound else 200)
