from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from bofast.casework.families.models import Family
from bofast.casework.tenancies import actions
from bofast.casework.tenancies.models import Occupancy
from bofast.desk.families.changing.forms import CorrectMoveForm, MoveForm, MoveOutForm
from bofast.desk.families.changing.people import back_to
from bofast.desk.form_page import FORM, FormPage, answer
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family
from bofast.vocabulary.tenure import Tenure


@FORM
def move(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    form = MoveForm(request.POST or None, desk=request.desk, initial={"on": request.desk.today})
    page = FormPage(
        heading=_("Record a move"),
        submit=_("Write it down"),
        back=back_to(family),
        intro=_("The home of today is left on the same day, unless the family keeps it for a while."),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: _move(request, family, form),
        done=_("The move is written down."),
        then=back_to(family).url + "#home",
    )


@FORM
def move_out(request: DeskRequest, family_id: UUID, occupancy_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    occupancy = _occupancy(family, occupancy_id)
    form = MoveOutForm(request.POST or None, initial={"left_on": request.desk.today})
    page = FormPage(heading=_("Moves out"), submit=_("Write it down"), back=back_to(family))
    return answer(
        request,
        form,
        page,
        act=lambda: actions.move_out(occupancy, left_on=form.cleaned_data["left_on"], by=request.user),
        done=_("It is written down that the family moves out."),
        then=back_to(family).url + "#home",
    )


@FORM
def correct(request: DeskRequest, family_id: UUID, occupancy_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    occupancy = _occupancy(family, occupancy_id)
    initial: dict[str, date | None] = {"entered_on": occupancy.entered_on, "left_on": occupancy.left_on}
    form = CorrectMoveForm(request.POST or None, initial=initial)
    page = FormPage(
        heading=_("Correct the days"),
        submit=_("Correct"),
        back=back_to(family),
        intro=_("What the file said until now is kept: an old decision can still be explained."),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.correct_occupancy(occupancy, **form.cleaned_data, by=request.user),
        done=_("The days are corrected."),
        then=back_to(family).url + "#home",
    )


def _occupancy(family: Family, occupancy_id: UUID) -> Occupancy:
    rows = family.occupancies.filter(withdrawn_at__isnull=True).select_related("family__office", "home")
    return get_object_or_404(rows, pk=occupancy_id)


def _move(request: DeskRequest, family: Family, form: MoveForm) -> None:
    said = form.cleaned_data
    tenure = Tenure(said["tenure"])
    if said["keeps_old"]:
        actions.move_in(family=family, home=said["home"], entered_on=said["on"], tenure=tenure, by=request.user)
    else:
        actions.move(family=family, to_home=said["home"], on=said["on"], tenure=tenure, by=request.user)
