from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from bofast.casework.families import actions
from bofast.casework.families.models import Family, Membership
from bofast.casework.families.relation import Worker
from bofast.casework.tenancies import actions as tenancies
from bofast.design import words
from bofast.design.parts import ConfirmPage, Link, Press, Sent
from bofast.design.toasts import toast
from bofast.desk.families.changing.forms import FamilyForm, JoinForm, LeavesForm, SplitForm, WorkerForm
from bofast.desk.families.changing.people import back_to
from bofast.desk.form_page import FORM, FormPage, answer, show_form, tried
from bofast.desk.office import DeskRequest
from bofast.desk.reading import open_family

SAYS_YES = "confirmed"


@FORM
def change(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    initial = {"name": family.name, "reference": family.reference, "text_language": family.text_language}
    form = FamilyForm(request.POST or None, initial=initial)
    page = FormPage(heading=_("Name and case number"), submit=_("Save"), back=back_to(family))
    return answer(
        request,
        form,
        page,
        act=lambda: actions.change_family(family, **form.cleaned_data, by=request.user),
        done=_("The family is saved."),
    )


@FORM
def member_leaves(request: DeskRequest, family_id: UUID, membership_id: int) -> HttpResponse:
    family = open_family(request, family_id)
    rows = family.memberships.filter(withdrawn_at__isnull=True, to_day__isnull=True)
    membership = get_object_or_404(rows.select_related("person", "family"), pk=membership_id)
    form = LeavesForm(request.POST or None, initial={"to_day": request.desk.today})
    name = membership.person.given_name
    page = FormPage(
        heading=_("%(name)s leaves the family") % {"name": name}, submit=_("Write it down"), back=back_to(family)
    )
    return answer(
        request,
        form,
        page,
        act=lambda: actions.end_membership(
            membership,
            to_day=form.cleaned_data["to_day"],
            because=Membership.EndedBecause(form.cleaned_data["because"]),
            by=request.user,
        ),
        done=_("It is written down. Nothing is deleted: the family's past shows it."),
    )


@FORM
def split(request: DeskRequest, family_id: UUID) -> HttpResponse:
    family = open_family(request, family_id)
    form = SplitForm(request.POST or None, family=family, desk=request.desk, initial={"on": request.desk.today})
    page = FormPage(
        heading=_("Split the family"),
        submit=_("Split"),
        back=back_to(family),
        intro=_("Those who leave become a family of their own from that day. Record afterwards where they move."),
    )
    made: list[Family] = []
    if form.is_bound and form.is_valid() and tried(form, lambda: made.append(_split(request, family, form))):
        toast(request, _("There are two families now. This is the new one."))
        return redirect("family", family_id=made[0].pk)
    return show_form(request, form, page)


@FORM
def join(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """Choose the family that joins this one, be asked whether that is right, and only then join them."""
    staying = open_family(request, family_id)
    form = JoinForm(request.POST or None, desk=request.desk, initial={"on": request.desk.today})
    page = FormPage(
        heading=_("Join with another family"),
        submit=_("Go on"),
        back=back_to(staying),
        intro=_("Everybody of the other family moves over to this one, and leaves the home that they had."),
    )
    if not (form.is_bound and form.is_valid()):
        return show_form(request, form, page)
    joining = open_family(request, form.joining_id())
    if SAYS_YES not in request.POST:
        question = _join_question(staying, joining=joining, on=form.cleaned_data["on"])
        return render(request, "families/confirm.html", {"question": question})
    return answer(
        request,
        form,
        page,
        act=lambda: tenancies.join_families(
            staying=staying, joining=joining, on=form.cleaned_data["on"], by=request.user
        ),
        done=_("The two families are one now."),
    )


def _join_question(staying: Family, *, joining: Family, on: date) -> ConfirmPage:
    """What is asked before two families become one: it cannot be undone with a button."""
    told = {"joining": joining.name, "reference": joining.reference, "staying": staying.name, "day": words.day(on)}
    sends = (Sent("reference", joining.reference), Sent("on", on.isoformat()), Sent(SAYS_YES, "1"))
    here = reverse("family-join", args=[staying.pk])
    return ConfirmPage(
        title=_("Join %(joining)s with %(staying)s?") % told,
        text=_(
            "From %(day)s everybody of %(joining)s (%(reference)s) belongs to %(staying)s and has left the home that "
            "they had, and the case of %(joining)s is closed. This cannot be undone with a button."
        )
        % told,
        press=Press(_("Join the families"), here, sends=sends, dangerous=True),
        back=Link(_("Choose another family"), here),
    )


@FORM
def workers(request: DeskRequest, family_id: UUID) -> HttpResponse:
    """Who works with the family: the relation that opens it."""
    family = open_family(request, family_id)
    form = WorkerForm(request.POST or None, desk=request.desk)
    now = family.workers.standing_on(request.desk.today).select_related("user").order_by("pk")
    names = ", ".join(str(worker.user) for worker in now)
    responsible = str(family.responsible) if family.responsible else _("nobody")
    told = {"responsible": responsible, "others": names or _("nobody")}
    page = FormPage(
        heading=_("Who works with the family"),
        submit=_("Add"),
        back=back_to(family),
        intro=_("Answers for the family: %(responsible)s. Works with it too: %(others)s.") % told,
        actions=tuple(_end_work(worker) for worker in now),
    )
    return answer(
        request,
        form,
        page,
        act=lambda: _let_work(request, family, form),
        done=_("It is written down who works with the family."),
    )


@require_POST
def end_worker(request: DeskRequest, family_id: UUID, worker_id: int) -> HttpResponse:
    family = open_family(request, family_id)
    worker = get_object_or_404(family.workers.standing_on(request.desk.today), pk=worker_id)
    actions.end_worker(worker, to_day=request.desk.today, by=request.user)
    toast(request, _("The colleague no longer works with the family."))
    return redirect(reverse("family-workers", args=[family.pk]))


def _end_work(worker: Worker) -> Press:
    label = _("%(name)s no longer works with the family") % {"name": worker.user}
    return Press(label, reverse("family-worker-end", args=[worker.family_id, worker.pk]))


def _split(request: DeskRequest, family: Family, form: SplitForm) -> Family:
    said = form.cleaned_data
    return actions.split_family(
        family,
        leaving=list(said["leaving"]),
        new_reference=said["new_reference"],
        new_name=said["new_name"],
        on=said["on"],
        by=request.user,
    )


def _let_work(request: DeskRequest, family: Family, form: WorkerForm) -> None:
    user, today = form.colleague(), request.desk.today
    if form.cleaned_data["is_responsible"]:
        actions.set_responsible(family, user=user, from_day=today, by=request.user)
    else:
        actions.add_worker(family, user=user, from_day=today, by=request.user)
