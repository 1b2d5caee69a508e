"""Taking families into a programme: many at once, since a programme begins with a list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from bofast.casework.families.models import Family
from bofast.casework.programmes import actions as programmes
from bofast.casework.programmes.models import Programme
from bofast.design.days import DayMeans
from bofast.design.forms import BofastForm, DayField
from bofast.design.parts import Breadcrumbs, EmptyState, FormLayout, Link, PageHeader
from bofast.design.toasts import toast
from bofast.desk.office import Desk, DeskRequest
from bofast.desk.results.choice import programme_of


class EnrolForm(BofastForm):
    """Which families, and from which day. Those who are part of the programme already are not among the choices."""

    from_day = DayField(means=DayMeans.CHANGES, label=gettext_lazy("From"))
    families = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Families"), coerce=UUID, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, desk: Desk, programme: Programme, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["from_day"].initial = desk.today
        outside = desk.listed_families.exclude(pk__in=programme.enrolments.values("family_id"))
        self.outside: dict[UUID, Family] = {family.pk: family for family in outside.order_by("name", "reference")}
        choices = [(key, f"{family.name} · {family.reference}") for key, family in self.outside.items()]
        self.fields["families"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> list[Family]:
        return [self.outside[key] for key in self.cleaned_data["families"]]


@require_http_methods(["GET", "POST"])
def enrol(request: DeskRequest, programme_id: int) -> HttpResponse:
    """Choose families of the office and take them in, all or none."""
    programme = programme_of(request, programme_id)
    form = EnrolForm(request.POST or None, desk=request.desk, programme=programme)
    back = f"{reverse('programme')}?programme={programme.pk}"
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            for family in form.chosen():
                programmes.enrol(family, programme=programme, from_day=form.cleaned_data["from_day"], by=request.user)
        number = len(form.chosen())
        toast(
            request,
            ngettext("%(count)s family takes part now.", "%(count)s families take part now.", number)
            % {"count": number},
        )
        return redirect(back)
    nobody = EmptyState(_("Every family takes part"), _("There is no family of the office outside the programme."))
    context = {
        "crumbs": Breadcrumbs((Link(_("Programme"), back),), _("Take families in")),
        "head": PageHeader(_("Take families in"), above=programme.name),
        "layout": FormLayout(form, submit=_("Take them in"), cancel_url=back) if form.outside else nobody,
    }
    return render(request, "results/form.html", context, status=422 if request.method == "POST" else 200)
