"""One page for every form about a family: ask, do one action, go back to where the reader was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from bofast.casework.families.models import Family
from bofast.casework.followup import actions as followup
from bofast.design.parts import Breadcrumbs, FactList, FormLayout, Link, PageHeader, Sent
from bofast.design.parts.part import Part
from bofast.design.toasts import Undo, toast
from bofast.desk.mending import refusal_notice
from bofast.desk.office import DeskRequest
from bofast.desk.wording import refusal_in_words
from bofast.vocabulary.errors import ShownToUser


@dataclass(frozen=True, slots=True)
class Question:
    """What a form page says around its form, and where it leads."""

    title: str
    submit: str
    done: str
    """What the toast says afterwards."""
    intro: str = ""
    facts: FactList | None = None
    """What the reader decides about, before the form."""
    notices: tuple[Part, ...] = ()
    anchor: str = "plan"


def ask(
    request: DeskRequest, *, family: Family, form: BaseForm, question: Question, write: Callable[[], Model]
) -> HttpResponse:
    """Show a form about a family; when it is sent in and right, write, and go back with a way to undo."""
    status, notices = 200, list(question.notices)
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                written = write()
            except ShownToUser as refused:
                form.add_error(None, refusal_in_words(refused))
                notices += filter(None, [refusal_notice(refused, desk=request.desk)])
            else:
                return go_back(request, family=family, told=question.done, about=written, anchor=question.anchor)
    back = back_to(request, family=family, anchor=question.anchor)
    context = {
        "family": family,
        "crumbs": Breadcrumbs((Link(_("Families"), reverse("families")), Link(family.name, back)), question.title),
        "head": PageHeader(question.title),
        "notices": notices,
        "facts": question.facts,
        "layout": FormLayout(form, submit=question.submit, cancel_url=back, intro=question.intro),
    }
    return render(request, "plan/form.html", context, status=status)


def act(request: DeskRequest, *, family: Family, write: Callable[[], Model], told: str) -> HttpResponse:
    """Do one action without a form, and go back with a way to undo, or with the reason why not."""
    try:
        written = write()
    except ShownToUser as refused:
        toast(request, refusal_in_words(refused), level=messages.ERROR)
        return redirect(back_to(request, family=family))
    return go_back(request, family=family, told=told, about=written)


def go_back(request: DeskRequest, *, family: Family, told: str, about: Model, anchor: str = "plan") -> HttpResponse:
    """Back to where the reader was, with a toast, and an undo button where there is a way back."""
    back = back_to(request, family=family, anchor=anchor)
    reversal = followup.way_back(about, by=request.user)
    undo = Undo(reverse("plan-undo", args=[reversal.pk]), (Sent("next", back),)) if reversal else None
    toast(request, told, undo=undo)
    return redirect(back)


def back_to(request: DeskRequest, *, family: Family | None = None, anchor: str = "plan") -> str:
    """The page that sent the reader here when it is one of ours, else the family's page."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}):
        return asked
    return f"{reverse('family', args=[family.pk])}#{anchor}" if family is not None else reverse("my-day")
